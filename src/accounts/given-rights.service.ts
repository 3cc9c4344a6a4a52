import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { KnownToken } from '../platform/identity.js';
import { permissionsOf, type Role } from '../platform/permissions.js';
import type { UserView } from './user.dto.js';

/**
 * Checks that a program gives nobody more than it has: it would have it by them. People who administer give what others need, whether
 * they may do it or not.
 *
 * @param by the token that is used; null for somebody in person
 * @param pointer to what would give it
 * @throws Refusal `not-allowed`
 */
export function checkGivesNoMore(
  { permissions }: Caller,
  by: KnownToken | null,
  roles: readonly Role[],
  pointer: string,
): void {
  if (by === null) return;
  const excess = [...permissionsOf(roles)].filter((permission) => !permissions.has(permission));
  if (excess.length === 0) return;
  throw Refusal.at(
    pointer,
    'not-allowed',
    `A token gives nobody more than it has; this would give ${excess.join(', ')}.`,
  );
}

/**
 * Checks that a program lets nobody read what it does not: it would read it by them. So it gives its own account no desk, and others only those
 * it belongs to.
 *
 * @param by the token that is used; null for somebody in person
 * @param desks that somebody is to belong to, or belongs to whom it could become
 * @param pointer to what would give it
 * @throws Refusal `not-allowed`
 */
export function checkReadsNoMore(
  { desks: own }: Caller,
  by: KnownToken | null,
  desks: readonly string[],
  pointer: string,
): void {
  if (by === null || desks.every((desk) => own.includes(desk))) return;
  throw Refusal.at(
    pointer,
    'not-allowed',
    'A token opens no desk to anybody that its own account does not belong to; an administrator does that in person.',
  );
}

/** Checks both of a user as they are, whom a program would let in or back in. @throws Refusal `not-allowed` */
export function checkHasNoMore(
  caller: Caller,
  by: KnownToken | null,
  { roles, desks }: Pick<UserView, 'roles' | 'desks'>,
  pointer: string,
): void {
  checkGivesNoMore(caller, by, roles, pointer);
  checkReadsNoMore(
    caller,
    by,
    desks.map((desk) => desk.id),
    pointer,
  );
}

/**
 * Checks that a program lets nobody in as somebody who has been in already, or who may read who somebody protected is: it would read that by
 * them, whatever their roles and desks are by then.
 *
 * @param by the token that is used; null for somebody in person
 * @param pointer to what would let somebody in
 * @throws Refusal `not-allowed`
 */
export async function checkLetsIn(
  tx: EntityManager,
  by: KnownToken | null,
  id: string,
  pointer: string,
): Promise<void> {
  if (by === null) return;
  const [{ may }] = (await tx.query(`SELECT may_be_let_in($1) AS may`, [id])) as [{ may: boolean }];
  if (may) return;
  throw Refusal.at(
    pointer,
    'not-allowed',
    'A token lets in only whom nobody has been in as, and who reads no protected name; an administrator does the rest in person.',
  );
}
