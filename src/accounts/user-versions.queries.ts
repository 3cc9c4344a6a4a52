import type { EntityManager } from 'typeorm';

import { type Revision, revisionsOf } from '../history/versions.queries.js';
import type { Page, PageRequest } from '../kernel/page.js';

/** What the history of a user shows, by its names in the API; never by what they sign in with. */
const SHOWN = new Map(['kind', 'name', 'roles', 'disabled', 'desk', 'desks'].map((name) => [name, name]));

const brief = (of: string): string => `jsonb_build_object('id', ${of}.id, 'name', ${of}.name)`;

/** The desks that somebody belonged to when a version was recorded: a change of them is one of the user, of the same moment. */
const BESIDES = {
  desk: `(SELECT ${brief('d')} FROM desk d WHERE d.id = r.desk_id)`,
  desks: `(SELECT coalesce(jsonb_agg(${brief('d')} ORDER BY d.id), '[]') FROM history.membership m JOIN desk d ON d.id = m.desk_id
    WHERE m.principal_id = r.id AND m.recorded_at <= r.recorded_at AND NOT m.removed AND NOT EXISTS (
      SELECT FROM history.membership n WHERE n.id = m.id AND n.version = m.next_version AND n.recorded_at <= r.recorded_at))`,
};

/** The versions of a user, the newest first. @param asOf versions recorded after it are left out; null for none */
export const userVersions = (
  tx: EntityManager,
  id: string,
  asOf: Date | null,
  page: PageRequest,
): Promise<Page<Revision>> => revisionsOf(tx, 'principal', id, SHOWN, asOf, page, BESIDES);
