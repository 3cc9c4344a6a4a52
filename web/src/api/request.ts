import { accessToken } from './access.js';
import type { FieldError } from './field-error.js';

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
  const ifMatch: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
  return ask<Answer>(path, { method: 'POST', body: JSON.stringify(body), signal }, ifMatch);
}

async function ask<Answer>(path: string, request: RequestInit, more: Readonly<Record<string, string>> = {}) {
  const token = accessToken();
  const headers = {
    accept: 'application/json',
    ...(request.body && { 'content-type': 'application/json' }),
    ...more,
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`/api/v1${path}`, { ...request, headers }).catch((failure: unknown) => {
    if (request.signal?.aborted) throw failure;
    throw new Problem(0, '');
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Problem(response.status, detailOf(body), codeOf(body), errorsOf(body));
  if (body === undefined) throw new Problem(502, '');
  return body as Answer;
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
