import type { QueryClient } from '@tanstack/react-query';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { forgetAccessToken, noteAdmission } from './access.js';
import { actingDesk, onDeskChange, speakAs } from './caller.js';
import type { Me, Permission } from './me.js';
import { may } from './me.js';
import { read, remove } from './request.js';
import { tellOtherTabs } from './tabs.js';

/** How one signs in to this instance. */
export interface WaysIn {
  readonly password: boolean;
  readonly provider: { readonly name: string; readonly href: string } | null;
  /** Whether the instance has no account yet. */
  readonly setUp: boolean;
}

/** Where the answer of GET /me is kept; null is somebody who has signed out. */
export const meKey = ['me'] as const;

/** Who is signed in. What was known stays when the session has ended, so that nothing that is being typed is lost. */
export function useMe() {
  return useQuery<Me | null>({
    queryKey: meKey,
    queryFn: async ({ signal }) => {
      const me = await read<Me>('/me', signal);
      speakAs(me);
      return me;
    },
  });
}

/** Whether whoever is signed in may do something: what one may not do is not offered. */
export function useMay(permission: Permission): boolean {
  return may(useMe().data, permission);
}

/** The id of the desk that is acted for. */
export function useActingDesk(): string {
  return useSyncExternalStore(onDeskChange, actingDesk);
}

/** How one can sign in. */
export function useWaysIn() {
  return useQuery({ queryKey: ['sign-in'], queryFn: ({ signal }) => read<WaysIn>('/sign-in', signal) });
}

/**
 * Goes on as `me`, who has just signed in. Another person starts with nothing of what was shown before; the same one goes
 * on, and what has failed meanwhile is asked again.
 */
export function goOnAs(client: QueryClient, me: Me): void {
  const before = client.getQueryData<Me | null>(meKey);
  forgetAccessToken();
  speakAs(me);
  if (before && before.id !== me.id) forgetRecords(client);
  client.setQueryData(meKey, me);
  noteAdmission();
  // Who one is has just been said, and what a one-time link was for is of the past.
  void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'me' && first !== 'link' });
  tellOtherTabs({ happened: 'signed-in', id: me.id });
}

/** Signs out, here and in the other tabs. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await remove('/sessions/current').catch(ifAlreadyOut);
    leave(client);
    tellOtherTabs({ happened: 'signed-out' });
  };
}

/** Nothing of what was shown stays behind. */
export function leave(client: QueryClient): void {
  forgetAccessToken();
  speakAs(null);
  client.setQueryData(meKey, null);
  forgetRecords(client);
}

/** Drops all that was read from the instance, but who reads it. */
export function forgetRecords(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  client.getMutationCache().clear();
}

function ifAlreadyOut(problem: unknown): void {
  const isOut = typeof problem === 'object' && problem !== null && 'status' in problem && problem.status === 401;
  if (!isOut) throw problem;
}
