import { Link } from 'wouter';

import type { ClaimBrief } from '../api/records.js';
import { dotted } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import { metricName, scopeEntries, valueInWords } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';

/** Another claim, as a way to it: its value first, then what it is the value of. */
export function BriefLink({ claim }: { readonly claim: ClaimBrief }) {
  const reader = useReader();
  return (
    <>
      <Link href={`/claims/${claim.id}`} className={styles.briefValue}>
        {valueInWords(claim.value, reader)}
      </Link>{' '}
      <span className={styles.soft}>{useBriefWords()(claim)}</span>
    </>
  );
}

/** What a claim is about, without its value: `OpenAI · revenue · 2025 · actual`. */
export function useBriefWords(): (claim: Omit<ClaimBrief, 'basis' | 'measure'> & Partial<ClaimBrief>) => string {
  const reader = useReader();
  const term = useTerm();
  return ({ subject, metric, period, basis, measure, scope }) =>
    dotted([
      subject.name,
      metricName(metric, reader.language),
      ...scopeEntries(scope, reader.language).map(({ phrase }) => phrase),
      periodName(period, reader),
      ...(basis ? [term('basis', basis)] : []),
      ...(measure && measure !== 'as_is' ? [term('measure', measure)] : []),
    ]);
}
