import type { EntityManager } from 'typeorm';

import { isId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import { Refusal } from '../kernel/refusal.js';
import type { DeskBrief, DeskView } from './desk.dto.js';
import { listed } from './listed.queries.js';

interface Row extends DeskBrief {
  readonly version: number;
  readonly members: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Others read no memberships but their own. */
const MEMBERS = `CASE WHEN administering() THEN (SELECT count(*)::int FROM membership m WHERE m.desk_id = r.id) END`;

const SELECT = `r.id, r.name, r.version, ${MEMBERS} AS members, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;

/** Desks, the newest first. @param words part of a name; null for all */
export function deskPage(tx: EntityManager, words: string | null, page: PageRequest): Promise<Page<DeskView>> {
  const from = `desk r WHERE ($1::text IS NULL OR strpos(name_folded(r.name), name_folded($1)) > 0)`;
  return listed(tx, { select: SELECT, from, parameters: [words] }, page, view);
}

/** One desk; undefined where there is none. */
export async function deskById(tx: EntityManager, id: string): Promise<DeskView | undefined> {
  const rows: Row[] = await tx.query(`SELECT ${SELECT} FROM desk r WHERE r.id = $1`, [id]);
  return rows.map(view)[0];
}

const view = ({ id, name, version, members, createdAt, updatedAt }: Row): DeskView => ({
  id,
  name,
  ...(members !== null && { members }),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  version,
});

/**
 * The desks that a request names by id or name, in its order, each once.
 *
 * @throws Refusal `unknown-reference` for each that there is none of
 */
export async function desksNamed(tx: EntityManager, names: readonly string[], pointer: string): Promise<string[]> {
  const rows: { id: string | null }[] = await tx.query(
    `SELECT d.id FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS n (name, id, position)
     LEFT JOIN desk d ON d.id = n.id OR lower(normalize(d.name, NFKC)) = lower(normalize(trim(n.name), NFKC)) ORDER BY n.position, d.id = n.id DESC`,
    [names, names.map((name) => (isId(name) ? name : null))],
  );
  const faults = rows.flatMap(({ id }, at) =>
    id === null
      ? [
          {
            pointer: `${pointer}/${at}`,
            code: 'unknown-reference' as const,
            detail: `There is no desk ${JSON.stringify(names[at])}.`,
          },
        ]
      : [],
  );
  const [first, ...more] = faults;
  if (first) throw Refusal.of([first, ...more]);
  return [...new Set(rows.map(({ id }) => id as string))];
}
