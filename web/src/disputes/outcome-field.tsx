import '@mantine/core/styles/Radio.css';

import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import form from '../form/form.module.css';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';

interface OutcomeFieldProps {
  readonly offered: readonly string[];
  readonly chosen: string;
  /** Whether it is about one claim only. */
  readonly isAlone: boolean;
  readonly fault: string | null;
  readonly onChoose: (outcome: string) => void;
}

/** What a case may come to, each with what it does: all of them at first, then that which is chosen, so that the rest of the form is in sight. */
export function OutcomeField({ offered, chosen, isAlone, fault, onChoose }: OutcomeFieldProps) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <fieldset className={form.choices} data-faulty={fault ? true : undefined}>
      <legend>{t('decide.outcome')}</legend>
      {fault && (
        <p role="alert" className={form.fault}>
          {fault}
        </p>
      )}
      {offered.map((outcome, index) => (
        <Radio
          key={outcome}
          size="xs"
          name="outcome"
          value={outcome}
          label={
            <>
              <kbd aria-hidden className={styles.key}>
                {index + 1}
              </kbd>{' '}
              {term(isAlone ? 'outcomeAlone' : 'outcome', outcome)}
            </>
          }
          description={
            (chosen === '' || chosen === outcome) && term(isAlone ? 'outcomeAloneMeans' : 'outcomeMeans', outcome)
          }
          checked={chosen === outcome}
          onChange={() => onChoose(outcome)}
        />
      ))}
    </fieldset>
  );
}
