import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { patch, post, read } from './request.js';

/** Somebody, or a program, that may use this instance. */
export interface User extends Named {
  readonly kind: 'person' | 'service';
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly desks: readonly Named[];
  /** The home desk. */
  readonly desk: Named | null;
  readonly disabled: boolean;
  readonly lastSeenAt?: string | null;
  readonly version: number;
}

/** A link that works once; shown once. */
export interface OneTimeLink {
  readonly href: string;
  readonly expiresAt: string;
}

/** What can be given to, or taken from, a user; ids of desks. */
export interface UserFields {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly desks: readonly string[];
  readonly desk: string;
}

/** People, or service accounts, page by page. */
export function useUsers(kind: User['kind']) {
  return useInfiniteQuery({
    queryKey: ['users', kind],
    queryFn: ({ pageParam, signal }) => read<Page<User>>(pageAt(`/users?kind=${kind}`, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One user. */
export function useUser(id: string) {
  return useQuery({
    queryKey: ['user', id],
    queryFn: ({ signal }) => read<User>(`/users/${encodeURIComponent(id)}`, signal),
  });
}

/** Adds a person, who gets a link to come in with, or a service account. */
export function useAddUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: Partial<UserFields> & Pick<User, 'kind'>) =>
      post<User & { readonly link?: OneTimeLink }>('/users', fields),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Changes a user, of whom the reader has seen this version. */
export function useChangeUser(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, version }: { changes: Partial<UserFields> & { disabled?: boolean }; version: number }) =>
      patch<User>(`/users/${encodeURIComponent(id)}`, changes, version),
    networkMode: 'always',
    // What somebody else has made of it meanwhile is looked at before it is changed again.
    onError: () => client.invalidateQueries({ queryKey: ['user', id] }),
    onSuccess: (user) => {
      client.setQueryData(['user', id], user);
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['users', 'me', 'sessions'].includes(`${queryKey[0]}`),
      });
    },
  });
}

/** Makes a new one-time link for a user; earlier ones stop working. */
export function useNewLink(id: string) {
  return useMutation({
    mutationFn: () => post<OneTimeLink>(`/users/${encodeURIComponent(id)}/link`, {}),
    networkMode: 'always',
    gcTime: 0,
  });
}
