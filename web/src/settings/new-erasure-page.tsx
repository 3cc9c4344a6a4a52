import { Button, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { useAskErasure } from '../api/erasures.js';
import { formKeys } from '../form/form-keys.js';
import { useFaults } from '../form/use-faults.js';
import { announce } from '../shell/announced.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import type { ChosenRecord } from './records-field.js';
import { RecordsField } from './records-field.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';
import { wordLines } from './word-lines.js';

/** Escape leaves the form nowhere: what was typed would be gone. */
const stay = () => undefined;

/** Asks for an erasure. What is typed here is kept in no browser: it is what has to go. */
export function NewErasurePage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [records, setRecords] = useState<readonly ChosenRecord[]>([]);
  const [typed, setTyped] = useState({ words: '', ground: '', reason: '' });
  const form = useRef<HTMLFormElement>(null);
  const ask = useAskErasure();
  const words = wordLines(typed.words);
  const needed = { words: words.join(' ') || records.map(({ name }) => name).join(' '), ground: typed.ground };
  const { faultOf, rest, lack } = useFaults(form, ask.error, ['records', 'words', 'ground', 'reason'], needed);
  const type = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes });
  const send = () =>
    ask.mutate(
      {
        records: records.map(({ kind, id }) => ({ kind, id })),
        ...(words.length > 0 && { words }),
        ground: typed.ground.trim(),
        ...(typed.reason.trim() && { reason: typed.reason.trim() }),
      },
      {
        onSuccess: ({ id }) => {
          announce(t('erasures.asked'));
          navigate(`/settings/erasures/${id}`);
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending && !lack(needed)) send();
  };
  return (
    <>
      <p className={styles.back}>
        <Link href="/settings/erasures">← {t('settings.erasures')}</Link>
      </p>
      <SectionHead title={t('erasures.ask')} />
      <p className={styles.soft}>{t('erasures.askMeans')}</p>
      <form ref={form} className={styles.form} onSubmit={submit} onKeyDown={formKeys(stay)} noValidate>
        {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
        <RecordsField records={records} error={faultOf('records')} onChange={setRecords} />
        <Textarea
          label={t('erasures.words')}
          description={t('erasures.wordsMean')}
          error={faultOf('words') && (needed.words ? faultOf('words') : t('erasures.wordsMissing'))}
          rows={4}
          value={typed.words}
          autoComplete="off"
          onChange={(event) => type({ words: event.currentTarget.value })}
        />
        <TextInput
          label={t('erasures.ground')}
          description={t('erasures.groundMeans')}
          error={faultOf('ground')}
          required
          value={typed.ground}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => type({ ground: event.currentTarget.value })}
        />
        <Textarea
          label={t('erasures.reason')}
          description={t('erasures.reasonMeans')}
          error={faultOf('reason')}
          rows={3}
          maxLength={5000}
          value={typed.reason}
          autoComplete="off"
          onChange={(event) => type({ reason: event.currentTarget.value })}
        />
        <p>
          <Button type="submit" aria-disabled={ask.isPending}>
            {t('erasures.askNow')}
          </Button>
        </p>
      </form>
    </>
  );
}
