import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { attributionOf, useAttribution } from '../api/tracing.js';
import type { Language } from '../format/reader.js';
import { useCopy } from '../shell/use-copy.js';
import { useKeys } from '../shell/use-keys.js';
import { useReader } from '../words/use-reader.js';
import styles from './attribution.module.css';

/** The line a journalist copies into a story, in the language of the page; the other language is one button away. */
export function Attribution({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const { data: line, isError } = useAttribution(id, language);
  const [shown, copied, copy] = useCopy<HTMLQuoteElement>();
  const [message, setMessage] = useState('');
  const other: Language = language === 'en' ? 'de' : 'en';
  const take = async (wanted: Language) => {
    setMessage('');
    try {
      const { text } = wanted === line?.language ? line : await attributionOf(client, id, wanted);
      if (text === null) return setMessage(t('line4story.nothing'));
      const how = await copy(text);
      if (how === 'selected') setMessage(t('line4story.selected'));
      else if (wanted === language) setMessage(t('line4story.copied'));
      else setMessage(t('line4story.copiedIn', { language: t(`line4story.${wanted}`), text }));
    } catch {
      setMessage(t('line4story.failed'));
    }
  };
  useKeys({ a: () => void take(language) });
  useEffect(() => setMessage(''), [language]);
  if (isError || !line) return null;
  const blocked = line.text === null && { 'aria-disabled': true, 'aria-describedby': 'no-line', 'data-disabled': true };
  return (
    <section className={styles.line} aria-labelledby="line-for-a-story">
      <h2 id="line-for-a-story">{t('line4story.name')}</h2>
      {line.text === null ? (
        <p id="no-line" className={styles.withheld}>
          {t('line4story.nothing')}
        </p>
      ) : (
        <blockquote ref={shown} lang={line.language}>
          {line.text}
        </blockquote>
      )}
      {Boolean(line.withheld) && line.text !== null && <p className={styles.withheld}>{t('line4story.withheld')}</p>}
      <p className={styles.ways}>
        <Button size="compact-sm" {...blocked} onClick={() => void take(language)}>
          {t('line4story.copy')}
        </Button>
        <Button size="compact-sm" variant="default" {...blocked} onClick={() => void take(other)}>
          {t('line4story.copyOther', { language: t(`line4story.${other}`) })}
        </Button>
        <span role="status" className={copied === 'no' ? undefined : styles.copied}>
          {message}
        </span>
      </p>
    </section>
  );
}
