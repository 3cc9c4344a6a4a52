import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

import { accessOf, requireAccessOfRoutes } from './access.js';
import { type Admission, admit, type Asked, credentialsOf, needsIdentity } from './admission.js';
import { identify, touch } from './identity.js';
import { setSessionCookie } from './session-cookie.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** What the guard goes by. */
    admission: Admission;
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
