import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Input, Lint } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { resultWords, shortly } from '../format/result.js';
import { valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import styles from './derivations.module.css';
import { piecesOf, withSigns } from './live-formula.js';

interface FormulaProps {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Input>>;
  /** What it gives; null or absent where it gives no number. */
  readonly result?: Figure | null;
  /** What is to be said of single inputs. */
  readonly lints?: readonly Lint[];
}

/** A formula three times: with the names of its inputs, with what they are worth now, each the way to its claim, and what it gives. */
export function Formula({ formula, inputs, result, lints = [] }: FormulaProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const words = result && resultWords(result, reader);
  const doubtful = new Set(lints.filter(({ code }) => code === 'contested_input').flatMap((lint) => lint.inputs ?? []));
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
          const worth = input.figure ? shortly(input.figure, reader) : valueInWords(input.claim.value, reader);
          return (
            <span key={index}>
              <Link href={`/claims/${input.instead ?? input.claim.id}`} aria-label={`${text}: ${worth}`}>
                {worth}
              </Link>
              {doubtful.has(text) && (
                <span
                  role="img"
                  className={styles.doubt}
                  aria-label={t('derived.doubtful')}
                  title={t('derived.doubtful')}
                >
                  ⚠︎
                </span>
              )}
            </span>
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
