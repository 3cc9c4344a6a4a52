import type { Sentence } from './sentence.js';

/** What a reader is told of a claim, from what speaks against it most to nothing. */
export const standings = ['rejected', 'contested', 'rests on contested input', 'accepted', 'uncontested'] as const;

/** Why a claim stands as it does, with what it is because of. */
export interface StandingReason extends Sentence {
  readonly claim?: string | null;
  readonly link?: string | null;
  readonly statement?: string | null;
  /** The case whose decision says so. */
  readonly dispute?: string | null;
}

/** What a reader is told of a claim, computed and never typed in; the reasons are the shortest chain that explains it. */
export interface Standing {
  /** One of {@link standings}; from a newer instance, perhaps another. */
  readonly label: string;
  readonly reasons: readonly StandingReason[];
}
