import { useTranslation } from 'react-i18next';

import type { Link } from '../api/records.js';
import { useTerm } from '../words/use-term.js';

/** Whether anybody has decided about a link, and what the software did with its own suggestion. */
export function LinkState({ link: { state, settled } }: { readonly link: Pick<Link, 'state' | 'settled'> }) {
  const term = useTerm();
  return <>{settled ? term('settled', settled) : term('linkState', state)}</>;
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
