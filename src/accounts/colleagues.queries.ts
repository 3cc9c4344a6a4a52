import type { EntityManager } from 'typeorm';

import type { Page, PageRequest } from '../kernel/page.js';
import { LOCAL_PRINCIPAL } from '../platform/caller.js';
import { listed } from './listed.queries.js';
import type { UserBrief } from './user-brief.dto.js';

/** What whoever sits at the machine is called (migration `record`) until the set-up has given them a name of their own. */
const NAMELESS = 'User of this computer';

/** Whoever is nobody yet is nobody's colleague. */
const COLLEAGUES = `principal r WHERE r.kind = 'person' AND NOT r.disabled AND (r.id <> '${LOCAL_PRINCIPAL}' OR r.name <> '${NAMELESS}')`;

/** People who can sign in, the newest first, by name alone. @param id of the only one who is asked for; null for all */
export function colleaguePage(tx: EntityManager, id: string | null, page: PageRequest): Promise<Page<UserBrief>> {
  const select = {
    select: 'r.id, r.name',
    from: `${COLLEAGUES} AND ($1::uuid IS NULL OR r.id = $1)`,
    parameters: [id],
  };
  return listed(tx, select, page, ({ id, name }: UserBrief) => ({ id, name }));
}
