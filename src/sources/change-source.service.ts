import type { EntityManager } from 'typeorm';

import { type Audience, mayName } from '../accounts/audience.js';
import { dayOf } from '../kernel/calendar-date.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { lock } from '../platform/transactions.js';
import { checkVersion } from '../platform/versions.js';
import { checkWider } from '../vocabulary/change-entity.service.js';
import { entitiesById } from '../vocabulary/entities.queries.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { nameKey } from '../vocabulary/names.js';
import type { SourceChange } from './source.dto.js';
import { sourceIdentity } from './source-identity.js';
import type { WholeSourceView } from './source-view.dto.js';
import { sourceShown } from './source-views.queries.js';

interface Row {
  readonly kind: string;
  readonly title: string | null;
  readonly titleKey: string | null;
  readonly publisherId: string | null;
  readonly publishedOn: string | null;
  readonly publishedAt: Date | string | null;
  readonly language: string | null;
  readonly audience: Audience;
}

interface Kept extends Row {
  readonly url: string | null;
  readonly confidential: boolean;
  readonly identity: string | null;
  readonly deskId: string;
  readonly ownerId: string;
  readonly version: number;
}

/** What nobody but the readers of a confidential identity may know. */
const WITHHELD = ['title', 'publisher', 'publishedAt'] as const;

/**
 * Changes a source; a change that changes nothing makes no version. Without a URL, what it is changed to is its identity.
 *
 * @param versions that it may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `not-allowed`, `audience-too-wide`, `already-exists`
 */
export async function changeSource(
  tx: EntityManager,
  caller: Caller,
  id: string,
  change: SourceChange,
  versions: readonly number[] | null,
): Promise<WholeSourceView> {
  const [row]: Kept[] = await tx.query(
    `SELECT kind, title, title_key AS "titleKey", url, publisher_id AS "publisherId", published_on AS "publishedOn",
       published_at AS "publishedAt", language, audience, confidential, identity, desk_id AS "deskId", owner_id AS "ownerId", version
     FROM source WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!row) throw new Refusal('not-found', 'There is no such source.');
  checkVersion(versions, row.version);
  if (row.confidential) checkConfidential(caller, row, change);
  checkWider('This source', row.audience, change.audience);
  if (change.title === null && !row.url) {
    throw Refusal.at('/title', 'invalid-request', 'A source without a URL needs its title.');
  }
  const audience = change.audience ?? row.audience;
  const publisherId = await publisherOf(tx, caller, row, change, audience);
  await write(tx, id, row, {
    kind: change.kind ?? row.kind,
    ...(change.title === undefined ? { title: row.title, titleKey: row.titleKey } : titled(change.title)),
    publisherId,
    ...(change.publishedAt === undefined
      ? { publishedOn: row.publishedOn, publishedAt: row.publishedAt }
      : published(change.publishedAt)),
    language: change.language === undefined ? row.language : change.language,
    audience,
  });
  const shown = await sourceShown(tx, id);
  if (!shown) throw new Error(`source ${id} was changed and cannot be read`);
  return shown;
}

function checkConfidential({ principalId }: Caller, { ownerId }: Kept, change: SourceChange): void {
  if (ownerId !== principalId)
    throw new Refusal('not-allowed', 'Only whoever recorded a protected source may change it.');
  const withheld = WITHHELD.find((field) => change[field] !== undefined);
  if (!withheld) return;
  throw Refusal.at(
    `/${withheld}`,
    'not-allowed',
    'Which a protected source is stays as it was recorded; record another.',
  );
}

const titled = (title: string | null) => ({
  title: title === null ? null : tidy(title),
  titleKey: title === null ? null : nameKey(title),
});

function published(given: string | null): Pick<Row, 'publishedOn' | 'publishedAt'> {
  if (given === null) return { publishedOn: null, publishedAt: null };
  const { day, instant } = dayOf(given);
  return { publishedOn: day, publishedAt: instant };
}

/** The publisher after the change, whom everybody who may read the source may read too. */
async function publisherOf(
  tx: EntityManager,
  { principalId, deskId }: Caller,
  row: Kept,
  { publisher, language }: SourceChange,
  audience: Audience,
): Promise<string | null> {
  const readership = { audience, deskId: row.deskId };
  if (publisher === null) return null;
  if (publisher !== undefined) {
    const recording = new Recording(principalId, deskId, false);
    const mention = { pointer: '/publisher', named: publisher, readership, language: language ?? row.language };
    const [resolved] = await resolveEntities(tx, recording, [mention]);
    recording.check();
    return resolved?.id ?? null;
  }
  if (row.publisherId === null || audience === row.audience) return row.publisherId;
  const known = (await entitiesById(tx, [row.publisherId])).get(row.publisherId);
  if (known && mayName(readership, known)) return row.publisherId;
  const detail = 'The publisher is recorded for fewer readers. Widen its audience first.';
  throw Refusal.at('/audience', 'audience-too-wide', detail);
}

async function write(tx: EntityManager, id: string, row: Kept, next: Row): Promise<void> {
  const identity = row.url || row.confidential ? row.identity : sourceIdentity(next);
  if (identity !== null) await lock(tx, 'sources', [identity]);
  await tx.query(
    `UPDATE source SET kind = $2, title = $3, title_key = $4, publisher_id = $5, published_on = $6, published_at = $7, language = $8,
       audience = $9, identity = $10
     WHERE id = $1 AND (kind, title, publisher_id, published_on, published_at, language, audience)
       IS DISTINCT FROM ($2::text, $3::text, $5::uuid, $6::date, $7::timestamptz, $8::text, $9::text)`,
    [
      id,
      next.kind,
      next.title,
      next.titleKey,
      next.publisherId,
      next.publishedOn,
      next.publishedAt,
      next.language,
      next.audience,
      identity,
    ],
  );
}
