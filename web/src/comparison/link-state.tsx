import { useTranslation } from 'react-i18next';
import { Link as Way } from 'wouter';

import type { Link } from '../api/records.js';
import { useTerm } from '../words/use-term.js';

interface LinkStateProps {
  readonly link: Pick<Link, 'state' | 'settled' | 'resolution'>;
  /** Id of the case that is shown: no way is needed to it. */
  readonly here?: string;
}

/** Whether anybody has decided about a link, what the software did with its own suggestion, and by which case it was settled. */
export function LinkState({ link: { state, settled, resolution }, here }: LinkStateProps) {
  const { t } = useTranslation();
  const term = useTerm();
  if (settled) return <>{term('settled', settled)}</>;
  if (!resolution) return <>{term('linkState', state)}</>;
  const { dispute, outcome } = resolution;
  return (
    <>
      {dispute === here ? t('case.byThis') : <Way href={`/disputes/${dispute}`}>{t('case.by')}</Way>}
      {`: ${term('outcome', outcome)}`}
    </>
  );
}

/** Why somebody drew or judged a link, in their words; the software's own reasons are codes and are said elsewhere. */
export function LinkReason({ link: { reason } }: { readonly link: Pick<Link, 'reason'> }) {
  const { t } = useTranslation();
  if (!reason || /^[a-z_]+$/.test(reason)) return null;
  return (
    <p>
      {t('decision.because')} <q>{reason}</q>
    </p>
  );
}
