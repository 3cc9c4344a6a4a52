import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Fragment, lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';

import { isRefused, noteAdmission, onAccessChange } from '../api/access.js';
import type { Me } from '../api/me.js';
import { Problem } from '../api/request.js';
import { forgetRecords, leave, meKey, useMe } from '../api/signing-in.js';
import { onNews } from '../api/tabs.js';
import { forgetTrail } from '../claims/trail.js';
import { forgetKept, keepFor } from '../shell/kept-text.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { signInFrom } from './safe-return.js';

/** Loaded when a session has ended. */
const SignedOutDialog = lazy(async () => ({ default: (await import('./signed-out-dialog.js')).SignedOutDialog }));

/**
 * What only somebody sees whom the instance knows; others are asked to sign in, and come back to where they wanted. Who was
 * known a moment ago signs in on top of what they see. Another person starts anew.
 */
export function ForKnown({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const search = useSearch();
  const { data: me, error, isPending, refetch } = useMe();
  const refused = useSyncExternalStore(onAccessChange, isRefused);
  useNews();
  keepFor(me?.id ?? '');
  useForgetting(me);
  if (isPending) return null;
  if (!me) {
    const isUnknown = !error || (error instanceof Problem && error.status === 401);
    // Whoever has signed out leaves nothing behind, not even where they were.
    if (me === null) return <Redirect to="/sign-in" replace />;
    if (isUnknown) return <Redirect to={signInFrom(search ? `${path}?${search}` : path)} replace />;
    return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <Fragment key={me.id}>{children}</Fragment>
      {refused && (
        <Suspense>
          <SignedOutDialog me={me} />
        </Suspense>
      )}
    </>
  );
}

/** Whoever has signed out leaves nothing of what was typed, nor where they were; what has only expired is theirs when they come back. */
function useForgetting(me: Me | null | undefined): void {
  const last = useRef('');
  useEffect(() => {
    if (me) last.current = me.id;
    if (me !== null) return;
    // After what was shown is gone: it keeps what is in its fields when it goes.
    forgetKept(last.current);
    forgetTrail();
  }, [me]);
}

/** Who signs out in one tab is out in all, and who signs in goes on in all. */
function useNews(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onNews((news) => {
        if (news.happened === 'signed-out') return leave(client);
        const before = client.getQueryData<{ readonly id: string } | null>(meKey);
        if (before?.id !== news.id) forgetRecords(client);
        noteAdmission();
        void client.refetchQueries();
      }),
    [client],
  );
}
