import { accessToken, noteRefusal } from './access.js';
import { callerHeaders, speakAs } from './caller.js';
import type { FieldError } from './field-error.js';
import type { Me } from './me.js';
import { retrySeconds } from './retry-after.js';

/** An answer that is not what was asked for: RFC 9457, or no answer at all (`status` 0). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 where the instance could not be reached. */
    readonly status: number,
    /** What the instance says happened; empty where it says nothing. */
    readonly detail: string,
    /** What kind of problem it is, as the instance calls it; empty where it says nothing. */
    readonly code = '',
    /** What is wrong with which field of what was sent, by JSON pointer. */
    readonly errors: readonly FieldError[] = [],
    /** In how many seconds it may be asked again; null where the instance does not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail || `status ${status}`);
  }

  /** Whether asking again may help: not what the instance understood and refused. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads `path` below the API's base. @throws Problem */
export function read<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return ask<Answer>(path, { signal });
}

/**
 * Posts `body` as JSON to `path` below the API's base.
 *
 * @param version the version of the record that is to be changed, where only that one may be
 * @throws Problem
 */
export function post<Answer>(path: string, body: unknown, signal?: AbortSignal, version?: number): Promise<Answer> {
  return ask<Answer>(path, { method: 'POST', body: JSON.stringify(body), signal }, ifMatch(version));
}

/** Changes the record at `path`, of which the reader has seen this version. @throws Problem */
export function patch<Answer>(path: string, body: unknown, version?: number): Promise<Answer> {
  return ask<Answer>(path, { method: 'PATCH', body: JSON.stringify(body) }, ifMatch(version));
}

/** Sets what is at `path` of a record of which the reader has seen this version. @throws Problem */
export function put<Answer>(path: string, body: unknown, version?: number): Promise<Answer> {
  return ask<Answer>(path, { method: 'PUT', body: JSON.stringify(body) }, ifMatch(version));
}

/** Removes what is at `path`. @throws Problem */
export function remove(path: string): Promise<null> {
  return ask<null>(path, { method: 'DELETE' });
}

type Headers = Readonly<Record<string, string>>;

/** A proof that is not, or no longer, that of the session is asked for once more: another tab may have signed in. */
async function ask<Answer>(path: string, request: RequestInit, more: Headers = {}): Promise<Answer> {
  try {
    return await answerOf<Answer>(await send(path, request, more));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === 'unauthenticated') noteRefusal();
    if (problem.code !== 'csrf') throw problem;
  }
  speakAs(await answerOf<Me>(await send('/me', {}, {})));
  return answerOf<Answer>(await send(path, request, more));
}

async function send(path: string, request: RequestInit, more: Headers): Promise<Response> {
  const token = accessToken();
  const headers = {
    accept: 'application/json',
    ...(request.body && { 'content-type': 'application/json' }),
    ...more,
    // Who one is does not depend on the desk one acts for: a desk that one has left must not stand in the way of that.
    ...(path !== '/me' || request.method ? callerHeaders(Boolean(request.method)) : {}),
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return fetch(`/api/v1${path}`, { ...request, headers }).catch((failure: unknown) => {
    if (request.signal?.aborted) throw failure;
    throw new Problem(0, '');
  });
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (!response.ok) {
    const seconds = retrySeconds(response.headers.get('retry-after'), Date.now());
    throw new Problem(response.status, detailOf(body), codeOf(body), errorsOf(body), seconds);
  }
  if (body === undefined) throw new Problem(502, '');
  return body as Answer;
}

function ifMatch(version: number | undefined): Headers {
  return version === undefined ? {} : { 'if-match': `"${version}"` };
}

function detailOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { detail, title } = body as { detail?: unknown; title?: unknown };
  return [detail, title].find((text) => typeof text === 'string') ?? '';
}

function codeOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { type } = body as { type?: unknown };
  return typeof type === 'string' ? type.slice(type.lastIndexOf('/') + 1) : '';
}

function errorsOf(body: unknown): FieldError[] {
  if (typeof body !== 'object' || body === null) return [];
  const { errors } = body as { errors?: unknown };
  return Array.isArray(errors) ? errors.filter(isFieldError) : [];
}

function isFieldError(entry: unknown): entry is FieldError {
  if (typeof entry !== 'object' || entry === null) return false;
  const { pointer, detail } = entry as Partial<Record<keyof FieldError, unknown>>;
  return typeof pointer === 'string' && typeof detail === 'string';
}
