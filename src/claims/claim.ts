/** In what sense a value is meant (domain §2). */
export const BASES = ['actual', 'guidance', 'forecast', 'target', 'commitment', 'hypothetical', 'unspecified'] as const;
export type Basis = (typeof BASES)[number];

/** `run_rate` is annualised from a shorter stretch. */
export const MEASURES = ['as_is', 'run_rate'] as const;
export type Measure = (typeof MEASURES)[number];
