import { Link } from 'wouter';

import type { Input } from '../api/records.js';
import { valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import styles from './derivations.module.css';

interface FormulaProps {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, Input>>;
}

const signs: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

/** A formula twice: with the names of its inputs, and with what they are worth now, each the way to its claim. */
export function Formula({ formula, inputs }: FormulaProps) {
  const reader = useReader();
  const parts = formula.match(/[\p{L}_][\p{L}\p{N}_]*|[^\p{L}_]+/gu) ?? [formula];
  return (
    <p className={styles.formula}>
      <code>{formula.replaceAll(/[*/-]/g, (sign) => signs[sign] ?? sign)}</code>
      <span className={styles.equals}>
        {' = '}
        {parts.map((part, index) => {
          const input = Object.hasOwn(inputs, part) ? inputs[part] : undefined;
          if (!input || ('source' in input && !('constant' in input))) {
            return <span key={index}>{part.replaceAll(/[*/-]/g, (sign) => signs[sign] ?? sign)}</span>;
          }
          if ('constant' in input) return <b key={index}>{input.constant}</b>;
          if (!('claim' in input)) return <span key={index}>{part}</span>;
          return (
            <Link key={index} href={`/claims/${input.claim.id}`}>
              {valueInWords(input.claim.value, reader)}
            </Link>
          );
        })}
      </span>
    </p>
  );
}
