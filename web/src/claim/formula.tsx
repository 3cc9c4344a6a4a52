import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Input } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { resultWords } from '../format/result.js';
import { valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import styles from './derivations.module.css';
import { piecesOf, withSigns } from './live-formula.js';

interface FormulaProps {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Input>>;
  /** What it gives; null or absent where it gives no number. */
  readonly result?: Figure | null;
}

/** A formula three times: with the names of its inputs, with what they are worth now, each the way to its claim, and what it gives. */
export function Formula({ formula, inputs, result }: FormulaProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const words = result && resultWords(result, reader);
  return (
    <div className={styles.formula}>
      <p>
        <code>{withSigns(formula)}</code>
      </p>
      <p className={styles.equals}>
        {'= '}
        {piecesOf(formula, inputs).map(({ text, input }, index) => {
          if (!input) return <span key={index}>{text}</span>;
          if ('constant' in input) return <b key={index}>{input.constant}</b>;
          return (
            <Link
              key={index}
              href={`/claims/${input.claim.id}`}
              aria-label={`${text}: ${valueInWords(input.claim.value, reader)}`}
            >
              {valueInWords(input.claim.value, reader)}
            </Link>
          );
        })}
      </p>
      {words && (
        <p title={words.exact ?? undefined}>
          {'= '}
          <b>{words.interval}</b>
          {words.point && <span className={styles.soft}> {t('derived.atPoint', { point: words.point })}</span>}
        </p>
      )}
    </div>
  );
}
