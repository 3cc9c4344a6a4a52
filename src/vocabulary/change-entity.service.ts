import type { EntityManager } from 'typeorm';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { lock } from '../platform/transactions.js';
import { tidyTexts } from '../platform/validation.js';
import { checkVersion } from '../platform/versions.js';
import type { EntityChange } from './entity.dto.js';
import { identifierKeysOf, identityOf, keysOf } from './entity-matching.js';
import { indexEntities } from './entity-rows.service.js';
import type { EntityView } from './entity-view.dto.js';
import { entityShown } from './entity-views.queries.js';
import { tidied } from './record-entity.service.js';

type Row = Pick<
  EntityView,
  'kind' | 'names' | 'aliases' | 'identifiers' | 'description' | 'fiscalCalendar' | 'audience'
>;

interface Kept extends Row {
  readonly confidential: boolean;
  readonly sameAsId: string | null;
  readonly ownerId: string;
  readonly version: number;
}

/** What nobody but the readers of a confidential identity may know. */
const WITHHELD = ['names', 'aliases', 'identifiers', 'fiscalCalendar'] as const;

/**
 * Changes an entity; a change that changes nothing makes no version.
 *
 * @param versions that it may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `merged-entity`, `not-allowed`, `already-exists`
 */
export async function changeEntity(
  tx: EntityManager,
  caller: Caller,
  id: string,
  change: EntityChange,
  versions: readonly number[] | null,
): Promise<EntityView> {
  const { names = {}, identifiers = {} } = change;
  await lock(tx, 'names', [...keysOf({ names }), ...identifierKeysOf({ identifiers })]);
  const [row]: Kept[] = await tx.query(
    `SELECT kind, names, aliases, identifiers, description, fiscal_calendar AS "fiscalCalendar", audience, confidential,
       same_as_id AS "sameAsId", owner_id AS "ownerId", version FROM entity WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!row) throw new Refusal('not-found', 'There is no such entity.');
  checkVersion(versions, row.version);
  if (row.sameAsId) throw new Refusal('merged-entity', `This entity was merged into ${row.sameAsId}; change that one.`);
  if (row.confidential) checkConfidential(caller, row, change);
  checkWider('This entity', row.audience, change.audience);
  await write(tx, id, row, {
    kind: change.kind ?? row.kind,
    names: change.names ? tidyTexts(change.names) : row.names,
    aliases: change.aliases ? [...new Set(change.aliases.map(tidy))] : row.aliases,
    identifiers: change.identifiers ? tidied(change.identifiers) : row.identifiers,
    description: change.description === undefined ? row.description : change.description && tidy(change.description),
    fiscalCalendar: change.fiscalCalendar === undefined ? row.fiscalCalendar : change.fiscalCalendar,
    audience: change.audience ?? row.audience,
  });
  const shown = await entityShown(tx, id);
  if (!shown) throw new Error(`entity ${id} was changed and cannot be read`);
  return shown;
}

function checkConfidential({ principalId }: Caller, { ownerId }: Kept, change: EntityChange): void {
  if (ownerId !== principalId)
    throw new Refusal('not-allowed', 'Only whoever recorded a protected entity may change it.');
  const withheld = WITHHELD.find((field) => change[field] !== undefined);
  if (withheld) {
    throw Refusal.at(
      `/${withheld}`,
      'not-allowed',
      'Who a protected entity is stays as it was recorded; record another.',
    );
  }
  if (change.description === null) {
    throw Refusal.at('/description', 'invalid-request', 'A protected entity needs a description that others may read.');
  }
}

/** @throws Refusal `invalid-request` where an audience would lose readers: what they know cannot be taken back */
export function checkWider(what: string, audience: Audience, wanted: Audience | undefined): void {
  if (wanted === undefined || AUDIENCES.indexOf(wanted) >= AUDIENCES.indexOf(audience)) return;
  const detail = `${what} is for ${audience} already; an audience can only be widened.`;
  throw Refusal.at('/audience', 'invalid-request', detail);
}

async function write(tx: EntityManager, id: string, row: Kept, next: Row): Promise<void> {
  const identity = row.confidential ? null : identityOf(next);
  const [changed]: [unknown[], number] = await tx.query(
    `UPDATE entity SET kind = $2, names = $3, aliases = $4, identifiers = $5, description = $6, fiscal_calendar = $7, audience = $8, identity = $9
     WHERE id = $1 AND (kind, names, aliases, identifiers, description, fiscal_calendar, audience)
       IS DISTINCT FROM ($2::text, $3::jsonb, $4::jsonb, $5::jsonb, $6::text, $7::jsonb, $8::text) RETURNING id`,
    [
      id,
      next.kind,
      JSON.stringify(next.names),
      JSON.stringify(next.aliases),
      JSON.stringify(next.identifiers),
      next.description,
      next.fiscalCalendar && JSON.stringify(next.fiscalCalendar),
      next.audience,
      identity,
    ],
  );
  if (changed.length > 0 && !row.confidential) await indexEntities(tx, [id]);
}
