import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import { announce } from '../shell/announced.js';
import { useKeys } from '../shell/use-keys.js';
import { ArgumentForm } from './argument-form.js';
import { CandidateForm } from './candidate-form.js';
import styles from './case-page.module.css';
import type { Lettered } from './lettered.js';

/** What somebody is about to add. */
export interface Saying {
  readonly what: 'argument' | 'candidate';
  /** Which candidate an argument is about, and which way it goes, where that is clear. */
  readonly about?: { readonly candidate: string; readonly stance: string };
}

interface SayMoreProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  readonly parts: CaseParts;
  readonly saying: Saying | null;
  readonly onSay: (saying: Saying | null) => void;
}

const ways = [
  { what: 'argument', key: 'a', words: 'argue' },
  { what: 'candidate', key: 'c', words: 'candidate' },
] as const;

/** Arguments and candidates are added here, as long as nothing is decided. */
export function SayMore({ dispute, candidates, parts, saying, onSay }: SayMoreProps) {
  const { t } = useTranslation();
  const buttons = useRef<HTMLParagraphElement>(null);
  useKeys({ a: () => onSay({ what: 'argument' }), c: () => onSay({ what: 'candidate' }) });
  const close = () => {
    const index = ways.findIndex(({ what }) => what === saying?.what);
    buttons.current?.querySelectorAll('button')[index]?.focus();
    onSay(null);
  };
  const done = (words: 'argue' | 'candidate') => () => {
    announce(t(`${words}.done`));
    close();
  };
  return (
    <>
      <p ref={buttons} className={styles.actions}>
        {ways.map(({ what, key, words }) => (
          <Button
            key={what}
            variant="default"
            size="compact-sm"
            aria-expanded={saying?.what === what}
            onClick={() => (saying?.what === what ? close() : onSay({ what }))}
          >
            {t(`${words}.open`)} <kbd aria-hidden>{key}</kbd>
          </Button>
        ))}
      </p>
      {saying?.what === 'argument' && (
        <ArgumentForm
          key={`${saying.about?.candidate} ${saying.about?.stance}`}
          dispute={dispute}
          candidates={candidates}
          parts={parts}
          about={saying.about}
          onCancel={close}
          onDone={done('argue')}
        />
      )}
      {saying?.what === 'candidate' && <CandidateForm dispute={dispute} onCancel={close} onDone={done('candidate')} />}
    </>
  );
}
