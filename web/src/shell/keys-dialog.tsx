import { Button, Kbd, Switch } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useMay } from '../api/signing-in.js';
import styles from './keys-dialog.module.css';
import { useSingleKeys } from './use-keys.js';

interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const groups = [
  {
    name: 'lists',
    rows: [
      { keys: ['j'], does: 'next' },
      { keys: ['k'], does: 'previous' },
      { keys: ['Enter'], does: 'open' },
      { keys: ['/'], does: 'search' },
      { keys: ['u', 'Backspace'], does: 'back' },
    ],
  },
  {
    name: 'queue',
    rows: [
      { keys: ['o'], does: 'openOther' },
      { keys: ['c'], does: 'confirm' },
      { keys: ['x'], does: 'dismiss' },
      { keys: ['d'], does: 'toCase' },
    ],
  },
  {
    name: 'onClaim',
    rows: [
      { keys: ['a'], does: 'copyLine' },
      { keys: ['g'], does: 'graph' },
      { keys: ['r'], does: 'review' },
      { keys: ['d'], does: 'openCase' },
    ],
  },
  {
    name: 'onCase',
    rows: [
      { keys: ['d'], does: 'decide' },
      { keys: ['1', 'a', 'r'], does: 'inDecision' },
      { keys: ['a'], does: 'argue' },
      { keys: ['c'], does: 'candidate' },
    ],
  },
  {
    name: 'everywhere',
    rows: [
      { keys: ['?'], does: 'help' },
      { keys: ['Ctrl ↵'], does: 'send' },
      { keys: ['Esc'], does: 'leave' },
    ],
  },
] as const;

/** Lists the keys, and lets single keys be turned off. The browser's own dialog: it keeps and gives back the focus. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const mayDecide = useMay('records:review');
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="keys-title" onCancel={onClose} onClose={onClose}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      {groups.map(({ name, rows }) => (
        <section key={name} aria-labelledby={`keys-${name}`}>
          <h3 id={`keys-${name}`}>{t(`keys.${name}`)}</h3>
          <dl className={styles.keys}>
            {rows
              .filter(({ does }) => mayDecide || !decides(does))
              .map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && ` ${t('keys.or')} `}
                        <Kbd>{key}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{t(`keys.${does}`)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <Switch
        label={t('keys.single')}
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      <Button variant="default" onClick={onClose}>
        {t('keys.close')}
      </Button>
    </dialog>
  );
}

/** Whether a key is only for those who decide about contradictions and disputes. */
function decides(does: string): boolean {
  return ['confirm', 'dismiss', 'decide', 'inDecision'].includes(does);
}
