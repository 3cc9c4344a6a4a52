import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Erasure } from '../api/erasures.js';
import { useErasure } from '../api/erasures.js';
import { formatMoment } from '../format/day.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { useReader } from '../words/use-reader.js';
import { ErasureDecision } from './erasure-decision.js';
import { ErasureFound } from './erasure-found.js';
import { useErasurePeople } from './erasure-row.js';
import { ErasureState } from './erasure-state.js';
import { ErasureWhat } from './erasure-what.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** One erasure: on which ground, what of it stands where, and what happens next. */
export function ErasurePage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data: erasure, error, isPending, refetch } = useErasure(id);
  const late = useLate(isPending);
  return (
    <>
      <p className={styles.back}>
        <Link href="/settings/erasures">← {t('settings.erasures')}</Link>
      </p>
      {late && <Skeleton height={120} />}
      {error && !erasure && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {erasure && <Shown erasure={erasure} />}
    </>
  );
}

function Shown({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  const reader = useReader();
  const people = useErasurePeople(erasure);
  const { id, state, ground, reason, createdAt } = erasure;
  return (
    <>
      <SectionHead title={t('erasures.one', { moment: formatMoment(createdAt, reader) })} view={id}>
        <p>
          <ErasureState state={state} />
        </p>
      </SectionHead>
      <dl className={styles.roles}>
        <div>
          <dt>{t('erasures.ground')}</dt>
          <dd>{ground}</dd>
        </div>
        {reason && (
          <div>
            <dt>{t('erasures.reason')}</dt>
            <dd>{reason}</dd>
          </div>
        )}
        <div>
          <dt>{t('erasures.people')}</dt>
          {people.map((one) => (
            <dd key={one}>{one}</dd>
          ))}
        </div>
      </dl>
      <section className={styles.part} aria-labelledby="erasure-what">
        <h2 id="erasure-what">{t(`erasureWhat.${state}`)}</h2>
        <ErasureWhat erasure={erasure} />
      </section>
      <ErasureFound erasure={erasure} />
      <ErasureDecision erasure={erasure} />
    </>
  );
}
