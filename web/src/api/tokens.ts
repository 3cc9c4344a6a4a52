import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { post, read, remove } from './request.js';

/** A key for a program, that acts as its owner within its scopes. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** How it begins, to know it by. */
  readonly prefix: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt?: string | null;
  readonly user?: Named;
}

/** A token just made: the one answer that holds it. */
export interface NewToken extends Token {
  readonly token?: string;
}

/** What a token is asked for with. */
export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
  /** The service account it is for; absent: for oneself. */
  readonly user?: string;
}

/** The tokens of oneself, or of a service account, page by page. */
export function useTokens(user?: string) {
  return useInfiniteQuery({
    queryKey: ['tokens', user ?? ''],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Token>>(pageAt(user ? `/tokens?user=${encodeURIComponent(user)}` : '/tokens', pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Makes a token. */
export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: TokenWish) => post<NewToken>('/tokens', wish),
    networkMode: 'always',
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

/** Makes a token worthless. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove(`/tokens/${encodeURIComponent(id)}`),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
