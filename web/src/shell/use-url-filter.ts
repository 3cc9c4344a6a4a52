import { useSearchParams } from 'wouter';

/**
 * A filter that lives in the URL, so that every view has an address that can be sent to a colleague. Changing it replaces
 * the address rather than adding one, so that going back leaves the list, unless it is to be `push`ed: a step of its own.
 *
 * @param keys the parts of the URL that select; what is empty is not there
 */
export function useUrlFilter<Key extends string>(
  keys: readonly Key[],
): [
  Readonly<Partial<Record<Key, string>>>,
  (changes: Readonly<Partial<Record<Key, string>>>, how?: 'replace' | 'push') => void,
] {
  const [search, setSearch] = useSearchParams();
  const filter: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const word = search.get(key);
    if (word) filter[key] = word;
  }
  const change = (changes: Readonly<Partial<Record<Key, string>>>, how = 'replace') =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [key, word] of Object.entries<string | undefined>(changes)) {
          if (word) next.set(key, word);
          else next.delete(key);
        }
        return next;
      },
      { replace: how === 'replace' },
    );
  return [filter, change];
}
