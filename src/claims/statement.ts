/** What somebody takes towards a claim. */
export const STANCES = [
  'asserts',
  'confirms',
  'denies',
  'disputes',
  'hedges',
  'declines_to_comment',
  'retracts',
] as const;
export type Stance = (typeof STANCES)[number];

/** The stances that affirm a claim. */
export const AFFIRMING: readonly Stance[] = ['asserts', 'confirms'];

/** The stances that an alternative value can go with. */
export const OBJECTING: readonly Stance[] = ['denies', 'disputes'];

export const MODES = ['direct_quote', 'indirect', 'paraphrase', 'inferred'] as const;
export type Mode = (typeof MODES)[number];

export const ATTRIBUTIONS = [
  'on_record',
  'background',
  'deep_background',
  'off_record',
  'document',
  'unattributed',
] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** How good the evidence of a statement is. */
export const EVIDENCE = ['reported', 'audited', 'preliminary', 'restated', 'estimate', 'derived', 'rumour'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** A place in a source, after the selectors of the W3C Web Annotation model. */
export type Locator =
  | { readonly kind: 'text_quote'; readonly exact: string; readonly prefix?: string; readonly suffix?: string }
  | { readonly kind: 'page'; readonly page: number; readonly rectangle?: readonly number[] }
  | { readonly kind: 'media_time'; readonly start: number; readonly end?: number }
  | { readonly kind: 'table_cell'; readonly table?: string; readonly row: string; readonly column: string }
  | { readonly kind: 'xbrl_fact'; readonly concept: string; readonly context?: string };
