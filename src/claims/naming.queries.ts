/**
 * SQL for whether everybody who says a claim did so off the record, or passes on what somebody said so: then no text that is made says what the
 * claim says. Of a claim that nobody says nothing is to be kept back.
 *
 * @param claim alias of the claim
 */
export const onlyOffRecord = (claim: string): string => `(EXISTS (${SAYING(claim)}) AND NOT EXISTS (${SAYING(claim)}
    AND w.attribution IS DISTINCT FROM 'off_record' AND (w.relays_id IS NULL OR NOT EXISTS (${PASSES_ON_OFF_RECORD}))))`;

const SAYING = (claim: string): string =>
  `SELECT FROM statement w WHERE w.claim_id = ${claim}.id AND w.stance IN ('asserts', 'confirms')`;

const PASSES_ON_OFF_RECORD = `WITH RECURSIVE passed(relays_id, attribution) AS (
      SELECT r.relays_id, r.attribution FROM statement r WHERE r.id = w.relays_id
      UNION SELECT r.relays_id, r.attribution FROM passed p JOIN statement r ON r.id = p.relays_id)
    SELECT FROM passed WHERE attribution = 'off_record'`;
