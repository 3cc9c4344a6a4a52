import '@mantine/core/styles/Checkbox.css';

import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import form from '../form/form.module.css';
import { valueInWords, writtenForm } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import type { Lettered } from './lettered.js';

interface WhichFieldProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  readonly outcome: string;
  readonly chosen: readonly string[];
  readonly fault: ReactNode;
  /** Of which whoever looks wrote something. */
  readonly written: readonly string[];
  readonly onTurn: (id: string) => void;
}

/** Which of the candidates hold, and which of the disputed derivations; and of which whoever looks wrote something. */
export function WhichField(props: WhichFieldProps) {
  const { dispute, candidates, outcome, chosen, fault, written, onTurn } = props;
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { derivations = [] } = dispute;
  return (
    <>
      <fieldset className={form.choices} data-faulty={fault ? true : undefined}>
        <legend>{term('caseWhich', outcome)}</legend>
        {fault && (
          <p role="alert" className={form.fault}>
            {fault}
          </p>
        )}
        {candidates.map(({ letter, claim }) => (
          <Checkbox
            key={claim.id}
            size="xs"
            label={
              <>
                <kbd className={styles.key}>{letter}</kbd> {valueInWords(claim.value, reader)}{' '}
                {writtenForm(claim.value) && <q className={styles.soft}>{writtenForm(claim.value)}</q>}
                {written.includes(claim.id) && (
                  <>
                    {' '}
                    <span className={styles.care}>{t('case.wrote')}</span>
                  </>
                )}
              </>
            }
            checked={chosen.includes(claim.id)}
            onChange={() => onTurn(claim.id)}
          />
        ))}
      </fieldset>
      {derivations.length > 0 && (
        <fieldset className={form.choices}>
          <legend>{t('decide.upheld')}</legend>
          {derivations.map(({ id, claim, method, formula, attributedTo }) => (
            <Checkbox
              key={id}
              size="xs"
              label={[
                candidates.find((one) => one.claim.id === claim)?.letter,
                term('method', method),
                attributedTo?.name,
                formula,
              ]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen.includes(id)}
              onChange={() => onTurn(id)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
