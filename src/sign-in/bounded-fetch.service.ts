import type { CustomFetchOptions } from 'openid-client';

import { mayBeAsked } from './provider-description.js';
import { ProviderRefusal } from './provider-problem.js';

/** Larger than any answer of a provider; nobody can fill the memory by one. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** Follows no redirect, asks nothing without TLS but what is on this machine, and reads no more than an answer can have. */
export async function boundedFetch(url: string, options: CustomFetchOptions, insecure: boolean): Promise<Response> {
  if (!mayBeAsked(url, insecure)) throw new ProviderRefusal('provider-invalid');
  try {
    const answer = await fetch(url, { ...options, redirect: 'manual' } as RequestInit);
    const { status, headers } = answer;
    const body = await boundedBody(answer);
    if (status >= 500) throw new ProviderRefusal('provider-unavailable');
    return new Response(WITHOUT_BODY.has(status) ? null : body, { status, headers });
  } catch (error) {
    // No name that is known, no connection, none that lasted, or the time is over.
    throw error instanceof ProviderRefusal ? error : new ProviderRefusal('provider-unavailable');
  }
}

/** Statuses with which a `Response` takes no body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

async function boundedBody({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > LARGEST_ANSWER_BYTES) throw new ProviderRefusal('provider-invalid');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
