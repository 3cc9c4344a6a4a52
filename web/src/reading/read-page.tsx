import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useReader } from '../words/use-reader.js';
import { carried } from './carry.js';
import { languageChoices } from './languages.js';
import styles from './reading.module.css';
import { ReadingStatus } from './reading-status.js';
import { ReadingsTable } from './readings-table.js';
import { TextField } from './text-field.js';
import { useFound } from './use-found.js';
import { useKeptText } from './use-kept-text.js';

/** A reporter pastes a text and sees how every quantity in it is read. Nothing is recorded. */
export function ReadPage() {
  const { t } = useTranslation();
  const reader = useReader();
  const heading = useArrivalFocus<HTMLHeadingElement>('read');
  const [text, setText] = useKeptText('text');
  const [kept, setLanguage] = useKeptText('text-language');
  const [cleared, setCleared] = useState('');
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLTextAreaElement>(null);
  const language = kept || reader.language;
  const { read, isPending, error, again } = useFound(text, language);
  const marked = useDeferredValue(text);
  const items = useMemo(
    () => (read.language === language ? carried(read.items, read.text, marked) : []),
    [read, marked, language],
  );
  const active = useMemo(() => items.findIndex(({ start, end }) => start <= at && at <= end), [items, at]);
  usePageTitle(t('reading.title'));
  useEffect(() => {
    document.querySelector(`[data-row-of="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const show = useCallback(
    (item: number) => {
      const found = items[item];
      if (!found) return;
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(found.start, found.end);
      document.querySelectorAll('mark[data-first]')[item]?.scrollIntoView({ block: 'center' });
    },
    [items],
  );
  const readAgain = () => {
    again();
    field.current?.focus();
  };
  const clear = () => {
    setCleared(text);
    setText('');
    field.current?.focus();
  };
  const restore = () => {
    setText(cleared);
    setCleared('');
    field.current?.focus();
  };
  return (
    <>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('reading.title')}
        </h1>
        <p className={styles.intro}>{t('reading.intro')}</p>
      </div>
      <div className={styles.choices}>
        <NativeSelect
          label={t('reading.language')}
          value={language}
          data={languageChoices(reader, t('reading.anyLanguage'))}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        {text && (
          <Button variant="default" onClick={clear}>
            {t('reading.clear')}
          </Button>
        )}
        {!text && cleared && (
          <Button variant="default" onClick={restore}>
            {t('reading.restore')}
          </Button>
        )}
        <ReadingStatus
          id="reading-status"
          text={text}
          items={read.text === text ? read.items : null}
          isPending={isPending}
        />
      </div>
      {error && <ProblemNotice problem={error} onRetry={readAgain} />}
      <div className={styles.columns}>
        <TextField
          field={field}
          text={text}
          language={language}
          onChange={setText}
          marked={marked}
          items={items}
          active={items[active]?.readings ?? null}
          onMove={setAt}
          describedBy="reading-status"
        />
        <section
          className={styles.readings}
          aria-label={t('reading.table')}
          tabIndex={items.length > 0 ? 0 : undefined}
        >
          {items.length > 0 ? (
            <ReadingsTable text={marked} items={items} active={active} onShow={show} />
          ) : (
            !text.trim() && <p className={styles.soft}>{t('reading.empty')}</p>
          )}
        </section>
      </div>
      <p className={styles.soft}>{t('reading.kept')}</p>
    </>
  );
}
