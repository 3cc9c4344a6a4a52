/** What a reader is told about a claim (domain §8): computed, and never typed in. */
export const STANDINGS = ['uncontested', 'contested', 'accepted', 'rejected', 'rests on contested input'] as const;
export type StandingLabel = (typeof STANDINGS)[number];

/** One step of why a claim has its standing, in plain words. */
export interface StandingReason {
  readonly code: string;
  /** In English. */
  readonly text: string;
  readonly texts: { readonly en: string; readonly de: string };
  /** The claim that attacks, was corrected by, or is computed with; absent where no claim does. */
  readonly claim?: string;
  /** The link that says so; absent where none does. */
  readonly link?: string;
  /** The statement that says so; absent where none does. */
  readonly statement?: string;
  /** The derivation that is in dispute, or in error; absent where none is. */
  readonly derivation?: string;
  /** The case that says so, or whose decision does; absent where none does. */
  readonly dispute?: string;
}

/** The standing of a claim, with its shortest reason chain. */
export interface Standing {
  readonly label: StandingLabel;
  /** Each step explains the one before; empty where nothing was ever said against the claim. */
  readonly reasons: readonly StandingReason[];
}
