import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Erasure } from '../api/erasures.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { ErasureState } from './erasure-state.js';
import styles from './settings.module.css';

/** One of the list: on which ground, how it stands, how much, who asked and who decided. */
export function ErasureRow({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { id, state, ground, records, words, revisions, createdAt } = erasure;
  const people = useErasurePeople(erasure);
  const much = dotted([
    records.length > 0 && t('erasures.wholeRecords', { count: records.length }),
    words.length > 0 && t('erasures.someWords', { count: words.length }),
    revisions !== null && t('erasures.erased', { count: revisions }),
  ]);
  return (
    <>
      <p>
        <Link
          href={`/settings/erasures/${id}`}
          data-row={id}
          aria-label={dotted([ground, formatMoment(createdAt, reader)])}
        >
          {ground}
        </Link>{' '}
        <ErasureState state={state} />
      </p>
      {much && <p className={styles.soft}>{much}</p>}
      <p className={styles.soft}>{dotted(people)}</p>
    </>
  );
}

/** Who asked for an erasure and who decided about it, and when. */
export function useErasurePeople({ state, requestedBy, createdAt, decidedBy, decidedAt }: Erasure): string[] {
  const { t } = useTranslation();
  const reader = useReader();
  const asked = t('erasures.askedBy', { name: requestedBy.name, moment: formatMoment(createdAt, reader) });
  if (!decidedBy || !decidedAt) return [asked];
  const words = state === 'done' ? 'erasures.approvedBy' : 'erasures.withdrawnBy';
  return [asked, t(words, { name: decidedBy.name, moment: formatMoment(decidedAt, reader) })];
}
