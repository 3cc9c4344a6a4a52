/** Something that speaks against a claim: a node attacks another. Nodes are claims, and objections that name no alternative. */
export interface Attack {
  /** Of the record that says so. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Whether the attacked attacks back: so it is until a resolution or a verdict gives it a direction. */
  readonly mutual: boolean;
  /** Of two attacks that explain as well, that of the smaller rank is shown; dimensionless. */
  readonly rank: number;
}

/** Something that decides about a claim by itself. */
export interface Fact {
  /** Of the record that says so. */
  readonly id: string;
  readonly claim: string;
  /** As for attacks. */
  readonly rank: number;
}

/** A derivation with a formula, and the claims that it computes with. */
export interface DerivedFrom {
  readonly id: string;
  readonly claim: string;
  readonly inputs: readonly string[];
}

/** Everything that decides about the standing of some claims. The order of its lists never matters. */
export interface StandingGraph {
  readonly claims: readonly string[];
  readonly attacks: readonly Attack[];
  /** What a verdict refuted, what was retracted, what was superseded: out, whatever else is said. */
  readonly fallen: readonly Fact[];
  /** What a verdict or a resolution accepted: only says so where the claim is in. */
  readonly accepted: readonly Fact[];
  readonly derivations: readonly DerivedFrom[];
}

/** One step of a reason chain, without words. */
export type Step =
  | { readonly kind: 'fallen'; readonly node: string; readonly fact: string }
  | { readonly kind: 'accepted'; readonly node: string; readonly fact: string }
  | {
      readonly kind: 'attack';
      readonly node: string;
      readonly attack: string;
      readonly attacker: string;
      /** What became of the attacker. */
      readonly found: 'in' | 'out' | 'undecided';
    }
  | {
      readonly kind: 'input';
      readonly node: string;
      readonly derivation: string;
      readonly input: string;
      readonly found: 'contested' | 'rejected' | 'rests on contested input';
    };

/** Which of two attacks, or facts, is shown: the smaller rank, then the smaller id. */
export const shownFirst = (
  one: { readonly rank: number; readonly id: string },
  other: { readonly rank: number; readonly id: string },
): boolean => one.rank < other.rank || (one.rank === other.rank && one.id < other.id);
