import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePastResults } from '../api/derivations.js';
import type { Derivation, PastResult } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { formatMoment } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { shortly } from '../format/result.js';
import { said } from '../format/sentence.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { ClaimLinks } from './claim-links.js';
import styles from './derivations.module.css';
import { More } from './more.js';

/** What a derivation gave before, what moved it, and everything that it ever gave for those who ask. */
export function MovedBy({
  derivation: { id, inputs, previous, movedBy, computedAt },
}: {
  readonly derivation: Derivation;
}) {
  const { t } = useTranslation();
  const reader = useReader();
  const [open, setOpen] = useState(false);
  if (!computedAt) return null;
  const why = movedBy && said(movedBy, reader);
  return (
    <>
      {previous && (
        <p className={styles.moved}>
          {t('derived.previous', { moment: formatMoment(computedAt, reader), result: inWords(previous.result) })}
          {why && (
            <>
              {' '}
              {t('derived.movedBy')} <span lang={why.language}>{why.words}</span>
            </>
          )}
        </p>
      )}
      {previous && <ClaimLinks ids={movedBy?.claims ?? []} inputs={inputs} />}
      {previous && (
        <details className={styles.aside} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('derived.results')}</summary>
          <PastResults id={id} open={open} />
        </details>
      )}
    </>
  );

  function inWords(figure: Figure | null): string {
    return figure ? shortly(figure, reader) : t('derived.noResult');
  }
}

function PastResults({ id, open }: { readonly id: string; readonly open: boolean }) {
  const { t } = useTranslation();
  const request = usePastResults(id, open);
  const late = useLate(open && request.isPending);
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {late && <p className={styles.soft}>{t('list.loading')}</p>}
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      {request.isSuccess && all.length === 0 && <p className={styles.soft}>{t('derived.noResults')}</p>}
      <ol className={styles.results}>
        {all.map((one, index) => (
          <li key={`${one.computedAt ?? ''} ${index}`}>
            <PastEntry one={one} />
          </li>
        ))}
      </ol>
      {request.hasNextPage && <More requests={[request]} />}
    </>
  );
}

function PastEntry({ one: { result, state, computedAt, movedBy } }: { readonly one: PastResult }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const why = movedBy && said(movedBy, reader);
  return (
    <>
      <b>{result ? shortly(result, reader) : t('derived.noResult')}</b>
      <span className={styles.soft}>
        {computedAt && DOT + t('derived.from', { moment: formatMoment(computedAt, reader) })}
        {state !== 'current' && DOT + term('derivationState', state)}
      </span>
      {why && <p lang={why.language}>{why.words}</p>}
    </>
  );
}
