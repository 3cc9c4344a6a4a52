import { useSearchParams } from 'wouter';

import type { ClaimFilter } from '../api/claims.js';
import { filters } from '../api/claims.js';

/** The filter of the list: it lives in the URL, so that every view has an address that can be sent to a colleague. */
export function useClaimFilter(): [ClaimFilter, (changes: ClaimFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(
    filters.flatMap((key) => [[key, search.get(key) ?? '']]).filter(([, word]) => word),
  );
  const change = (changes: ClaimFilter) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [key, word] of Object.entries(changes)) {
          if (word) next.set(key, word);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  return [filter, change];
}
