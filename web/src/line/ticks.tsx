import { compact } from '../format/decimal.js';
import { useReader } from '../words/use-reader.js';
import type { Axis } from './axis.js';
import styles from './line.module.css';

/** The numbers under a line. The scale they share is not said here: see {@link useScale}. */
export function Ticks({ axis }: { readonly axis: Axis }) {
  const { numbers } = useScale(axis);
  return (
    <div className={styles.ticks} aria-hidden>
      {axis.ticks.map(({ decimal, at }, index) => (
        <span key={decimal} style={{ insetInlineStart: `${at}%` }}>
          {numbers[index]}
        </span>
      ))}
    </div>
  );
}

/** The numbers of a line in one scale, and what the scale is called. */
export function useScale(axis: Axis): { numbers: string[]; scale: string } {
  const decimals = axis.ticks.map(({ decimal }) => decimal);
  return compact(decimals, useReader());
}
