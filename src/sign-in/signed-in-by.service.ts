import type { FastifyRequest } from 'fastify';

import { deviceSecretOf } from '../accounts/devices.service.js';
import { replacedSecretOf } from '../platform/session-cookie.js';
import type { SignedInBy } from './sign-in.service.js';

/** What a request tells of the browser it comes from. */
export const signedInBy = ({ ip, headers, cookies, id, server }: FastifyRequest): SignedInBy => ({
  address: ip,
  userAgent: headers['user-agent'] ?? null,
  device: deviceSecretOf(cookies, server.cookieSettings),
  replaces: replacedSecretOf(cookies, server.cookieSettings),
  requestId: id,
});
