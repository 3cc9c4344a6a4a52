import type { EntityManager } from 'typeorm';

import { oneOf, plainly } from '../history/change-words.js';
import type { Revision } from '../history/revision.js';
import { revisionsOf, type ShownVersions } from '../history/versions.queries.js';
import type { Page, PageRequest } from '../kernel/page.js';

const brief = (of: string): string => `jsonb_build_object('id', ${of}.id, 'name', ${of}.name)`;

/** The desks that somebody belonged to when a version was recorded: a change of them is one of the user, of the same moment. */
const DESKS = `(SELECT coalesce(jsonb_agg(${brief('d')} ORDER BY d.id), '[]') FROM history.membership m JOIN desk d ON d.id = m.desk_id
    WHERE m.principal_id = r.id AND m.recorded_at <= r.recorded_at AND m.replaced_at > r.recorded_at AND NOT m.removed)`;

/** What the history of a user shows, by its names in the API; never by what they sign in with. */
const VERSIONS: ShownVersions = {
  kind: 'user',
  from: 'history.principal r',
  where: 'r.id = $1',
  fields: [
    {
      path: 'kind',
      sql: 'r.kind',
      name: { en: 'kind', de: 'Art' },
      say: oneOf({
        person: { en: 'person', de: 'Person' },
        service: { en: 'program', de: 'Programm' },
        software: { en: 'this software', de: 'diese Software' },
      }),
    },
    { path: 'name', sql: 'r.name', name: { en: 'name', de: 'Name' } },
    { path: 'roles', sql: 'r.roles', name: { en: 'roles', de: 'Rollen' } },
    { path: 'disabled', sql: 'r.disabled', name: { en: 'disabled', de: 'gesperrt' } },
    {
      path: 'desk',
      sql: `(SELECT ${brief('d')} FROM desk d WHERE d.id = r.desk_id)`,
      name: { en: 'own desk', de: 'eigenes Ressort' },
    },
    { path: 'desks', sql: DESKS, name: { en: 'desks', de: 'Ressorts' } },
  ],
  called: ({ name }) => plainly(String(name)),
};

/** The versions of a user, the newest first. @param asOf versions recorded after it are left out; null for none */
export const userVersions = (
  tx: EntityManager,
  id: string,
  asOf: Date | null,
  page: PageRequest,
): Promise<Page<Revision>> => revisionsOf(tx, [VERSIONS], id, asOf, page);
