import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from './caller.js';
import { Transactions } from './transactions.js';
import { etagOf } from './versions.js';

/** What a POST answers. */
export interface Answer<Body> {
  readonly status: 200 | 201 | 202 | 204;
  readonly body: Body;
  /** Version of the record in the body, for its ETag. */
  readonly version?: number;
  /** Path of the record that was made, under the base of the API. */
  readonly location?: string;
}

/** What is special about one POST. */
export interface PostOptions<Body = unknown> {
  /** Why, for the history. */
  readonly reason?: string | null;
  /**
   * What makes a request the same as another, where its body is a stream: reads what is left of it, and answers a digest of
   * all of it.
   */
  readonly content?: () => Promise<string>;
  /** What of the answer is kept for a repeated request: without secrets, which nobody reads twice. */
  readonly kept?: (body: Body) => Body;
}

/** How long the answer to an `Idempotency-Key` is kept; `forget_answers` forgets some of those that are older. */
const KEPT = "interval '24 hours'";

/**
 * Runs a POST in one transaction that has said who acts, and honours its `Idempotency-Key`.
 *
 * The key is taken in the same transaction as the write: of two identical requests at the same moment the second waits for
 * the first and gets its answer, and what was refused leaves no key behind.
 */
@Injectable()
export class Posts {
  constructor(private readonly transactions: Transactions) {}

  async post<Body>(
    request: FastifyRequest,
    reply: FastifyReply,
    write: (tx: EntityManager, caller: Caller) => Promise<Answer<Body>>,
    { reason = null, content, kept = (body) => body }: PostOptions<Body> = {},
  ): Promise<Body> {
    const { caller } = request;
    if (!caller) throw new Refusal('unauthenticated', 'This address has to know who asks.');
    const key = keyOf(request);
    const { answer, replayed } = await this.transactions.write(
      { caller, reason, requestId: request.id },
      async (tx) => {
        if (key === null) return { answer: await write(tx, caller), replayed: false };
        const taken = await takeKey<Body>(tx, request, caller, key, content);
        if ('earlier' in taken) return { answer: taken.earlier, replayed: true };
        const made = await write(tx, caller);
        await keepAnswer(tx, request, caller, { key, ...taken }, { ...made, body: kept(made.body) }, content);
        return { answer: made, replayed: false };
      },
    );
    reply.status(answer.status);
    if (answer.version !== undefined) reply.header('etag', etagOf(answer.version));
    if (answer.location !== undefined) reply.header('location', `/api/v1${answer.location}`);
    if (replayed) reply.header('idempotency-replayed', 'true');
    return answer.body;
  }
}

/**
 * For a POST that stores nothing: the same request has the same answer without being remembered, so of its `Idempotency-Key`
 * only the form is checked.
 */
export function checkIdempotencyKey(request: FastifyRequest): void {
  keyOf(request);
}

function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Refusal('invalid-request', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
}

/** The same for another desk is another request. */
async function fingerprintOf(
  { method, url, body, headers }: FastifyRequest,
  content: PostOptions['content'],
): Promise<string> {
  const desk = headers['claimtrail-desk'];
  // Without one it is what it was before there were desks to choose: who repeats a request after an upgrade is known.
  const digest = createHash('sha256').update(`${method} ${url}${desk ? ` ${String(desk).toLowerCase()}` : ''}\n`);
  return digest.update(content ? await content() : JSON.stringify(body ?? null)).digest('hex');
}

/** What a caller may read and do, and for which desk, in one word. */
const rightsOf = ({ deskId, desks, permissions }: Caller): string =>
  [deskId, ...[...desks].sort(), ...[...permissions].sort()].join(' ');

/** @returns the answer given before; where the key is new and now taken, what was to be seen at that moment */
async function takeKey<Body>(
  tx: EntityManager,
  request: FastifyRequest,
  caller: Caller,
  key: string,
  content: PostOptions['content'],
): Promise<{ readonly earlier: Answer<Body> } | { readonly since: string }> {
  const { principalId } = caller;
  await tx.query(`SELECT forget_answers()`);
  const [taken]: { since: string }[] = await tx.query(
    `INSERT INTO idempotent_request (principal_id, key, fingerprint) VALUES ($1, $2, '')
     ON CONFLICT (principal_id, key) DO UPDATE SET fingerprint = '', status = NULL, headers = NULL, body = NULL, rights = NULL, created_at = now()
     WHERE idempotent_request.created_at < now() - ${KEPT} RETURNING pg_current_snapshot()::text AS since`,
    [principalId, key],
  );
  if (taken) return taken;
  const [earlier]: KeptAnswer<Body>[] = await tx.query(
    `SELECT fingerprint, headers, body, rights FROM idempotent_request WHERE principal_id = $1 AND key = $2`,
    [principalId, key],
  );
  if (!earlier)
    throw new Refusal('unavailable', 'Another request with this Idempotency-Key is being answered; try again.');
  if (earlier.fingerprint !== (await fingerprintOf(request, content))) {
    throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request. Use a new one.');
  }
  if (earlier.body === null || earlier.rights !== rightsOf(caller)) {
    const detail =
      'This request was done when it was sent first. What you may read has changed since: read the record at its address.';
    throw new Refusal('answer-withheld', detail);
  }
  return { earlier: { ...earlier.headers, body: JSON.parse(earlier.body) as Body } };
}

interface KeptAnswer<Body> {
  readonly fingerprint: string;
  readonly headers: Omit<Answer<Body>, 'body'>;
  /** Null where it was forgotten. */
  readonly body: string | null;
  readonly rights: string | null;
}

/** Keeps an answer under its key; without its body, where a name in it was withdrawn from the caller while it was made. */
async function keepAnswer<Body>(
  tx: EntityManager,
  request: FastifyRequest,
  caller: Caller,
  { key, since }: { readonly key: string; readonly since: string },
  { body, ...rest }: Answer<Body>,
  content: PostOptions['content'],
): Promise<void> {
  await tx.query(
    `UPDATE idempotent_request SET status = $3, headers = $4, body = CASE WHEN was_withdrawn($5, $8) THEN NULL ELSE $5 END, fingerprint = $6, rights = $7 WHERE principal_id = $1 AND key = $2`,
    [
      caller.principalId,
      key,
      rest.status,
      JSON.stringify(rest),
      JSON.stringify(body ?? null),
      await fingerprintOf(request, content),
      rightsOf(caller),
      since,
    ],
  );
}
