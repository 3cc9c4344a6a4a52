import { Logger } from '@nestjs/common';
import { type EntityManager, QueryFailedError } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { nameSkeleton } from '../kernel/names.js';
import { NEWSROOM_DESK } from '../platform/caller.js';
import type { Role } from '../platform/permissions.js';
import { type Granted, rolesAfter, rolesHeld } from './provider-claims.js';

const log = new Logger('Provider');

/** A desk as whoever runs the instance has named it; without id where none is of that name, nor made. */
interface NamedDesk {
  readonly name: string;
  readonly id: string | null;
}

const idsOf = (desks: readonly NamedDesk[]): string[] => desks.flatMap(({ id }) => id ?? []);

/**
 * Gives an account what the provider gives now, and takes what it gave before and no longer gives.
 *
 * Roles and desks that an admin gave stay. The last admin stays admin, whatever the provider says.
 * @param given by the provider at the last sign-in
 * @returns the roles of the account
 */
export async function followProvider(
  tx: EntityManager,
  principalId: string,
  given: readonly Role[],
  granted: Granted<Role>,
): Promise<Role[]> {
  const [{ roles: current }] = (await tx.query(`SELECT roles FROM principal WHERE id = $1 FOR NO KEY UPDATE`, [
    principalId,
  ])) as [{ roles: Role[] }];
  const roles = await setRoles(tx, principalId, current, rolesAfter(current, given, granted.roles));
  // What stays though the provider no longer gives it is still its own, and goes as soon as it can.
  const held = rolesHeld(current, given, granted.roles, roles);
  await tx.query(`UPDATE provider_identity SET roles = $2 WHERE principal_id = $1`, [principalId, held]);
  const desks = await desksNamed(tx, granted.desks);
  await setDesks(tx, principalId, idsOf(desks));
  for (const { name } of desks.filter(({ id }) => id === null))
    log.warn(`No desk ${JSON.stringify(name)} is made, as CLAIMTRAIL_OIDC_GROUPS says: it looks like another one.`);
  return roles;
}

/** The desk that somebody acts for who comes for the first time. */
export async function homeDeskOf(tx: EntityManager, desks: readonly string[]): Promise<string> {
  return idsOf(await desksNamed(tx, desks))[0] ?? NEWSROOM_DESK;
}

async function setRoles(
  tx: EntityManager,
  principalId: string,
  current: readonly Role[],
  wanted: Role[],
): Promise<Role[]> {
  if (JSON.stringify([...current].sort()) === JSON.stringify(wanted)) return wanted;
  const set = (roles: readonly Role[]) =>
    tx.query(`UPDATE principal SET roles = $2 WHERE id = $1`, [principalId, roles]);
  await tx.query(`SAVEPOINT roles`);
  try {
    await set(wanted);
    return wanted;
  } catch (error) {
    if (!isLastAdmin(error)) throw error;
    await tx.query(`ROLLBACK TO SAVEPOINT roles`);
    const kept: Role[] = [...wanted, 'admin'];
    await set(kept);
    return kept;
  }
}

const isLastAdmin = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { constraint?: string }).constraint === 'principal_last_admin';

/** Desks that do not exist yet are made, as whoever runs the instance has named them; not one that could be taken for another. */
async function desksNamed(tx: EntityManager, names: readonly string[]): Promise<NamedDesk[]> {
  if (names.length === 0) return [];
  await tx.query(
    `INSERT INTO desk (id, name, skeleton) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [names.map(() => newId()), names, names.map(nameSkeleton)],
  );
  const rows: NamedDesk[] = await tx.query(
    `SELECT n.name, d.id FROM unnest($1::text[]) WITH ORDINALITY AS n (name, position)
     LEFT JOIN desk d ON lower(normalize(d.name, NFKC)) = lower(normalize(n.name, NFKC)) ORDER BY n.position`,
    [names],
  );
  return rows;
}

/** Memberships that an admin made stay, and are not doubled. Whoever belongs to no desk belongs to the newsroom. */
async function setDesks(tx: EntityManager, principalId: string, desks: readonly string[]): Promise<void> {
  const [, gone]: [unknown, number] = await tx.query(
    `DELETE FROM membership WHERE principal_id = $1 AND origin = 'provider' AND desk_id <> ALL ($2::uuid[])`,
    [principalId, desks],
  );
  const [{ any }] = (await tx.query(`SELECT EXISTS (SELECT FROM membership WHERE principal_id = $1) AS any`, [
    principalId,
  ])) as [{ any: boolean }];
  const wanted = desks.length > 0 || any ? desks : [NEWSROOM_DESK];
  const come: unknown[] = await tx.query(
    `INSERT INTO membership (id, principal_id, desk_id, origin)
     SELECT m.id, $1, m.desk_id, 'provider' FROM unnest($2::uuid[], $3::uuid[]) AS m (id, desk_id)
     ON CONFLICT (principal_id, desk_id) DO NOTHING RETURNING id`,
    [principalId, wanted.map(() => newId()), wanted],
  );
  if (gone === 0 && come.length === 0) return;
  // The version of an account covers its desks, and its home desk is one of them.
  await tx.query(
    `UPDATE principal p SET changes = p.changes + 1, desk_id = coalesce(
       (SELECT m.desk_id FROM membership m WHERE m.principal_id = p.id ORDER BY m.desk_id = p.desk_id DESC, m.desk_id LIMIT 1), p.desk_id)
     WHERE p.id = $1`,
    [principalId],
  );
}
