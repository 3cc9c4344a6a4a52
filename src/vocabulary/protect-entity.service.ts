import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { FiscalCalendar } from '../quantities/period.js';
import type { EntityChange } from './entity.dto.js';
import { identityOf } from './entity-matching.js';
import { indexEntities } from './entity-rows.service.js';
import type { EntityView } from './entity-view.dto.js';
import { keepIdentity, type Protectable } from './identity-readers.service.js';
import { GIVEN_AWAY, isGivenAwayBy } from './name-in-text.js';

/** What tells who an entity is, and is withheld where it is protected. */
export type Identifying = Pick<EntityView, 'names' | 'aliases' | 'identifiers' | 'fiscalCalendar'>;

/** What is kept of a protected entity: what identifies it, and what it was described as while it was open. */
interface KeptIdentity extends Omit<Identifying, 'fiscalCalendar'> {
  readonly fiscalCalendar?: FiscalCalendar;
  readonly description?: string;
}

/** What a protected entity shows of what it is: nothing. */
export const NOTHING: Identifying = { names: {}, aliases: [], identifiers: {}, fiscalCalendar: null };

/** The fields of a change that would tell who somebody is. */
export const WITHHELD = ['names', 'aliases', 'identifiers', 'fiscalCalendar'] as const;

/**
 * Checks whether the caller may protect what is recorded openly: whoever recorded it, or an editor.
 *
 * @param known names that the description must not have in it
 * @throws Refusal `not-allowed`, `invalid-request`
 */
export function checkProtecting(
  { principalId, permissions }: Caller,
  { ownerId }: Protectable,
  { description }: { readonly description?: string | null },
  known: readonly string[],
): void {
  if (ownerId !== principalId && !permissions.has('vocabulary:edit')) {
    throw new Refusal('not-allowed', 'Only whoever recorded it, or an editor, may protect it.');
  }
  if (!description) {
    const detail =
      'What is protected needs a description that others read in its place, such as "a person familiar with the matter".';
    throw Refusal.at('/description', 'invalid-request', detail);
  }
  if (isGivenAwayBy(description, known)) throw Refusal.at('/description', 'invalid-request', GIVEN_AWAY);
}

/** Keeps who an entity is, and who is what was merged into it; these are protected with it. Comes before the row is emptied. */
export async function keepNames(
  tx: EntityManager,
  id: string,
  row: Identifying & Pick<EntityChange, 'description'>,
): Promise<void> {
  await keepIdentity(tx, id, keptOf(row));
  const merged: (Identifying & { id: string; description: string | null })[] = await tx.query(
    `SELECT id, names, aliases, identifiers, fiscal_calendar AS "fiscalCalendar", description FROM entity
     WHERE same_as_id = $1 AND NOT confidential ORDER BY id FOR NO KEY UPDATE`,
    [id],
  );
  for (const one of merged) await keepIdentity(tx, one.id, keptOf(one));
}

function keptOf({ names, aliases, identifiers, fiscalCalendar, description }: Parameters<typeof keepNames>[2]) {
  return {
    ...{ names, aliases, identifiers },
    ...(fiscalCalendar && { fiscalCalendar }),
    ...(description && { description }),
  };
}

/**
 * Protects what was merged into an entity that is protected now.
 *
 * @returns ids of all of them, whose names are to be forgotten
 */
export async function hideNames(tx: EntityManager, id: string): Promise<string[]> {
  const [merged]: [{ id: string }[], number] = await tx.query(
    `UPDATE entity e SET names = '{}', aliases = '[]', identifiers = '{}', fiscal_calendar = NULL, identity = NULL, confidential = true,
       description = s.description FROM entity s WHERE s.id = $1 AND e.same_as_id = s.id RETURNING e.id`,
    [id],
  );
  return [id, ...merged.map((one) => one.id)];
}

/** Who an entity is, for its owner, who releases it. @throws Refusal `not-allowed` to everybody else */
export async function keptNames(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  { ownerId }: Protectable,
): Promise<Identifying & { readonly description: string | null }> {
  const [kept]: { content: KeptIdentity }[] =
    ownerId === principalId
      ? await tx.query('SELECT content FROM confidential_identity WHERE id = $1 AND owner_id = $2', [id, principalId])
      : [];
  if (!kept) throw new Refusal('not-allowed', 'Only whoever recorded a protected entity may release it.');
  const { names, aliases, identifiers, fiscalCalendar, description } = kept.content;
  return { names, aliases, identifiers, fiscalCalendar: fiscalCalendar ?? null, description: description ?? null };
}

/** Gives what was merged into an entity that is open again its names back, and all of them their look-ups. */
export async function showNames(tx: EntityManager, id: string): Promise<void> {
  const merged: { id: string; kind: EntityView['kind']; content: KeptIdentity }[] = await tx.query(
    `SELECT e.id, e.kind, i.content FROM entity e JOIN confidential_identity i ON i.id = e.id WHERE e.same_as_id = $1 ORDER BY e.id`,
    [id],
  );
  await tx.query(
    `UPDATE entity e SET confidential = false, names = i.content->'names', aliases = i.content->'aliases', identifiers = i.content->'identifiers',
       fiscal_calendar = i.content->'fiscalCalendar', description = i.content->>'description', identity = g.identity
     FROM unnest($1::uuid[], $2::text[]) AS g(id, identity) JOIN confidential_identity i ON i.id = g.id WHERE e.id = g.id`,
    [merged.map((one) => one.id), merged.map(({ kind, content }) => identityOf({ kind, ...content }))],
  );
  await indexEntities(tx, [id]);
}
