import type { EntityManager } from 'typeorm';

import type { Audience } from '../accounts/audience.js';
import { dayOf } from '../kernel/calendar-date.js';
import { isId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { forgetNames, keepIdentity, type Protectable } from '../vocabulary/identity-readers.service.js';
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
}

/** Keeps which source it is, for its owner; comes before the row is emptied. */
export async function protectSource(
  tx: EntityManager,
  caller: Caller,
  id: string,
  row: Identifying & Protectable & { readonly description: string | null },
  change: SourceChange,
): Promise<void> {
  checkProtecting(caller, row, change, row.title === null ? [] : [row.title]);
  const { title, url, publisherId, publishedOn, publishedAt, description } = row;
  const instant = publishedAt && new Date(publishedAt).toISOString();
  const kept: KeptIdentity = {
    ...{ title, url, publisher: publisherId, publishedAt: instant ?? publishedOn, publishedOn },
    ...(description && { description }),
  };
  await keepIdentity(tx, id, { ...kept });
}

/** Removes what identified a source that is protected now from everything that was made with it. */
export const forgetSource = (tx: EntityManager, id: string): Promise<void> => forgetNames(tx, [id]);

/** Which source it is, for its owner, who releases it. @throws Refusal `not-allowed` to everybody else */
export async function keptSource(
  tx: EntityManager,
  { principalId, deskId }: Caller,
  id: string,
  { ownerId, audience, deskId: ofDesk }: Protectable & { readonly audience: Audience; readonly deskId: string },
): Promise<Identifying & { readonly description: string | null }> {
  const [kept]: { content: KeptIdentity }[] =
    ownerId === principalId
      ? await tx.query('SELECT content FROM confidential_identity WHERE id = $1 AND owner_id = $2', [id, principalId])
      : [];
  if (!kept) throw new Refusal('not-allowed', 'Only whoever recorded a protected source may release it.');
  const { title, url, publisher, publishedAt, publishedOn, description } = kept.content;
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
  return {
    ...{ title, titleKey: title === null ? null : nameKey(title), url, publisherId: resolved?.id ?? null },
    ...{ publishedOn: publishedOn ?? published.day, publishedAt: published.instant },
    description: description ?? null,
  };
}

/** What makes a source that is open again the one it is: its canonical URL, else what is known of it. */
export const identityOfOpen = (row: Identifying & { readonly kind: string }): string =>
  row.url === null ? sourceIdentity(row) : canonicalUrl(row.url);
