import type { FastifyRequest } from 'fastify';

/**
 * Where the page is reached by whoever makes a request: what the configuration says, else by what they have reached this server.
 *
 * The guard has seen to it that an Origin is that of the Host.
 */
export function pageAddressOf({ headers, server }: FastifyRequest): string {
  const { publicUrl } = server.cookieSettings;
  if (publicUrl !== null) return publicUrl;
  const asked = headers.origin ?? `http://${headers.host}`;
  return URL.canParse(asked) ? new URL(asked).origin : 'http://localhost';
}
