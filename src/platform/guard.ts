import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { FastifyInstance } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { type Access, accessOf } from './access.js';
import { BOOTSTRAP, type Caller, LOCAL } from './caller.js';
import type { Config } from './config.js';

/** What the guard looks at. */
export interface Asked {
  readonly method: string;
  readonly access: Access;
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the socket. */
  readonly remoteAddress: string | undefined;
}

/** What the guard goes by. */
export interface Admission {
  /** The token every request needs; null if there is none. */
  readonly token: string | null;
  /** Without token and accounts: whoever sits at this machine is trusted, and nobody else. */
  readonly localOnly: boolean;
}

/** What a configuration means for the guard. */
export function admissionOf({ bootstrapToken, databaseUrl }: Config): Admission {
  return { token: bootstrapToken, localOnly: bootstrapToken === null && databaseUrl === null };
}

/** Guards everything that answers HTTP, routes and files alike, before a body is read. */
export function guardRequests(server: FastifyInstance, admission: Admission): void {
  server.decorateRequest('caller', null);
  server.addHook('onRequest', async (request) => {
    const { method, headers, socket } = request;
    request.caller = admit(
      { method, headers, access: accessOf(request), remoteAddress: socket.remoteAddress },
      admission,
    );
  });
}

/**
 * Decides about one request. Pure.
 *
 * @returns the caller; null on a route where nobody needs to be known
 * @throws Refusal `unauthenticated` or `not-allowed`
 */
export function admit(asked: Asked, admission: Admission): Caller | null {
  const { access, method, headers } = asked;
  const harmless = (access === 'open' || access === 'page') && (method === 'GET' || method === 'HEAD');
  if (!harmless && comesFromElsewhere(headers, admission)) {
    throw new Refusal(
      'not-allowed',
      'A page of another origin may not use Claimtrail through a browser; if a proxy stands in front, it has to pass the Host header on.',
    );
  }
  if (access === 'open') return null;
  if (admission.localOnly) {
    refuseOtherMachines(asked);
    return access === 'known' ? LOCAL : null;
  }
  if (access === 'page') return null;
  if (access === 'monitoring' && headers.authorization === undefined && isLocal(asked)) return null;
  if (!bearsToken(headers.authorization, admission.token)) {
    throw new Refusal(
      'unauthenticated',
      headers.authorization === undefined
        ? 'This address has to know who asks; send Authorization: Bearer <token>.'
        : 'The token of this request is not known; send Authorization: Bearer with a valid one.',
    );
  }
  return BOOTSTRAP;
}

function refuseOtherMachines(asked: Asked): void {
  if (isLocal(asked)) return;
  throw new Refusal(
    'not-allowed',
    'Without accounts Claimtrail answers only its own machine, at http://localhost and without a proxy; set CLAIMTRAIL_BOOTSTRAP_TOKEN and send it as Authorization: Bearer to use it from elsewhere.',
  );
}

/** Headers by which a proxy says that it passes on the request of someone else. */
const forwarding = ['forwarded', 'x-real-ip', 'via'];

/** All three: a web page can point its own name at 127.0.0.1, and a proxy on this machine can serve the world. */
function isLocal({ headers, remoteAddress }: Asked): boolean {
  return (
    isLoopbackAddress(remoteAddress) &&
    /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || forwarding.includes(name))
  );
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}

/** Browsers say where the page comes from that makes a request; programs say nothing. */
function comesFromElsewhere(headers: IncomingHttpHeaders, { localOnly }: Admission): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  // Behind a proxy that ends TLS the page is https while this server sees http.
  return !(localOnly ? ['http:'] : ['http:', 'https:']).some((scheme) => isOrigin(origin, `${scheme}//${host}`));
}

function isOrigin(origin: string, own: string): boolean {
  return (
    URL.canParse(origin) && URL.canParse(own) && new URL(origin).origin === new URL(own).origin && origin !== 'null'
  );
}

/** In the same time, however much of the token is right: both sides are hashed to one length first. */
function bearsToken(authorization: string | undefined, token: string | null): boolean {
  const sent = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (sent === undefined || token === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
