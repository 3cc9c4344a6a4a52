import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import type { KnownSession, KnownToken } from './identity.js';
import { EVERYTHING, type Permission } from './permissions.js';

/** Who makes a request, for which desk, and what that lets them read and do. */
export interface Caller {
  readonly principalId: string;
  /** The desk that is acted for: one of `desks`. */
  readonly deskId: string;
  /** All desks whose records may be read. */
  readonly desks: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
}

/** Acts where nobody asked: jobs and migrations. */
export const SYSTEM_PRINCIPAL = '00000000-0000-7000-8000-000000000001';

/** Whoever sits at the machine of an embedded instance without accounts. */
export const LOCAL_PRINCIPAL = '00000000-0000-7000-8000-000000000002';

/** The service account of CLAIMTRAIL_BOOTSTRAP_TOKEN. */
export const BOOTSTRAP_PRINCIPAL = '00000000-0000-7000-8000-000000000003';

/** The one desk every instance has. */
export const NEWSROOM_DESK = '00000000-0000-7000-8000-0000000000d1';

/** One of the principals that every instance has. */
const ofNewsroom = (principalId: string): Caller => ({
  principalId,
  deskId: NEWSROOM_DESK,
  desks: [NEWSROOM_DESK],
  permissions: EVERYTHING,
});

/** This software itself: jobs and what is done at the start. */
export const SOFTWARE: Caller = ofNewsroom(SYSTEM_PRINCIPAL);

/** Whoever sits at the machine of an embedded instance without accounts. */
export const LOCAL: Caller = ofNewsroom(LOCAL_PRINCIPAL);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null on routes that are open to everyone. */
    caller: Caller | null;
    /** Set by the guard; null for whoever came without a cookie. */
    session: KnownSession | null;
    /** Set by the guard; null for whoever came without a token of the API. */
    token: KnownToken | null;
  }
}

/** The caller of a request, as a parameter of a controller. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Refusal('unauthenticated', 'This address has to know who asks.');
  return caller;
});
