/** What can come of looking for evidence: that there is none where one looked, or that whoever could say does not, is evidence too. */
export const SEARCH_OUTCOMES = ['not_found', 'not_disclosed', 'found'] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];
