import type { IncomingHttpHeaders } from 'node:http';

/** Where a request comes from. */
export interface Sent {
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the socket. */
  readonly remoteAddress: string | undefined;
}

/** Headers by which a proxy says that it passes on the request of someone else. */
const forwarding = ['forwarded', 'x-real-ip', 'via'];

/** All three: a web page can point its own name at 127.0.0.1, and a proxy on this machine can serve the world. */
export function isLocal({ headers, remoteAddress }: Sent): boolean {
  return (
    isLoopbackAddress(remoteAddress) &&
    /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || forwarding.includes(name))
  );
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}

/**
 * Whether a browser makes a request for a page of another origin. Browsers say where the page comes from; programs say nothing.
 *
 * @param schemes that the own page may have
 */
export function comesFromElsewhere(headers: IncomingHttpHeaders, schemes: readonly ('http:' | 'https:')[]): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !schemes.some((scheme) => isOrigin(origin, `${scheme}//${host}`));
}

function isOrigin(origin: string, own: string): boolean {
  return (
    URL.canParse(origin) && URL.canParse(own) && new URL(origin).origin === new URL(own).origin && origin !== 'null'
  );
}
