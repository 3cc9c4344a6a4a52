import type { QueryClient } from '@tanstack/react-query';

import type { Found } from './records.js';
import { post } from './request.js';

/** What was read is kept as long: whoever undoes a change finds it. */
const KEPT_MS = 600_000;

/** Every quantity in a text; the same text is asked about once. @throws Problem */
export async function foundIn(client: QueryClient, text: string, language: string): Promise<readonly Found[]> {
  const { items } = await client.fetchQuery({
    queryKey: ['found', language, text],
    queryFn: ({ signal }) => post<{ items: readonly Found[] }>('/figures/find', { text, language }, signal),
    staleTime: Infinity,
    gcTime: KEPT_MS,
  });
  return items;
}
