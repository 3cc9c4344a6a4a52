import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { accessOf, requireAccessOfRoutes } from './access.js';
import { type Admission, admit, type Asked, credentialsOf, needsIdentity } from './admission.js';
import { identify, touch } from './identity.js';
import { setSessionCookie } from './session-cookie.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** What the guard goes by. */
    admission: Admission;
  }
  interface FastifyRequest {
    /** Whether whoever made the request would be let in again: for answers that go on for long. */
    isStillAllowed: () => Promise<boolean>;
  }
}

/** Guards everything that answers HTTP, routes and files alike, before a body is read. */
export function guardRequests(server: FastifyInstance, admission: Admission, db: () => DataSource): void {
  requireAccessOfRoutes(server);
  server.decorate('cookieSettings', { publicUrl: admission.publicUrl });
  server.decorate('admission', admission);
  server.decorateRequest('caller', null);
  server.decorateRequest('session', null);
  server.decorateRequest('token', null);
  server.decorateRequest('isStillAllowed', function (this: FastifyRequest): Promise<boolean> {
    return wouldBeAllowed(this, admission, db());
  });
  // What was true once stays true: accounts are disabled, never removed.
  let anyone = false;
  server.addHook('onRequest', async (request, reply) => {
    const { method, headers, cookies, ip, socket } = request;
    const asked: Asked = { method, headers, access: accessOf(request), remoteAddress: socket.remoteAddress };
    const credentials = credentialsOf(headers, cookies, admission);
    let identity = null;
    if (needsIdentity(asked, admission, anyone)) identity = await identify(db(), credentials);
    anyone ||= identity?.anyone ?? false;
    const { caller, session, token } = admit(asked, admission, identity ?? { anyone, known: null });
    request.caller = caller;
    request.session = session;
    request.token = token;
    if (caller) reply.header('cache-control', 'no-store');
    if (!caller || !identity?.known?.due) return;
    const renewed = await touch(db(), credentials, ip);
    if (renewed !== null) setSessionCookie(reply, renewed);
  });
}

async function wouldBeAllowed(request: FastifyRequest, admission: Admission, db: DataSource): Promise<boolean> {
  const { method, headers, cookies, socket, caller } = request;
  const asked: Asked = { method, headers, access: accessOf(request), remoteAddress: socket.remoteAddress };
  const identity = await identify(db, credentialsOf(headers, cookies, admission));
  try {
    return admit(asked, admission, identity).caller?.principalId === caller?.principalId;
  } catch (thrown) {
    if (thrown instanceof Refusal) return false;
    throw thrown;
  }
}
