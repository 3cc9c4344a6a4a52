import { disjoint } from '../kernel/interval.js';
import type { Figure } from './figure.js';

/** What a claim says, by its value type; the shape is that of the HTTP API but for entities, which are ids here. */
export type Value =
  | { readonly type: 'quantity'; readonly figure: Figure }
  | {
      readonly type: 'date';
      /** First day; null where open to the past. */
      readonly from: string | null;
      /** The day after the last; null where open to the future. */
      readonly to: string | null;
      readonly asWritten: string;
    }
  | { readonly type: 'truth'; readonly truth: boolean; readonly asWritten: string }
  | { readonly type: 'entity'; readonly entityId: string }
  | { readonly type: 'text'; readonly text: string };

/**
 * What makes two values one proposition, as a text that is equal exactly where they are (domain rules §1).
 *
 * Kind, interval with its ends, unit, what is counted and direction of a figure; first and last day of a date; the truth;
 * the entity; a text in NFC with single spaces. Words, language, hedges and assumptions are not part of it.
 */
export function propositionValueKey(value: Value): string {
  switch (value.type) {
    case 'quantity': {
      const { kind, lower, lowerInclusive, upper, upperInclusive, unit, of, direction } = value.figure;
      const ends = [lower, lower !== null && lowerInclusive, upper, upper !== null && upperInclusive];
      return JSON.stringify(['quantity', kind, ...ends, unit, of ?? null, direction]);
    }
    case 'date':
      return JSON.stringify(['date', value.from, value.to]);
    case 'truth':
      return JSON.stringify(['truth', value.truth]);
    case 'entity':
      return JSON.stringify(['entity', value.entityId]);
    case 'text':
      return JSON.stringify(['text', value.text.normalize('NFC').replace(/\s+/gu, ' ').trim()]);
  }
}

/**
 * Whether a wording cannot mean the claim under which it is filed (domain rules §1).
 *
 * Quantities of one unit contradict where they have no point in common, even without the 5 % cap; ends that touch do so only
 * if neither was made by rounding. Dates contradict without a common day, truths if they differ. Values of different
 * types, units or things counted, entities and texts never do: what cannot be compared is not refused.
 */
export function wordingContradicts(wording: Figure | Value, claimed: Value): boolean {
  const said: Value = 'type' in wording ? wording : { type: 'quantity', figure: wording };
  if (said.type === 'quantity' && claimed.type === 'quantity') return figuresApart(said.figure, claimed.figure);
  if (said.type === 'truth' && claimed.type === 'truth') return said.truth !== claimed.truth;
  if (said.type !== 'date' || claimed.type !== 'date') return false;
  return endsBefore(said.to, claimed.from) || endsBefore(claimed.to, said.from);
}

function figuresApart(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || (a.of !== undefined && b.of !== undefined && a.of !== b.of)) return false;
  // An end that rounding made is taken to belong, so that touching it is no contradiction.
  const soft = a.policy !== 'stated' || b.policy !== 'stated';
  return disjoint(widest(a, soft), widest(b, soft));
}

function widest({ lower, lowerInclusive, upper, upperInclusive, uncapped }: Figure, soft: boolean) {
  return {
    ...{ lower, upper, ...uncapped },
    lowerInclusive: soft || lowerInclusive,
    upperInclusive: soft || upperInclusive,
  };
}

function endsBefore(to: string | null, from: string | null): boolean {
  return to !== null && from !== null && to <= from;
}
