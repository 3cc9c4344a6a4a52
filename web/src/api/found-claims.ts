import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { Claim, Page } from './records.js';
import { Problem, read } from './request.js';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The id in what was typed or pasted: an id itself, or the address of a claim's page; what was typed where there is none. */
export const idIn = (text: string): string => ID.exec(text)?.[0].toLowerCase() ?? text.trim();

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
      if (ID.test(words)) return read<Claim>(`/claims/${idIn(words)}`, signal).then((claim) => [claim], noneIfMissing);
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
