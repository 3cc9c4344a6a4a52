import { add, timesPowerOfTen } from '../kernel/decimal.js';
import type { NumberWords } from './lexicon.js';

/** Which tens are wide, and how far hundreds go. */
export type Rules = Pick<NumberWords, 'wideTens' | 'hundredsTo'>;

/** A part of a number in words. */
export type Morph =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'hundred'; readonly bare: boolean }
  | { readonly kind: 'scale'; readonly exponent: number; readonly bare: boolean }
  | { readonly kind: 'unitsFirst' }
  | { readonly kind: 'plus'; readonly value: string };

/** A number that is being put together: `parts` are closed by a scale word, `group` is not yet. */
export interface NumberState {
  readonly parts: readonly { readonly coefficient: string; readonly exponent: number }[];
  /** What has been added up since the last scale; a decimal where digits began it. */
  readonly group: string | null;
  /** What may still be added must be smaller. */
  readonly room: number;
  /** The exponent of the last scale. */
  readonly scale: number;
  /** The last value that was added, for units before tens. */
  readonly last: number;
  readonly awaitsTens: boolean;
}

/** Before the first word. */
export const noNumber: NumberState = {
  parts: [],
  group: null,
  room: Infinity,
  scale: Infinity,
  last: 0,
  awaitsTens: false,
};

/** A number that digits began: 13 of "13 billion". Only a scale or hundred may follow. */
export function digitsFirst(value: string): NumberState {
  return { ...noNumber, group: value, room: 0 };
}

/**
 * The number with one more part, or null where no number goes on like that.
 *
 * One grammar for all languages: values fill ever smaller places of a group below a thousand, a scale word multiplies the
 * group and must be smaller than the one before it, or multiply all there is (mil millones, lakh crore).
 * @param rules what the language does with tens and hundreds
 */
export function nextState(state: NumberState, morph: Morph, { wideTens, hundredsTo }: Rules): NumberState | null {
  switch (morph.kind) {
    case 'value':
      return withValue(state, morph.value, wideTens);
    case 'hundred':
      return withHundred(state, morph.bare, hundredsTo);
    case 'scale':
      return withScale(state, morph.exponent, morph.bare);
    case 'unitsFirst':
      if (state.awaitsTens) return null;
      if (state.group !== null && state.last >= 1 && state.last <= 9) return { ...state, awaitsTens: true };
      return state.room >= 100 && state.room < Infinity ? state : null;
    case 'plus':
      if (state.group === null || state.awaitsTens || state.room === 0) return null;
      return { ...state, group: add(state.group, morph.value), room: 0, last: 0 };
  }
}

/** The finished number as a mantissa and the power of ten that was said of all of it; null where it is not finished. */
export function finished(state: NumberState): { mantissa: string; exponent: number } | null {
  if (state.awaitsTens) return null;
  const [first, ...rest] = state.parts;
  if (first === undefined) return state.group === null ? null : { mantissa: state.group, exponent: 0 };
  if (rest.length === 0 && state.group === null) return { mantissa: first.coefficient, exponent: first.exponent };
  const sum = state.parts.reduce((total, part) => add(total, timesPowerOfTen(part.coefficient, part.exponent)), '0');
  return { mantissa: state.group === null ? sum : add(sum, state.group), exponent: 0 };
}

function withValue(state: NumberState, value: number, wideTens: readonly number[]): NumberState | null {
  const { group, room } = state;
  if (state.awaitsTens) {
    if (value < 20 || value > 90 || value % 10 !== 0) return null;
    return { ...state, group: sum(group, value), room: 1, last: 0, awaitsTens: false };
  }
  if (group !== null && (value === 0 || value >= room)) return null;
  if (group === null && (value >= room || (value === 0 && state.parts.length > 0))) return null;
  return { ...state, group: sum(group, value), room: roomAfter(value, wideTens), last: value };
}

function roomAfter(value: number, wideTens: readonly number[]): number {
  if (value === 0) return 0;
  if (value % 100 === 0) return 100;
  if (wideTens.includes(value)) return 20;
  return value >= 20 && value % 10 === 0 ? 10 : 1;
}

function withHundred(state: NumberState, bare: boolean, upTo: number | undefined): NumberState | null {
  const { group } = state;
  if (state.awaitsTens) return null;
  if (upTo !== undefined && group !== null && (state.room === 0 || Number(group) > upTo || Number(group) % 10 === 0))
    return null;
  if (group === null) return bare && state.room > 100 ? { ...state, group: '100', room: 100, last: 0 } : null;
  const decimal = group.includes('.');
  if (!decimal && (Number(group) < 1 || Number(group) >= 100)) return null;
  return { ...state, group: timesPowerOfTen(group, 2), room: decimal ? 0 : 100, last: 0 };
}

function withScale(state: NumberState, exponent: number, bare: boolean): NumberState | null {
  const { group, parts, scale } = state;
  if (state.awaitsTens) return null;
  const next = { ...state, group: null, room: 10 ** exponent, scale: exponent, last: 0 };
  if (exponent < scale) {
    if (group === null && !bare) return null;
    return { ...next, parts: [...parts, { coefficient: group ?? '1', exponent }] };
  }
  if (!(scale === 3 && exponent >= 6) && !(scale === 5 && exponent === 7)) return null;
  const all = group === null ? parts : [...parts, { coefficient: group, exponent: 0 }];
  // "Tres billones cien mil millones": a million multiplies what stands after the last scale above it.
  const above = all.findLastIndex((part) => part.exponent > scale) + 1;
  const lifted = all.slice(above).map((part) => ({ ...part, exponent: part.exponent + exponent }));
  if (all.slice(0, above).some((part) => part.exponent <= exponent)) return null;
  return { ...next, parts: [...all.slice(0, above), ...lifted] };
}

function sum(group: string | null, value: number): string {
  return group === null ? String(value) : add(group, String(value));
}
