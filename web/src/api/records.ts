import type { Figure, Period } from './figure.js';
import type { Standing } from './standing.js';

/** A record named: an entity, a person, a user. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A metric as claims carry it. */
export interface Metric {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a claim says. */
export type Value =
  | { readonly type: 'quantity'; readonly figure: Figure }
  | { readonly type: 'date'; readonly from: string | null; readonly to: string | null; readonly asWritten: string }
  | { readonly type: 'truth'; readonly truth: boolean }
  | { readonly type: 'entity'; readonly entity: Named }
  | { readonly type: 'text'; readonly text: string };

/** The dimensions a claim is limited to, each to an entity or a word. */
export type Scope = Readonly<Record<string, Named | string>>;

/** What is needed to tell one claim from another. */
export interface ClaimBrief {
  readonly id: string;
  readonly subject: Named;
  readonly metric: Metric;
  readonly value: Value;
  readonly basis: string;
  readonly measure: string;
  readonly period: Period;
  readonly scope?: Scope;
}

/** How much hangs on a claim. */
export interface Counts {
  readonly statements?: number;
  readonly articles?: number;
  readonly roots?: number;
  readonly disputes?: number;
  readonly contradictions?: number;
}

/** One checkable proposition. */
export interface Claim extends ClaimBrief {
  readonly text?: string | null;
  readonly language?: string | null;
  readonly flags?: readonly string[];
  readonly audience?: string;
  /** Whose it is: who reads it where it is meant for one desk. */
  readonly desk?: Named;
  readonly counts?: Counts;
  readonly standing?: Standing;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly version?: number;
}

/** A document or broadcast. */
export interface Source {
  readonly id: string;
  readonly kind?: string;
  readonly title: string;
  readonly url?: string | null;
  readonly publisher?: Named | null;
  readonly publishedAt?: string | null;
  readonly confidential?: boolean;
}

/** A place in a source: seconds into a recording, a page, a quoted passage. */
export interface Locator {
  readonly kind: string;
  readonly start?: number;
  readonly page?: number;
  readonly number?: number;
  readonly exact?: string;
}

/** Somebody takes a stance on a claim. */
export interface Statement {
  readonly id: string;
  readonly claim: string;
  readonly speaker: (Named & { readonly confidential?: boolean }) | null;
  readonly stance: string;
  readonly evidence?: string | null;
  readonly mode?: string | null;
  readonly attribution?: string | null;
  readonly statedAt?: string | null;
  readonly wording?: string | null;
  readonly language?: string | null;
  readonly figure?: Figure | null;
  readonly source?: Source | null;
  readonly locator?: Locator | null;
  readonly relays?: { readonly id: string; readonly speaker: Named | null; readonly claim?: string } | null;
  readonly alternative?: ClaimBrief | null;
}

/** An edge between two claims. */
export interface Link {
  readonly id: string;
  readonly kind: string;
  readonly origin: string;
  readonly state: string;
  readonly reason?: string | null;
  /** Why the software took its own suggestion back. */
  readonly settled?: string | null;
  /** The case whose decision settled or drew it. */
  readonly resolution?: { readonly dispute: string; readonly outcome: string } | null;
  readonly a: ClaimBrief;
  readonly b: ClaimBrief;
  /** What comparing the two gave last; null where that has not been done yet. */
  readonly verdict?: string | null;
  readonly reasons?: readonly Reason[];
  readonly gap?: Gap | null;
  readonly couldBe?: readonly string[];
  readonly version: number;
}

/** Why a comparison says what it says: a code for this page's own words, and the instance's sentence in English. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** How far two values are apart: in `unit`, and as a fraction of the larger one. */
export interface Gap {
  readonly absolute: string;
  readonly relative: string | null;
  readonly unit: string;
}

/** Whether two claims can both be right. */
export interface Comparison {
  readonly a: ClaimBrief;
  readonly b: ClaimBrief;
  readonly verdict: string;
  readonly reasons: readonly Reason[];
  readonly gap: Gap | null;
  /** For `ambiguous`: every verdict that some way of filling what is open would give. */
  readonly couldBe?: readonly string[];
  /** Id of the link that says so, if one was drawn. */
  readonly link?: string | null;
}

/** What a person decides about a link. */
export type Decision = 'confirm' | 'dismiss';

/** A conflict between two claims, each shown whole. */
export interface Contradiction extends Link {
  readonly a: Claim;
  readonly b: Claim;
}

/** A quantity in a text, with where it stands in it (UTF-16 code units) and how it can be read. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Figure[];
  readonly ambiguous: boolean;
}

/** What a record was from one moment on, and who changed it. */
export interface Revision {
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: Named | null;
  readonly reason?: string | null;
  readonly operation: string;
  /** What it is a version of: the claim, or something that was said or worked out about it. */
  readonly record?: { readonly kind: string; readonly id: string };
  /** What changed, in words, by language. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly changes?: readonly {
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
    readonly texts?: Readonly<Record<string, string>>;
  }[];
}

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
  /** How many there are in all; only where that was asked for. */
  readonly total?: number;
}
