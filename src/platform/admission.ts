import type { IncomingHttpHeaders } from 'node:http';

import { Refusal } from '../kernel/refusal.js';
import type { Access } from './access.js';
import { BOOTSTRAP_PRINCIPAL, type Caller, LOCAL_PRINCIPAL } from './caller.js';
import type { Config } from './config.js';
import type { Cookies, CookieSettings } from './cookies.js';
import type { Credentials, Identity, Known, KnownSession, KnownToken } from './identity.js';
import { comesFromElsewhere, isLocal, type Sent } from './origin.js';
import type { Permission } from './permissions.js';
import { isSame, isSecret, TOKEN_PREFIX } from './secrets.js';
import { sessionSecretOf } from './session-cookie.js';

/** What the guard looks at. */
export interface Asked extends Sent {
  readonly method: string;
  readonly access: Access;
}

/** What the guard goes by. */
export interface Admission extends CookieSettings {
  /** The token of the bootstrap service account; null if there is none. */
  readonly token: string | null;
  /** As long as there is no account: whoever sits at this machine is trusted, and nobody else. */
  readonly local: boolean;
}

/** Whom a request was admitted as. */
export interface Admitted {
  /** null where nobody needs to be known. */
  readonly caller: Caller | null;
  readonly session: KnownSession | null;
  readonly token: KnownToken | null;
}

const NOBODY: Admitted = { caller: null, session: null, token: null };

/** What a configuration means for the guard. */
export function admissionOf({ bootstrapToken, databaseUrl, publicUrl }: Config): Admission {
  return { token: bootstrapToken, local: bootstrapToken === null && databaseUrl === null, publicUrl };
}

/** By what the sender of a request can be known. A token wins over a cookie; without either it may sit at the machine. */
export function credentialsOf(
  { authorization }: IncomingHttpHeaders,
  cookies: Cookies,
  admission: Admission,
): Credentials {
  if (authorization !== undefined) {
    const sent = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (sent === undefined) return {};
    if (admission.token !== null && isSame(sent, admission.token)) return { principalId: BOOTSTRAP_PRINCIPAL };
    return sent.startsWith(TOKEN_PREFIX) && isSecret(sent.slice(TOKEN_PREFIX.length)) ? { token: sent } : {};
  }
  const session = sessionSecretOf(cookies, admission);
  // A cookie may be left over from a store that is gone.
  return {
    ...(session !== undefined && isSecret(session) && { session }),
    ...(admission.local && { principalId: LOCAL_PRINCIPAL }),
  };
}

/** Whether somebody has to be looked for before the request can be decided about. */
export function needsIdentity(asked: Asked, admission: Admission, anyone: boolean): boolean {
  const { access } = asked;
  if (access === 'open') return false;
  if (access === 'page') return admission.local && !anyone && !isLocal(asked);
  return access !== 'monitoring' || !isSameMachine(asked);
}

/**
 * Decides about one request. Pure.
 *
 * @throws Refusal `unauthenticated`, `not-allowed` or `csrf`
 */
export function admit(asked: Asked, admission: Admission, identity: Identity): Admitted {
  const { access, method, headers } = asked;
  const localOnly = admission.local && !identity.anyone;
  const safe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const harmless = safe && (access === 'open' || access === 'page');
  // Behind a proxy that ends TLS the page is https while this server sees http.
  if (!harmless && comesFromElsewhere(headers, localOnly && access !== 'open' ? ['http:'] : ['http:', 'https:'])) {
    throw new Refusal(
      'not-allowed',
      'A page of another origin may not use Claimtrail through a browser; if a proxy stands in front, it has to pass the Host header on.',
    );
  }
  if (access === 'open') return NOBODY;
  if (localOnly) refuseOtherMachines(asked);
  if (access === 'page' || (access === 'monitoring' && isSameMachine(asked))) return NOBODY;
  const known = knownOf(asked, identity, localOnly);
  if (known.session && !safe) checkCsrf(headers, known.session);
  if (access === 'in-person') requirePresence(known);
  if (typeof access !== 'string') requireOneOf(access, known);
  const { session, token } = known;
  return { caller: { ...callerOf(known), deskId: deskOf(headers, known) }, session, token };
}

const callerOf = ({ principalId, deskId, desks, permissions }: Known): Caller => ({
  principalId,
  deskId,
  desks,
  permissions,
});

/** Monitoring on the machine itself needs no token; one that is sent is looked at. */
const isSameMachine = (asked: Asked): boolean => asked.headers.authorization === undefined && isLocal(asked);

/** Sitting at the machine makes known only as long as there are no accounts. */
function knownOf({ headers }: Asked, { known }: Identity, localOnly: boolean): Known {
  if (known && (known.principalId !== LOCAL_PRINCIPAL || known.session || localOnly || headers.authorization))
    return known;
  throw new Refusal('unauthenticated', reasonOf(headers));
}

function reasonOf({ authorization, cookie }: IncomingHttpHeaders): string {
  if (authorization !== undefined)
    return 'The token of this request is not known; send Authorization: Bearer with a valid one.';
  return cookie === undefined
    ? 'This address has to know who asks; sign in, or send Authorization: Bearer <token>.'
    : 'The session of this request has ended or is not known; sign in again.';
}

function refuseOtherMachines(asked: Asked): void {
  if (isLocal(asked)) return;
  throw new Refusal(
    'not-allowed',
    'Without accounts Claimtrail answers only its own machine, at http://localhost and without a proxy; make the first account by the link that was printed at the start.',
  );
}

function checkCsrf(headers: IncomingHttpHeaders, { csrfToken }: KnownSession): void {
  const sent = headers['x-csrf-token'];
  if (typeof sent === 'string' && isSame(sent, csrfToken)) return;
  throw new Refusal(
    'csrf',
    'A request of a signed-in browser that changes something has to repeat csrfToken of GET /me in the header X-CSRF-Token.',
  );
}

function requireOneOf(anyOf: readonly Permission[], { permissions }: Known): void {
  if (anyOf.some((permission) => permissions.has(permission))) return;
  throw new Refusal('not-allowed', `This needs the permission ${anyOf.join(' or ')}, which you do not have.`);
}

/** A token of a person never administers, so that one that does is a program's. */
function requirePresence({ token, permissions }: Known): void {
  if (token === null || permissions.has('accounts:administer')) return;
  throw new Refusal(
    'not-allowed',
    'A token is for records and does nothing to the account it belongs to; sign in, or use a service account that administers accounts.',
  );
}

/** The desk that is acted for: the home desk, or the one of one's desks that the request names. */
function deskOf(headers: IncomingHttpHeaders, { deskId, desks }: Known): string {
  const named = headers['claimtrail-desk'];
  if (named === undefined) return deskId;
  if (typeof named === 'string' && desks.includes(named.toLowerCase())) return named.toLowerCase();
  throw new Refusal('not-allowed', 'Claimtrail-Desk must be the id of a desk that you belong to.');
}
