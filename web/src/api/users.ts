import type { QueryClient } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page, Revision } from './records.js';
import { patch, post, read, remove } from './request.js';

/** How far somebody has come. */
export const userStates = ['active', 'invited', 'disabled'] as const;

/** In which order users are listed. */
export const userOrders = ['name', 'newest'] as const;

/** What narrows the list of users, and its order. */
export type UserFilter = Readonly<Partial<Record<'q' | 'role' | 'desk' | 'state' | 'order', string>>>;

/** Somebody, or a program, that may use this instance. */
export interface User extends Named {
  readonly kind: 'person' | 'service';
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly desks: readonly Named[];
  /** The home desk. */
  readonly desk: Named | null;
  readonly disabled: boolean;
  readonly state: (typeof userStates)[number];
  /** Until when a link works that sets a password. */
  readonly linkUntil: string | null;
  /** The provider that they sign in by. */
  readonly provider: { readonly issuer: string; readonly since: string } | null;
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

/** People, or service accounts, page by page; while others are looked for, those before stay. */
export function useUsers(kind: User['kind'], filter: UserFilter) {
  const query = new URLSearchParams({ order: 'name', ...filter, kind, count: 'true' });
  return useInfiniteQuery({
    queryKey: ['users', kind, `${query}`],
    queryFn: ({ pageParam, signal }) => read<Page<User>>(pageAt(`/users?${query}`, pageParam), signal),
    placeholderData: keepPreviousData,
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

/** What has been changed about a user, page by page. */
export function useUserHistory(id: string) {
  const path = `/users/${encodeURIComponent(id)}/history`;
  return useInfiniteQuery({
    queryKey: ['user', id, 'history'],
    queryFn: ({ pageParam, signal }) => read<Page<Revision>>(pageAt(path, pageParam, 20), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
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
      void client.invalidateQueries({ queryKey: ['user', id, 'history'] });
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['users', 'me', 'sessions'].includes(`${queryKey[0]}`),
      });
    },
  });
}

/** Makes a new one-time link for a user; earlier ones stop working. */
export function useNewLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<OneTimeLink>(`/users/${encodeURIComponent(id)}/link`, {}),
    networkMode: 'always',
    gcTime: 0,
    onSuccess: () => lookAgain(client),
  });
}

/** Lets the links of a user not work any more. */
export function useWithdrawLinks(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove(`/users/${encodeURIComponent(id)}/links`),
    networkMode: 'always',
    onSuccess: () => lookAgain(client),
  });
}

/** Lets a user not sign in by the provider any more. */
export function useUnlinkProvider(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove(`/users/${encodeURIComponent(id)}/provider-identity`),
    networkMode: 'always',
    onSuccess: () => Promise.all([lookAgain(client), client.invalidateQueries({ queryKey: ['sessions'] })]),
  });
}

const lookAgain = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => ['user', 'users'].includes(`${queryKey[0]}`) });
