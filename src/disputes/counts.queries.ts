/** SQL for the number of open cases in which the claim with this id is a candidate, of those that the caller may read. */
export const openCases = (claimId: string): string =>
  `(SELECT count(*)::int FROM dispute_candidate k WHERE k.claim_id = ${claimId} AND k.outcome IS NULL)`;
