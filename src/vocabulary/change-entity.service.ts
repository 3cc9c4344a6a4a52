import { type EntityManager, QueryFailedError } from 'typeorm';

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
import { forgetNames, nameReaders } from './identity-readers.service.js';
import {
  checkProtecting,
  hideNames,
  keepNames,
  keptNames,
  NOTHING,
  showNames,
  WITHHELD,
} from './protect-entity.service.js';
import { tidied } from './record-entity.service.js';

type Row = Pick<
  EntityView,
  'kind' | 'names' | 'aliases' | 'identifiers' | 'description' | 'fiscalCalendar' | 'audience' | 'confidential'
>;

interface Kept extends Row {
  readonly sameAsId: string | null;
  readonly ownerId: string;
  readonly version: number;
}

/**
 * Changes an entity; a change that changes nothing makes no version. What is protected by it, or released, is so in all of the past.
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
  checkWider('This entity', row.audience, change.audience);
  const confidential = change.confidential ?? row.confidential;
  if (confidential && row.confidential) checkConfidential(caller, row, change);
  if (confidential && !row.confidential) await protect(tx, caller, id, row, change);
  const before = row.confidential && !confidential ? { ...row, ...(await keptNames(tx, caller, id, row)) } : row;
  await write(tx, id, before, {
    kind: change.kind ?? row.kind,
    ...(confidential ? NOTHING : identifyingIn(before, change)),
    description: change.description === undefined ? before.description : change.description && tidy(change.description),
    audience: change.audience ?? row.audience,
    confidential,
  });
  if (confidential && !row.confidential) await forgetNames(tx, await hideNames(tx, id));
  if (change.readers) await nameReaders(tx, caller.principalId, id, { ...row, confidential }, change.readers);
  const shown = await entityShown(tx, id);
  if (!shown) throw new Error(`entity ${id} was changed and cannot be read`);
  return shown;
}

const identifyingIn = (row: Row, change: EntityChange) => ({
  names: change.names ? tidyTexts(change.names) : row.names,
  aliases: change.aliases ? [...new Set(change.aliases.map(tidy))] : row.aliases,
  identifiers: change.identifiers ? tidied(change.identifiers) : row.identifiers,
  fiscalCalendar: change.fiscalCalendar === undefined ? row.fiscalCalendar : change.fiscalCalendar,
});

async function protect(tx: EntityManager, caller: Caller, id: string, row: Kept, change: EntityChange): Promise<void> {
  checkProtecting(caller, row, change, [...Object.values(row.names), ...row.aliases]);
  refuseWithheld(change);
  await keepNames(tx, id, row);
}

function checkConfidential({ principalId }: Caller, { ownerId }: Kept, change: EntityChange): void {
  if (ownerId !== principalId)
    throw new Refusal('not-allowed', 'Only whoever recorded a protected entity may change it.');
  refuseWithheld(change);
  if (change.description === null) {
    throw Refusal.at('/description', 'invalid-request', 'A protected entity needs a description that others may read.');
  }
}

function refuseWithheld(change: EntityChange): void {
  const withheld = WITHHELD.find((field) => change[field] !== undefined);
  if (!withheld) return;
  const detail = 'Who a protected entity is stays as it was recorded; record another.';
  throw Refusal.at(`/${withheld}`, 'not-allowed', detail);
}

/** @throws Refusal `invalid-request` where an audience would lose readers: what they know cannot be taken back */
export function checkWider(what: string, audience: Audience, wanted: Audience | undefined): void {
  if (wanted === undefined || AUDIENCES.indexOf(wanted) >= AUDIENCES.indexOf(audience)) return;
  const detail = `${what} is for ${audience} already; an audience can only be widened.`;
  throw Refusal.at('/audience', 'invalid-request', detail);
}

async function write(tx: EntityManager, id: string, row: Kept, next: Row): Promise<void> {
  const releases = row.confidential && !next.confidential;
  if (releases) await lock(tx, 'names', [...keysOf(next), ...identifierKeysOf(next)]);
  try {
    const isChanged = await update(tx, id, next);
    if (releases) await showNames(tx, id);
    else if (isChanged && !next.confidential) await indexEntities(tx, [id]);
  } catch (thrown) {
    throw releases && isTaken(thrown) ? new Refusal('already-exists', TAKEN) : thrown;
  }
}

const TAKEN =
  'Something else was recorded by that name or identifier meanwhile. Release it under other ones, or change the other first.';

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof QueryFailedError && (thrown.driverError as { code?: string }).code === '23505';

async function update(tx: EntityManager, id: string, next: Row): Promise<boolean> {
  const [changed]: [unknown[], number] = await tx.query(
    `UPDATE entity SET kind = $2, names = $3, aliases = $4, identifiers = $5, description = $6, fiscal_calendar = $7, audience = $8,
       confidential = $9, identity = $10
     WHERE id = $1 AND (kind, names, aliases, identifiers, description, fiscal_calendar, audience, confidential)
       IS DISTINCT FROM ($2::text, $3::jsonb, $4::jsonb, $5::jsonb, $6::text, $7::jsonb, $8::text, $9::boolean) RETURNING id`,
    [
      id,
      next.kind,
      JSON.stringify(next.names),
      JSON.stringify(next.aliases),
      JSON.stringify(next.identifiers),
      next.description,
      next.fiscalCalendar && JSON.stringify(next.fiscalCalendar),
      next.audience,
      next.confidential,
      next.confidential ? null : identityOf(next),
    ],
  );
  return changed.length > 0;
}
