import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { idIn } from './id-in.js';
import type { Named, Page, Statement } from './records.js';
import { Problem, read } from './request.js';

/** What can be erased as a whole: found by what it is called. */
export const erasedKinds = ['entity', 'source', 'user'] as const;
export type ErasedKind = (typeof erasedKinds)[number];

/** What can be kept from being erased. */
export const heldKinds = ['claim', 'statement', ...erasedKinds] as const;
export type HeldKind = (typeof heldKinds)[number];

const lists = { entity: 'entities', source: 'sources', user: 'users' } as const;

/** A record of one of these kinds, as far as it says what it is. */
interface Called {
  readonly id: string;
  readonly kind?: string | null;
  readonly name?: string;
  readonly title?: string | null;
  readonly url?: string | null;
}

/** A record named, and what kind of user it is where it is one. */
interface NamedRecord extends Named {
  readonly kind: string | null;
}

/** One record by what it is called. */
export function useNamedRecord(kind: ErasedKind, id: string) {
  return useQuery({
    queryKey: ['named-record', kind, id],
    queryFn: async ({ signal }) => named(await read<Called>(`/${lists[kind]}/${encodeURIComponent(id)}`, signal)),
  });
}

/** One statement. */
export function useStatement(id: string) {
  return useQuery({
    queryKey: ['statement', id],
    queryFn: ({ signal }) => read<Statement>(`/statements/${encodeURIComponent(id)}`, signal),
  });
}

/** Records by a part of what they are called, or the one whose id was pasted, also where nobody may read what that is called. */
export function useRecordsNamed(kind: ErasedKind, words: string) {
  return useQuery({
    queryKey: ['named-records', kind, words],
    queryFn: async ({ signal }): Promise<Page<Named>> => {
      const id = idIn(words);
      if (id) {
        const one = await read<Called>(`/${lists[kind]}/${id}`, signal).then(named, (problem: unknown) => {
          if (problem instanceof Problem && problem.status === 404) return { id, name: id };
          throw problem;
        });
        return { items: [one] };
      }
      const { items, nextCursor } = await read<Page<Called>>(
        `/${lists[kind]}?limit=50&q=${encodeURIComponent(words)}`,
        signal,
      );
      return { items: items.map(named), nextCursor };
    },
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
}

const named = ({ id, kind = null, name, title, url }: Called): NamedRecord => ({
  id,
  kind,
  name: name ?? title ?? url ?? id,
});
