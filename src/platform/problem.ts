import { HttpException } from '@nestjs/common';

import { type Fault, Refusal } from '../kernel/refusal.js';
import { databaseRefusalOf } from './database-refusal.js';
import { type ProblemCode, problemKinds } from './problem-kinds.js';

/** A problem document, RFC 9457 §3, with `errors` and what helps as extension members (§3.2). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** One sentence for a person. */
  readonly detail?: string;
  /** One entry for each fault: its JSON pointer, its code, its sentence, and what helps to mend it. */
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
  readonly [help: string]: unknown;
}

/** How long to wait where nothing better is known: a server that restarts is back within a few seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Turns whatever was thrown into a problem document. Pure, so that it is tested without HTTP.
 *
 * What is not recognised becomes `internal` without a word of the original.
 */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Refusal) return problem(thrown.code, thrown.message, thrown.faults);
  const fromDatabase = databaseRefusalOf(thrown);
  if (fromDatabase) return problemOf(fromDatabase);
  const transport = transportCodeOf(thrown);
  if (transport) return problem(transport, transportDetails[transport]);
  if (thrown instanceof HttpException) return problemOfStatus(thrown);
  return problem('internal', 'The server could not answer this request; the fault is on its side and has been logged.');
}

/** A problem of a known kind. */
export function problem(code: ProblemCode, detail?: string, faults: readonly Fault[] = []): Problem {
  const { status, title } = problemKinds[code];
  return {
    ...faults[0]?.help,
    type: `/problems/${code}`,
    title,
    status,
    ...(detail && { detail }),
    ...(faults.length > 0 && {
      errors: faults.map((fault) => ({
        ...fault.help,
        pointer: fault.pointer,
        code: fault.finer ?? fault.code,
        detail: fault.detail,
      })),
    }),
  };
}

/** Headers that HTTP asks for beside some statuses. */
export function headersOf({ status, retryAfterSeconds }: Problem): Readonly<Record<string, string>> {
  if (typeof retryAfterSeconds === 'number') return { 'retry-after': String(retryAfterSeconds) };
  if (status === 401) return { 'www-authenticate': 'Bearer realm="claimtrail"' };
  if (status === 503) return { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return {};
}

/** The codes of Fastify's own errors. */
const transportCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_BAD_URL: 'malformed-request',
  FST_ERR_INVALID_URL: 'malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'uri-too-long',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
};

const transportDetails: Readonly<Partial<Record<ProblemCode, string>>> = {
  'malformed-body': 'The body is not complete, well-formed JSON.',
  'payload-too-large': 'The body is larger than this address takes.',
  'unsupported-media-type':
    'The body is of a type this address does not read; send JSON with Content-Type: application/json.',
  'malformed-request': 'The path of the address has a broken percent-encoding; encode it as UTF-8.',
  'uri-too-long': 'A part of the address is longer than any that exists here.',
  unavailable: 'The request took longer than the server waits; try again.',
};

function transportCodeOf(thrown: unknown): ProblemCode | undefined {
  // Nest wraps the error of Fastify.
  const original = thrown instanceof HttpException ? thrown.cause : thrown;
  const { code, statusCode } = (original ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && Object.hasOwn(transportCodes, code)) return transportCodes[code];
  // A body whose sender went away in the middle.
  return code === 'ECONNRESET' && statusCode === 400 ? 'malformed-body' : undefined;
}

const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

function problemOfStatus(thrown: HttpException): Problem {
  const status = thrown.getStatus();
  const code = codesByStatus[status];
  if (code === 'not-found') return problem(code, 'There is nothing at this address.');
  if (code) return problem(code, sentence(thrown.message));
  if (status >= 500) return problem('internal');
  // RFC 9457 §4.2.1: a problem that means no more than its status.
  return { type: 'about:blank', title: thrown.message, status };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
