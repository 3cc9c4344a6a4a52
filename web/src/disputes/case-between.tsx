import { Skeleton } from '@mantine/core';
import { Redirect, useSearchParams } from 'wouter';

import type { CaseBrief } from '../api/cases.js';
import { useCasesOf } from '../api/disputes.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';

/** Leads to the case about some claims, or to opening one where there is none. */
export function CaseBetween() {
  const [search] = useSearchParams();
  const claims = search.get('claims') ?? '';
  const [first = '', ...others] = claims.split(',').filter(Boolean);
  const { data, error, isPending, refetch } = useCasesOf(first);
  const late = useLate(isPending);
  if (error) return <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />;
  if (first && !data) return late ? <Skeleton height={180} /> : null;
  const found = data && caseAbout(data.items, others);
  return <Redirect to={found ? `/disputes/${found.id}` : `/disputes/new?claims=${claims}`} replace />;
}

/** Of some cases the one that is about these claims too: one that is open before one that is decided, the newest first. */
function caseAbout(cases: readonly CaseBrief[], claims: readonly string[]): CaseBrief | undefined {
  const about = cases.filter(({ candidates }) =>
    claims.every((claim) => candidates.some((candidate) => candidate.id === claim)),
  );
  return about.find(({ state }) => state === 'open') ?? about[0];
}
