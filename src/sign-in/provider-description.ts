import { isLoopback } from '../kernel/loopback.js';

/** Where a provider is asked: without one of these nobody can sign in by it. */
const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

/** What is only used where it is there. */
const OPTIONAL_LISTS = ['scopes_supported', 'token_endpoint_auth_methods_supported'] as const;

/**
 * Whether what a provider says of itself can be gone by; it may say anything at all.
 *
 * @param insecure whether it is on this machine, and may be asked without TLS
 */
export function isUsable(description: Readonly<Record<string, unknown>>, insecure: boolean): boolean {
  const { userinfo_endpoint: userinfo } = description;
  return (
    NEEDED.every((name) => mayBeAsked(description[name], insecure)) &&
    (userinfo === undefined || mayBeAsked(userinfo, insecure)) &&
    OPTIONAL_LISTS.every((name) => description[name] === undefined || Array.isArray(description[name]))
  );
}

/** Whether an address may be asked, or a browser sent there: with TLS, or without it on this machine; nothing else, and without a password. */
export function mayBeAsked(address: unknown, insecure: boolean): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password) return false;
  return protocol === 'https:' || (insecure && protocol === 'http:' && isLoopback(hostname));
}
