import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ErasedKind } from '../api/named-records.js';
import { useRecordsNamed } from '../api/named-records.js';
import type { Named } from '../api/records.js';
import { Chooser } from './chooser.js';

interface RecordChooserProps {
  readonly kind: ErasedKind;
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  /** What has just happened. */
  readonly said: string;
  readonly onChoose: (record: Named) => void;
}

/** Long enough not to ask at every letter, short enough to feel immediate. */
const PAUSE_MS = 200;

/** Finds a record by a part of what it is called, or by its id. */
export function RecordChooser({ kind, without, said, onChoose }: RecordChooserProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const typed = words.trim();
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const request = useRecordsNamed(kind, asked);
  return (
    <Chooser
      label={t('recordChooser.find')}
      placeholder={t(`recordChooser.by.${kind}`)}
      words={words}
      onType={setWords}
      request={request}
      found={typed && asked ? request.data : undefined}
      isSettled={asked === typed && !request.isPlaceholderData}
      without={without}
      none={t('recordChooser.none')}
      said={said}
      onChoose={onChoose}
    />
  );
}
