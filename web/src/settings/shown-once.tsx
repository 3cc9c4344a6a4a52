import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCopy } from '../shell/use-copy.js';
import styles from './settings.module.css';

interface ShownOnceProps {
  readonly title: string;
  readonly secret: string;
  /** What to do with it, and how long it works. */
  readonly next: string;
  readonly onDone: () => void;
}

/** A link or token that is shown this one time: to be copied, and then to be gone. */
export function ShownOnce({ title, secret, next, onDone }: ShownOnceProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [, copied, copy] = useCopy<HTMLElement>();
  const [tried, setTried] = useState(false);
  useEffect(() => box.current?.focus(), [secret]);
  const take = async () => {
    if ((await copy(secret)) === 'selected') field.current?.select();
    setTried(true);
  };
  const said = copied === 'yes' ? 'once.copied' : 'once.selected';
  return (
    <section ref={box} className={styles.once} tabIndex={-1} aria-labelledby="shown-once">
      <h2 id="shown-once">{title}</h2>
      <p>{next}</p>
      <TextInput
        ref={field}
        aria-label={title}
        value={secret}
        readOnly
        classNames={{ input: styles.secret }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className={styles.actions}>
        <Button size="compact-sm" onClick={() => void take()}>
          {t('once.copy')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t('once.done')}
        </Button>
        <span role="status">{tried && t(said)}</span>
      </p>
    </section>
  );
}
