import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Erasure } from '../api/erasures.js';
import { useDecideErasure, useErasure } from '../api/erasures.js';
import { useMe } from '../api/signing-in.js';
import { announce } from '../shell/announced.js';
import { Confirmed } from './confirmed.js';
import { ErasureWhat } from './erasure-what.js';
import styles from './settings.module.css';

/** What happens next with an erasure: whoever asked for it waits for another administrator, who approves it; any gives it up. */
export function ErasureDecision({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { refetch } = useErasure(erasure.id);
  const decide = useDecideErasure(erasure.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, requestedBy, records } = erasure;
  const before = useRef(state);
  // What was pressed is gone, since it has been done.
  useEffect(() => {
    if (before.current !== state && document.activeElement === document.body) heading.current?.focus();
    before.current = state;
  }, [state]);
  // Whoever asked, or is to be erased, is not the second.
  const isOwn = requestedBy.id === me?.id;
  const isErased = records.some(({ kind, id }) => kind === 'user' && id === me?.id);
  const next = isOwn ? 'erasures.ownNext' : isErased ? 'erasures.erasedNext' : 'erasures.otherNext';
  const look = () => void refetch();
  const approve = async () => {
    await decide.mutateAsync('approval');
    announce(t('erasures.approved'));
  };
  const withdraw = async () => {
    await decide.mutateAsync('withdrawal');
    announce(t('erasures.withdrawn'));
  };
  return (
    <section className={styles.part} aria-labelledby="erasure-next">
      <h2 ref={heading} id="erasure-next" tabIndex={-1}>
        {t('erasures.next')}
      </h2>
      {state === 'done' && <p>{t('erasures.doneNext')}</p>}
      {state === 'withdrawn' && <p>{t('erasures.withdrawnNext')}</p>}
      {state === 'requested' && (
        <>
          <p>{t(next, { name: requestedBy.name })}</p>
          <div className={styles.actions}>
            {!isOwn && !isErased && (
              <Confirmed
                label={t('erasures.approve')}
                means={t('erasures.approveMeans')}
                now={t('erasures.approveNow')}
                act={approve}
                onLook={look}
              >
                <ErasureWhat erasure={erasure} />
              </Confirmed>
            )}
            <Confirmed
              label={t('erasures.withdraw')}
              means={t('erasures.withdrawMeans')}
              now={t('erasures.withdrawNow')}
              act={withdraw}
              onLook={look}
            />
          </div>
        </>
      )}
    </section>
  );
}
