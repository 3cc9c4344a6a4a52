import type { EntityManager } from 'typeorm';

import type { KnownLink } from '../comparison/known-link.js';
import { linksBetween } from '../comparison/known-links.queries.js';
import type { LinkView } from '../comparison/link.dto.js';
import type { LinkState } from '../comparison/link.js';
import { linkById } from '../comparison/links.queries.js';
import { Refusal } from '../kernel/refusal.js';
import type { Answer } from '../platform/posts.js';
import { asEngine } from '../platform/transactions.js';
import { checkVersion } from '../platform/versions.js';
import { bearingsOfPair } from './bearing.js';
import { bearingsOf } from './bearings.queries.js';
import { detect } from './detector.service.js';
import { materialOf } from './settlement.js';
import { lockTopics } from './topics.service.js';

/** What somebody thinks of a link. */
export interface Judgement {
  readonly state: Extract<LinkState, 'confirmed' | 'dismissed'>;
  /** Why; null where nobody says. */
  readonly reason: string | null;
}

/**
 * Confirms or dismisses a link, and compares its ends again: a confirmed correction takes the other claim out of every
 * conflict, and what is no restatement may be a contradiction.
 *
 * Whoever judges first wins: to change what somebody has said, name the version that says it. The same judgement again
 * changes nothing.
 * @param versions that the link may have; null for any, undefined where nobody said
 * @throws Refusal `not-found`, `stale-version`, `already-judged`, `link-settled`
 */
export async function judgeLink(
  tx: EntityManager,
  id: string,
  judgement: Judgement,
  versions: readonly number[] | null | undefined,
): Promise<Answer<LinkView>> {
  const [ends]: { a: string; b: string }[] = await tx.query(`SELECT a_id AS a, b_id AS b FROM link WHERE id = $1`, [
    id,
  ]);
  if (!ends) throw new Refusal('not-found', 'There is no such link.');
  // Before the link itself: whoever holds a topic may be about to revise it.
  await lockTopics(tx, [ends.a, ends.b]);
  await tx.query(`SELECT FROM link WHERE id = $1 FOR UPDATE`, [id]);
  const link = (await linksBetween(tx, [[ends.a, ends.b]])).find((one) => one.id === id);
  if (!link) throw new Refusal('not-found', 'There is no such link.');
  if (versions !== undefined) checkVersion(versions, link.version);
  if (!isSaidAlready(link, judgement)) {
    check(link, judgement, versions !== undefined);
    await asEngine(tx, async () => {
      await tx.query(
        `UPDATE link SET state = $2, reason = coalesce($3, CASE WHEN origin = 'detector' AND kind = 'supersedes' THEN reason END), material = $4, settled = NULL WHERE id = $1`,
        [id, judgement.state, judgement.reason, await materialNow(tx, link)],
      );
      await detect(tx, [link.a, link.b]);
    });
  }
  const shown = await linkById(tx, id);
  if (!shown) throw new Error(`link ${id} was judged and cannot be read`);
  return { status: 200, body: shown, version: shown.version };
}

const isSaidAlready = (link: KnownLink, { state, reason }: Judgement): boolean =>
  link.state === state && (reason === null || reason === link.reason);

function check({ kind, origin, state, settled }: KnownLink, judgement: Judgement, named: boolean): void {
  if (kind === 'supersedes' && origin !== 'detector') {
    throw new Refusal('link-settled', 'A correction that somebody recorded is not judged; record another correction.');
  }
  if (state === 'resolved') {
    const why = settled === null ? 'It was resolved' : `It was taken back (${settled})`;
    throw new Refusal('link-settled', `${why}: there is nothing left to be ${judgement.state}.`);
  }
  if (state !== 'suggested' && !named) {
    const detail = `Somebody has ${state} this link meanwhile. To change that, read it again and send its ETag as If-Match.`;
    throw new Refusal('already-judged', detail);
  }
}

/** What the judgement rests on, for all who read the link; null where the ends have not been compared yet. */
async function materialNow(tx: EntityManager, { a, b, readers, explanation }: KnownLink): Promise<string | null> {
  const [first, second] = a < b ? [a, b] : [b, a];
  const bearings = await bearingsOf(tx, [first, second]);
  const [one, other] = [bearings.get(first), bearings.get(second)];
  if (!explanation || !one || !other) return null;
  const [seen, seenOther] = bearingsOfPair(one, other, readers);
  return materialOf({ compared: explanation, first: seen, second: seenOther });
}
