import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';

import { useClaim } from '../api/claims.js';
import { useCasesOf } from '../api/disputes.js';
import { BriefLink } from '../claim/brief-link.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { noteArrival } from '../shell/use-arrival-focus.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useQuestion } from './case-words.js';
import styles from './disputes.module.css';
import { NewCaseForm } from './new-case-form.js';
import { StateMark } from './state-mark.js';

/** Opens a case about a claim: with rivals among what contradicts it, and where asked for about one of its derivations. */
export function NewCasePage() {
  const { t } = useTranslation();
  const question = useQuestion();
  const [search] = useSearchParams();
  const [first = '', ...others] = (search.get('claims') ?? '').split(',').filter(Boolean);
  const derivation = search.get('derivation');
  const { data: claim, error, isPending, refetch } = useClaim(first);
  const cases = useCasesOf(first).data?.items ?? [];
  const late = useLate(isPending);
  // The form takes the focus as soon as it is there.
  useEffect(() => {
    noteArrival();
    window.scrollTo(0, 0);
  }, []);
  usePageTitle(t('newCase.title'));
  return (
    <>
      <h1>{t('newCase.title')}</h1>
      <p className={styles.soft}>{t('newCase.means')}</p>
      {error && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {late && <Skeleton height={180} />}
      {claim && (
        <p className={styles.ofClaim}>
          <BriefLink claim={claim} />
        </p>
      )}
      {cases.length > 0 && (
        <section className={styles.there} aria-labelledby="there">
          <h2 id="there">{t('newCase.there')}</h2>
          <ul className={styles.ofThis}>
            {cases.map((one) => (
              <li key={one.id}>
                <Link href={`/disputes/${one.id}`}>{question(one)}</Link> <StateMark dispute={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {claim && <NewCaseForm key={claim.id} claim={claim} others={others} derivation={derivation} />}
    </>
  );
}
