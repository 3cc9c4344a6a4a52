import type { Figure } from '../api/figure.js';
import type { Axis } from './axis.js';
import styles from './line.module.css';

interface SpanProps {
  readonly figure: Figure;
  readonly axis: Axis;
}

/** Height of the drawing, px. */
const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;

/** One interval as a bar: a straight end where the limit belongs to it, an open one where not, an arrow where there is none. */
export function Span({ figure, axis }: SpanProps) {
  const { lower, upper, point, lowerInclusive, upperInclusive } = figure;
  if (lower === null && upper === null) return null;
  const from = lower === null ? 0 : axis.position(lower);
  const to = upper === null ? 100 : axis.position(upper);
  const bounded = point !== null && lower !== null && upper !== null;
  return (
    <svg className={styles.span} width="100%" height={HEIGHT} aria-hidden focusable="false">
      {axis.ticks.map(({ decimal, at }) => (
        <line key={decimal} className={styles.grid} x1={`${at}%`} x2={`${at}%`} y1="0" y2={HEIGHT} />
      ))}
      <rect className={styles.bar} x={`${from}%`} y={MIDDLE - 4} width={`${Math.max(0.4, to - from)}%`} height="8" />
      {lower === null ? <Arrow at="0%" points="0,0 9,-6 9,6" /> : <End at={`${from}%`} closed={lowerInclusive} />}
      {upper === null ? <Arrow at="100%" points="0,0 -9,-6 -9,6" /> : <End at={`${to}%`} closed={upperInclusive} />}
      {bounded && <circle className={styles.point} cx={`${axis.position(point)}%`} cy={MIDDLE} r="4" />}
    </svg>
  );
}

function End({ at, closed }: { readonly at: string; readonly closed: boolean }) {
  const shape = closed ? styles.closed : styles.open;
  return <line className={shape} x1={at} x2={at} y1={MIDDLE - 8} y2={MIDDLE + 8} />;
}

function Arrow({ at, points }: { readonly at: string; readonly points: string }) {
  return (
    <svg x={at} y={MIDDLE} overflow="visible">
      <polygon className={styles.arrow} points={points} />
    </svg>
  );
}
