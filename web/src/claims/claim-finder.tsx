import '@mantine/core/styles/Radio.css';

import { Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFoundClaims } from '../api/found-claims.js';
import type { ClaimBrief } from '../api/records.js';
import { useBriefWords } from '../claim/brief-link.js';
import form from '../form/form.module.css';
import { valueInWords, writtenForm } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import styles from './claim-finder.module.css';

interface ClaimFinderProps {
  /** Before anything is typed, claims about the same subject are offered. */
  readonly about: ClaimBrief | undefined;
  /** Ids of claims that are not offered. */
  readonly without: readonly string[];
  /** Id of the one that is chosen; it is found again where it was chosen before. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly fault: ReactNode;
  /** What it is asked for; without, just a claim. */
  readonly label?: string;
}

/** Long enough not to ask at every letter, short enough to feel immediate. */
const PAUSE_MS = 200;

/** Finds a claim by words, by the address of its page or by its id. Where only one is found it is chosen. */
export function ClaimFinder({ about, without, chosen, onChoose, fault, label }: ClaimFinderProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const brief = useBriefWords();
  const [words, setWords] = useState(chosen);
  const [asked] = useDebouncedValue(words.trim(), PAUSE_MS);
  const { data, isFetching, isPlaceholderData } = useFoundClaims(asked, about?.subject.id);
  const found = data?.filter(({ id }) => !without.includes(id));
  const [only, ...others] = found ?? [];
  const isFound = asked !== '' && !isPlaceholderData;
  const single = only && others.length === 0 && isFound ? only.id : undefined;
  useEffect(() => {
    if (single && single !== chosen) onChoose(single);
  }, [single, chosen, onChoose]);
  return (
    <>
      <TextInput
        label={label ?? t('candidate.find')}
        description={t('candidate.findHint')}
        error={fault}
        value={words}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => {
          setWords(event.currentTarget.value);
          onChoose('');
        }}
      />
      <div role="status" aria-busy={isFetching} className={styles.found}>
        {found &&
          asked !== '' &&
          (found.length > 0 ? t('candidate.found', { count: found.length }) : t('candidate.none'))}
      </div>
      {found && found.length > 0 && (
        <fieldset className={`${form.choices} ${form.many}`} aria-label={t('list.title')}>
          {found.map((claim) => (
            <Radio
              key={claim.id}
              size="xs"
              name="found-claim"
              label={[valueInWords(claim.value, reader), writtenForm(claim.value), brief(claim)]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen === claim.id}
              onChange={() => onChoose(claim.id)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
