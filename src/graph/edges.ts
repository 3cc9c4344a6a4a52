/** Which edges of the graph are wanted: links that say `contradicts`, steps of derivation, or every link and every step. */
export const EDGES = ['contradictions', 'derivations', 'all'] as const;
export type Edges = (typeof EDGES)[number];
