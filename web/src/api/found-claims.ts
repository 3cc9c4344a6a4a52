import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { idIn } from './id-in.js';
import type { Claim, Page } from './records.js';
import { Problem, read } from './request.js';

/** As many as can be looked through at a glance. */
const MOST = 8;

/**
 * Claims that fit some words, or the one whose id or address that is.
 *
 * @param subject whose claims are answered where there are no words
 */
export function useFoundClaims(words: string, subject: string | undefined) {
  return useQuery({
    queryKey: ['found-claims', words, subject ?? ''],
    queryFn: async ({ signal }): Promise<readonly Claim[]> => {
      const id = idIn(words);
      if (id) return read<Claim>(`/claims/${id}`, signal).then((claim) => [claim], noneIfMissing);
      const search = new URLSearchParams({
        limit: `${MOST}`,
        ...(words ? { q: words } : { subject: subject ?? '' }),
      });
      return (await read<Page<Claim>>(`/claims?${search}`, signal)).items;
    },
    enabled: words !== '' || subject !== undefined,
    placeholderData: keepPreviousData,
  });
}

function noneIfMissing(problem: unknown): readonly Claim[] {
  if (problem instanceof Problem && problem.status === 404) return [];
  throw problem;
}
