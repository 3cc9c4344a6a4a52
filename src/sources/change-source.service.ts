import { type EntityManager, QueryFailedError } from 'typeorm';

import { type Audience, mayName } from '../accounts/audience.js';
import { dayOf } from '../kernel/calendar-date.js';
import { nameKey } from '../kernel/names.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { lock } from '../platform/transactions.js';
import { checkVersion } from '../platform/versions.js';
import { checkWider } from '../vocabulary/change-entity.service.js';
import { entitiesById } from '../vocabulary/entities.queries.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { forgetNames } from '../vocabulary/identity-readers.service.js';
import {
  type Identifying,
  identityOfOpen,
  keptSource,
  nameReadersOf,
  NOTHING,
  protectSource,
} from './protect-source.service.js';
import type { SourceChange } from './source.dto.js';
import type { WholeSourceView } from './source-view.dto.js';
import { sourceShown } from './source-views.queries.js';

interface Row extends Identifying {
  readonly kind: string;
  readonly language: string | null;
  readonly description: string | null;
  readonly audience: Audience;
  readonly confidential: boolean;
}

interface Kept extends Row {
  readonly identity: string | null;
  readonly deskId: string;
  readonly ownerId: string;
  readonly version: number;
}

/** What nobody but the readers of a confidential identity may know. */
const WITHHELD = ['title', 'publisher', 'publishedAt'] as const;

/** A source that was changed. */
export interface ChangedSource {
  readonly source: WholeSourceView;
  /** Ids of the publishers who were protected or released along with it: they are called something else now. */
  readonly along: readonly string[];
}

/**
 * Changes a source; a change that changes nothing makes no version. Without a URL, what it is changed to is its identity. What is
 * protected by it, or released, is so in all of the past.
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
): Promise<ChangedSource> {
  const [row]: Kept[] = await tx.query(
    `SELECT kind, title, title_key AS "titleKey", url, publisher_id AS "publisherId", published_on AS "publishedOn",
       published_at AS "publishedAt", language, description, audience, confidential, identity, desk_id AS "deskId", owner_id AS "ownerId", version
     FROM source WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!row) throw new Refusal('not-found', 'There is no such source.');
  checkVersion(versions, row.version);
  checkWider('This source', row.audience, change.audience);
  const confidential = change.confidential ?? row.confidential;
  if (confidential) refuseWithheld(change);
  if (confidential && row.confidential) checkConfidential(caller, row, change);
  const hiding = confidential && !row.confidential ? await protectSource(tx, caller, id, row, change) : null;
  const showing = row.confidential && !confidential ? await keptSource(tx, caller, id, row) : null;
  const before = { ...row, ...showing?.known };
  if (!confidential && change.title === null && !before.url) {
    throw Refusal.at('/title', 'invalid-request', 'A source without a URL needs its title.');
  }
  const audience = change.audience ?? row.audience;
  await write(tx, id, row, {
    kind: change.kind ?? row.kind,
    ...(confidential ? NOTHING : await identifyingIn(tx, caller, before, change, audience)),
    language: change.language === undefined ? row.language : change.language,
    description: change.description === undefined ? before.description : change.description && tidy(change.description),
    audience,
    confidential,
  });
  if (hiding) await forgetNames(tx, [id, ...hiding.hidden]);
  if (change.readers) await nameReadersOf(tx, caller, id, { ...row, confidential }, change.readers);
  const shown = await sourceShown(tx, id);
  if (!shown) throw new Error(`source ${id} was changed and cannot be read`);
  return { source: shown, along: hiding?.along ?? showing?.along ?? [] };
}

function checkConfidential({ principalId }: Caller, { ownerId }: Kept, change: SourceChange): void {
  if (ownerId !== principalId)
    throw new Refusal('not-allowed', 'Only whoever recorded a protected source may change it.');
  if (change.description !== null) return;
  throw Refusal.at('/description', 'invalid-request', 'A protected source needs a description that others may read.');
}

function refuseWithheld(change: SourceChange): void {
  const withheld = WITHHELD.find((field) => change[field] !== undefined);
  if (!withheld) return;
  const detail = 'Which a protected source is stays as it was recorded; record another.';
  throw Refusal.at(`/${withheld}`, 'not-allowed', detail);
}

async function identifyingIn(
  tx: EntityManager,
  caller: Caller,
  row: Kept,
  change: SourceChange,
  audience: Audience,
): Promise<Identifying> {
  return {
    ...(change.title === undefined ? { title: row.title, titleKey: row.titleKey } : titled(change.title)),
    url: row.url,
    publisherId: await publisherOf(tx, caller, row, change, audience),
    ...(change.publishedAt === undefined
      ? { publishedOn: row.publishedOn, publishedAt: row.publishedAt }
      : published(change.publishedAt)),
  };
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
  const releases = row.confidential && !next.confidential;
  const isKept = !releases && !next.confidential && row.url !== null;
  const identity = next.confidential ? null : isKept ? row.identity : identityOfOpen(next);
  if (identity !== null && !isKept) await lock(tx, 'sources', [identity]);
  try {
    await update(tx, id, next, identity);
  } catch (thrown) {
    throw releases && isTaken(thrown) ? new Refusal('already-exists', TAKEN) : thrown;
  }
}

const TAKEN = 'That source was recorded openly meanwhile: use that one, and leave this one protected.';

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof QueryFailedError && (thrown.driverError as { code?: string }).code === '23505';

async function update(tx: EntityManager, id: string, next: Row, identity: string | null): Promise<void> {
  await tx.query(
    `UPDATE source SET kind = $2, title = $3, title_key = $4, url = $5, publisher_id = $6, published_on = $7, published_at = $8,
       language = $9, description = $10, audience = $11, confidential = $12, identity = $13
     WHERE id = $1 AND (kind, title, url, publisher_id, published_on, published_at, language, description, audience, confidential)
       IS DISTINCT FROM ($2::text, $3::text, $5::text, $6::uuid, $7::date, $8::timestamptz, $9::text, $10::text, $11::text, $12::boolean)`,
    [
      id,
      next.kind,
      next.title,
      next.titleKey,
      next.url,
      next.publisherId,
      next.publishedOn,
      next.publishedAt,
      next.language,
      next.description,
      next.audience,
      next.confidential,
      identity,
    ],
  );
}
