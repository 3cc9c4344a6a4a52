import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { Named } from './records.js';
import { patch, read } from './request.js';

/** What can be protected: who somebody is, or which source it is. */
export type Protectable = 'entities' | 'sources';

/** A record that is, or can be, protected. */
export interface ProtectableRecord {
  readonly id: string;
  readonly description: string | null;
  readonly confidential: boolean;
  /** Who may read what is protected besides its owner; for its owner alone. */
  readonly readers?: readonly string[];
  readonly createdBy: Named;
  readonly version: number;
}

/** What of it can be changed. */
export interface ProtectionChange {
  readonly confidential?: boolean;
  readonly description?: string;
  readonly readers?: readonly string[];
}

/** One record that can be protected. */
export function useProtectable(kind: Protectable, id: string) {
  return useQuery({
    queryKey: [kind, id],
    queryFn: ({ signal }) => read<ProtectableRecord>(`/${kind}/${encodeURIComponent(id)}`, signal),
  });
}

/** Protects, releases, or says who may read; whatever shows it is read again. */
export function useProtect(kind: Protectable, record: ProtectableRecord) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ProtectionChange) =>
      patch<ProtectableRecord>(`/${kind}/${encodeURIComponent(record.id)}`, change, record.version),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries(),
  });
}
