import type { Audience } from '../../src/accounts/audience.js';
import type { DeskName } from './cast.js';

/** What a statement of a world says; names and tags stand for records. */
export interface Said {
  /** By which it is found again. */
  readonly tag: string;
  readonly speaker: string | null;
  readonly source: string | null;
  readonly stance: string;
  readonly attribution: string | null;
  readonly audience: Audience;
  /** Tag of the statement it passes on. */
  readonly relays: string | null;
  /** What is right instead: a value in words, or a reference to a claim. */
  readonly alternative: string | null;
  /** No other statement of the world is of that day, so that it is found again. */
  readonly day: string;
}

/** How a claim of a world was computed. */
export interface Worked {
  readonly tag: string;
  readonly formula: string;
  /** By name: the tag of a claim in guillemets, or a constant. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly attributedTo: string | null;
  readonly audience: Audience;
}

/** What a claim of a world claims. */
export interface Claimed {
  /** A reference in guillemets, or a name. */
  readonly subject: string;
  readonly metric: string;
  readonly value: string;
  readonly basis: string | null;
  readonly period: string | null;
  readonly audience: Audience;
  readonly statements: readonly Said[];
  readonly derivations: readonly Worked[];
}

/** Something that somebody does to the record. */
export type Deed =
  | {
      readonly kind: 'entity';
      readonly name: string;
      readonly entityKind: string;
      readonly audience: Audience;
      /** Public description of one to be protected; null where it is not. */
      readonly protectedAs: string | null;
      readonly identifier: string | null;
    }
  | {
      readonly kind: 'source';
      readonly title: string;
      readonly url: string | null;
      readonly publisher: string | null;
      readonly audience: Audience;
      readonly protectedAs: string | null;
      readonly relations: readonly { readonly kind: string; readonly to: string }[];
    }
  | ({ readonly kind: 'claim' } & Claimed)
  | { readonly kind: 'statement'; readonly claim: string; readonly said: Said }
  | { readonly kind: 'derivation'; readonly claim: string; readonly worked: Worked }
  | { readonly kind: 'supersede'; readonly claim: string; readonly value: string; readonly audience: Audience }
  | { readonly kind: 'link'; readonly a: string; readonly b: string; readonly linkKind: string }
  | { readonly kind: 'judge'; readonly a: string; readonly b: string; readonly verdict: 'confirm' | 'dismiss' }
  | { readonly kind: 'relation'; readonly source: string; readonly to: string; readonly relation: string }
  | { readonly kind: 'merge'; readonly entity: string; readonly into: string }
  | {
      readonly kind: 'retarget';
      readonly what: 'entities' | 'sources' | 'claims';
      readonly of: string;
      readonly audience: Audience;
    }
  | { readonly kind: 'reword'; readonly claim: string; readonly text: string }
  | { readonly kind: 'protect'; readonly what: 'entities' | 'sources'; readonly of: string; readonly as: string }
  | {
      readonly kind: 'readers';
      readonly what: 'entities' | 'sources';
      readonly of: string;
      readonly readers: readonly string[];
    }
  /** Somebody belongs to other desks from now on. */
  | { readonly kind: 'move'; readonly person: string; readonly desks: readonly DeskName[] }
  | { readonly kind: 'disable'; readonly person: string }
  /** A case about claims and derivations. */
  | {
      readonly kind: 'case';
      readonly candidates: readonly string[];
      readonly derivations: readonly string[];
      readonly audience: Audience;
    }
  | { readonly kind: 'decide'; readonly of: string; readonly outcome: string; readonly chosen: readonly string[] }
  /** A step of a review. */
  | { readonly kind: 'step'; readonly claim: string; readonly to: string; readonly verdict: string | null }
  | { readonly kind: 'usage'; readonly claim: string }
  | { readonly kind: 'search'; readonly claim: string }
  | { readonly kind: 'import'; readonly claims: readonly (Claimed & { readonly tag: string })[] };

/** A deed, and who does it for which desk. */
export interface Action {
  /** By which what it makes is named: in other actions in guillemets. */
  readonly tag: string;
  readonly by: string;
  readonly desk: DeskName;
  readonly deed: Deed;
  /** Whether it is done where nobody who asks may see it, after most has been asked. */
  readonly late?: true;
  /** Whose and for whom the record is that was recorded already and named again. */
  readonly known?: { readonly owner: string; readonly audience: Audience; readonly desk: DeskName };
}

/** A tag as it stands for a record. */
export const ref = (tag: string): string => `«${tag}»`;

/** All tags that stand in a text. */
export const tagsIn = (text: string): string[] => [...text.matchAll(/«([^»]+)»/g)].map((match) => match[1] as string);
