import { BOOTSTRAP_PRINCIPAL } from '../platform/caller.js';

/**
 * SQL for the tokens that something is made with, all of which have to work for as long as it does; none where somebody makes it in person.
 *
 * What the bootstrap token makes, whose session has no row, names it by `claimtrail.bootstrap`: it works as long as that one is in force.
 * @param token the parameter with the id of the token that is used; null in it for none
 */
export const madeWith = (token: string): string =>
  `CASE WHEN ${token}::uuid IS NOT NULL THEN coalesce((SELECT t.lineage || t.id FROM api_token t WHERE t.id = ${token}), ARRAY[${token}::uuid])
     WHEN actor() = '${BOOTSTRAP_PRINCIPAL}' THEN ARRAY[nullif(current_setting('claimtrail.bootstrap', true), '')::uuid] ELSE '{}' END`;
