import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { nameSkeleton } from '../kernel/names.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { checkVersion } from '../platform/versions.js';
import type { DeskView } from './desk.dto.js';
import { deskById } from './desks.queries.js';

/** Records a desk. @throws Refusal `already-exists` where there is one of that name, or whose name can be taken for it */
export async function recordDesk(tx: EntityManager, name: string): Promise<DeskView> {
  const id = newId();
  await tx.query(`INSERT INTO desk (id, name, skeleton) VALUES ($1, $2, $3)`, [id, tidy(name), nameSkeleton(name)]);
  return deskShown(tx, id);
}

/** Gives a desk another name. @throws Refusal `not-found`, `stale-version`, `already-exists` */
export async function renameDesk(
  tx: EntityManager,
  id: string,
  name: string,
  versions: readonly number[] | null,
): Promise<DeskView> {
  // What is being recorded for it in this moment refers to it, and does not keep it from being renamed.
  await tx.query(`SELECT FROM desk WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  checkVersion(versions, (await deskShown(tx, id)).version);
  await tx.query(`UPDATE desk SET name = $2, skeleton = $3 WHERE id = $1`, [id, tidy(name), nameSkeleton(name)]);
  return deskShown(tx, id);
}

/** @throws Refusal `not-found` */
export async function deskShown(tx: EntityManager, id: string): Promise<DeskView> {
  const desk = await deskById(tx, id);
  if (!desk) throw new Refusal('not-found', 'There is no such desk.');
  return desk;
}
