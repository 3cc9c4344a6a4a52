import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { checkVersion } from '../platform/versions.js';
import type { DeskView } from './desk.dto.js';
import { deskById } from './desks.queries.js';

/** Records a desk. @throws Refusal `already-exists` where there is one of that name, whatever its case */
export async function recordDesk(tx: EntityManager, name: string): Promise<DeskView> {
  const id = newId();
  await tx.query(`INSERT INTO desk (id, name) VALUES ($1, $2)`, [id, tidy(name)]);
  return deskShown(tx, id);
}

/** Gives a desk another name. @throws Refusal `not-found`, `stale-version`, `already-exists` */
export async function renameDesk(
  tx: EntityManager,
  id: string,
  name: string,
  versions: readonly number[] | null,
): Promise<DeskView> {
  await tx.query(`SELECT FROM desk WHERE id = $1 FOR UPDATE`, [id]);
  checkVersion(versions, (await deskShown(tx, id)).version);
  await tx.query(`UPDATE desk SET name = $2 WHERE id = $1`, [id, tidy(name)]);
  return deskShown(tx, id);
}

/** @throws Refusal `not-found` */
export async function deskShown(tx: EntityManager, id: string): Promise<DeskView> {
  const desk = await deskById(tx, id);
  if (!desk) throw new Refusal('not-found', 'There is no such desk.');
  return desk;
}
