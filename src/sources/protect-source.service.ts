import type { EntityManager } from 'typeorm';

import type { Audience } from '../accounts/audience.js';
import { dayOf } from '../kernel/calendar-date.js';
import { isId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { keepIdentity, nameReaders, type Protectable } from '../vocabulary/identity-readers.service.js';
import { protectAlong, releaseAlong } from '../vocabulary/protect-along.service.js';
import { checkProtecting } from '../vocabulary/protect-entity.service.js';
import { canonicalUrl } from './canonical-url.js';
import type { SourceChange } from './source.dto.js';
import { sourceIdentity } from './source-identity.js';

/** What tells which source it is, and is withheld where it is protected. */
export interface Identifying {
  readonly title: string | null;
  readonly titleKey: string | null;
  readonly url: string | null;
  readonly publisherId: string | null;
  readonly publishedOn: string | null;
  readonly publishedAt: Date | string | null;
}

/** What a protected source shows of which it is: nothing. */
export const NOTHING: Identifying = {
  ...{ title: null, titleKey: null, url: null },
  ...{ publisherId: null, publishedOn: null, publishedAt: null },
};

/** What is kept of a protected source. */
interface KeptIdentity {
  readonly title: string | null;
  readonly url: string | null;
  /** Id of an entity, or the name that was given where nothing was recorded of it. */
  readonly publisher: string | null;
  /** Day or RFC 3339 time. */
  readonly publishedAt: string | null;
  /** Day, where the time alone does not tell which day it was there. */
  readonly publishedOn?: string | null;
  /** What it was described as while it was open. */
  readonly description?: string;
  /** Ids of publishers who were protected along with it, since nothing else names them. */
  readonly along?: readonly string[];
}

/**
 * Keeps which source it is, for its owner, and protects whom it alone names; comes before the row is emptied.
 *
 * @returns who was protected along, and whose names are to be forgotten
 */
export async function protectSource(
  tx: EntityManager,
  caller: Caller,
  id: string,
  row: Identifying & Protectable & { readonly description: string | null },
  change: SourceChange,
): ReturnType<typeof protectAlong> {
  checkProtecting(caller, row, change, row.title === null ? [] : [row.title]);
  const { title, url, publisherId, publishedOn, publishedAt, description } = row;
  const instant = publishedAt && new Date(publishedAt).toISOString();
  const protectedNow = await protectAlong(tx, caller, id, change.description ?? '');
  const { along } = protectedNow;
  const kept: KeptIdentity = {
    ...{ title, url, publisher: publisherId, publishedAt: instant ?? publishedOn, publishedOn },
    ...(description && { description }),
    ...(along.length > 0 && { along }),
  };
  await keepIdentity(tx, id, { ...kept });
  return protectedNow;
}

/**
 * Which source it is, and who was released along with it, for its owner, who releases it.
 *
 * @throws Refusal `not-allowed` to everybody else
 */
export async function keptSource(
  tx: EntityManager,
  caller: Caller,
  id: string,
  { ownerId, audience, deskId: ofDesk }: Protectable & { readonly audience: Audience; readonly deskId: string },
): Promise<{
  readonly known: Identifying & { readonly description: string | null };
  readonly along: readonly string[];
}> {
  const { principalId, deskId } = caller;
  const [kept]: { content: KeptIdentity }[] =
    ownerId === principalId
      ? await tx.query('SELECT content FROM confidential_identity WHERE id = $1 AND owner_id = $2', [id, principalId])
      : [];
  if (!kept) throw new Refusal('not-allowed', 'Only whoever recorded a protected source may release it.');
  const { title, url, publishedAt, publishedOn, description, along = [] } = kept.content;
  const { released, taken } = await releaseAlong(tx, caller, along);
  const publisher = kept.content.publisher && (taken.get(kept.content.publisher) ?? kept.content.publisher);
  const published = publishedAt === null ? { day: null, instant: null } : dayOf(publishedAt);
  const recording = new Recording(principalId, deskId, false);
  const named = publisher === null ? [] : [isId(publisher) ? { id: publisher } : { name: publisher, create: true }];
  const readership = { audience, deskId: ofDesk };
  const [resolved] = await resolveEntities(
    tx,
    recording,
    named.map((one) => ({ pointer: '/publisher', named: one, readership })),
  );
  recording.check();
  const known = {
    ...{ title, titleKey: title === null ? null : nameKey(title), url, publisherId: resolved?.id ?? null },
    ...{ publishedOn: publishedOn ?? published.day, publishedAt: published.instant },
    description: description ?? null,
  };
  return { known, along: released };
}

/** Ids of those who were protected along with a source and are the caller's: whoever may read which it is may read who they are. */
async function protectedAlong(tx: EntityManager, { principalId }: Caller, id: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT e.id FROM confidential_identity s CROSS JOIN LATERAL jsonb_array_elements_text(s.content->'along') AS a(id)
     JOIN confidential_identity e ON e.id = a.id::uuid AND e.owner_id = s.owner_id WHERE s.id = $1 AND s.owner_id = $2`,
    [id, principalId],
  );
  return rows.map((row) => row.id);
}

/** Names those who may read which source it is, and who was protected along with it. */
export async function nameReadersOf(
  tx: EntityManager,
  caller: Caller,
  id: string,
  source: Protectable,
  readers: readonly string[],
): Promise<void> {
  await nameReaders(tx, caller.principalId, id, source, readers);
  for (const one of await protectedAlong(tx, caller, id))
    await nameReaders(tx, caller.principalId, one, { ...source, ownerId: caller.principalId }, readers);
}

/** What makes a source that is open again the one it is: its canonical URL, else what is known of it. */
export const identityOfOpen = (row: Identifying & { readonly kind: string }): string =>
  row.url === null ? sourceIdentity(row) : canonicalUrl(row.url);
