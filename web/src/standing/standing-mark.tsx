import { useTerm } from '../words/use-term.js';
import { toneOf } from './shape.js';
import styles from './standing.module.css';

interface StandingMarkProps {
  readonly label: string;
  /** For lists, where the standing is one fact among several. */
  readonly small?: boolean;
}

/** A standing as a word with a shape of its own: it is told apart without colours. */
export function StandingMark({ label, small = false }: StandingMarkProps) {
  const term = useTerm();
  return (
    <span className={[styles.mark, styles[toneOf(label)], small && styles.small].filter(Boolean).join(' ')}>
      <Shape label={label} />
      {term('standing', label)}
    </span>
  );
}

/** The same shapes as in the graph: circle, disc with a tick, diamond, triangle, crossed square. */
function Shape({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden focusable="false" fill="none" stroke="currentColor" strokeWidth="2">
      {drawings[label] ?? drawings.uncontested}
    </svg>
  );
}

const drawings: Readonly<Record<string, React.ReactNode>> = {
  uncontested: <circle cx="8" cy="8" r="6" />,
  accepted: (
    <>
      <circle cx="8" cy="8" r="6" fill="currentColor" />
      <path d="M5 8.2 7.2 10.4 11 6" stroke="var(--ground)" />
    </>
  ),
  contested: (
    <>
      <path d="M8 1 15 8 8 15 1 8Z" />
      <path d="M8 1 15 8 8 15Z" fill="currentColor" stroke="none" />
    </>
  ),
  'rests on contested input': (
    <>
      <path d="M8 2 15 14H1Z" />
      <path d="M8 6v4M8 11.4v1.4" />
    </>
  ),
  rejected: (
    <>
      <path d="M2 2H14V14H2Z" />
      <path d="M5 5 11 11M11 5 5 11" />
    </>
  ),
};
