import type { CaseBrief } from '../api/cases.js';
import { useTerm } from '../words/use-term.js';
import { caseState } from './case-words.js';
import styles from './disputes.module.css';

/** How far a case is; what was opened again stands out. */
export function StateMark({ dispute }: { readonly dispute: Pick<CaseBrief, 'state' | 'decision'> }) {
  const state = caseState(dispute);
  return <span className={styles[state] ?? styles.open}>{useTerm()('caseState', state)}</span>;
}
