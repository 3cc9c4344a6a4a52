import type { Figure } from '../quantities/figure.js';
import { formatFigure } from '../quantities/format-figure.js';
import { labelOf } from './claim-label.js';
import type { ComputedInputs, Texts } from './computation.js';
import type { ComputedWith } from './known-derivation.js';
import type { Cause, ClauseKey, ToldCause } from './moved-by.js';

/** An input that a change may have come by. */
export interface Input {
  readonly name: string;
  /** The claim itself, and what took its place. */
  readonly chain: readonly string[];
  /** The one that is computed with. */
  readonly claim: ComputedWith;
}

const NAMELESS = { en: '', de: '' };

/** What was only said off the record is not told to be about anything. */
const UNTOLD: Texts = { en: 'another claim', de: 'eine andere Behauptung' };

const calledBy = (claim: ComputedWith): Texts => (claim.isUntold ? UNTOLD : labelOf(claim));

/** What happened to no claim. */
export const toldOfRules = (code: Cause['code']): ToldCause => ({
  ...{ code, clause: code, name: NAMELESS, label: NAMELESS, from: null, by: null, claims: [] },
});

/** What happened to the derived claim itself. */
export function toldOfItself(code: Cause['code'], claim: ComputedWith): ToldCause {
  const [name, clause] = [labelOf(claim), clauseOf(code, claim, undefined)];
  return { code: codeOf(code, clause), clause, name, label: calledBy(claim), from: null, by: null, claims: [claim.id] };
}

/**
 * What happened to an input.
 *
 * @param before what it was computed with last
 * @param standing what it is now
 */
export function toldOf(
  { code, claim: changed }: Cause,
  { name, chain, claim }: Input,
  before: ComputedInputs[string] | undefined,
  standing: string | undefined,
): ToldCause {
  const replaced = code === 'superseded' && claim.id !== chain[0];
  const figure = claim.value.type === 'quantity' ? claim.value.figure : null;
  // What is derived was worth what was computed, which is not what was stated.
  const isStated = code === 'changed' && claim.derived.length === 0 && before?.claim === claim.id;
  const was = isStated && !before.untold && !claim.isUntold ? before.figure : null;
  const isOther = figure !== null && was !== null && !isSame(was, figure);
  const clause = changed === claim.id ? clauseOf(code, claim, standing) : code === 'retracted' ? 'taken_back' : code;
  return {
    code: codeOf(code, clause),
    clause,
    name: { en: name, de: name },
    label: calledBy(claim),
    from: isOther ? inWords(was) : null,
    by: figure && !claim.isUntold && (replaced || isOther) ? inWords(figure) : null,
    claims: [...new Set([changed ?? claim.id, claim.id])],
  };
}

const codeOf = (code: Cause['code'], clause: ClauseKey): ToldCause['code'] =>
  clause === 'denial_retracted' || clause === 'heard' ? clause : code;

/** How a change of a claim is told, by what the claim is now. */
function clauseOf(code: Cause['code'], claim: ComputedWith, standing: string | undefined): ClauseKey {
  if (code === 'derived') return claim.derived.length === 1 ? 'derived_first' : code;
  if (code === 'retracted') {
    if (claim.takenBack === 'untold') return 'heard';
    if (claim.takenBack === 'denial') return 'denial_retracted';
    return claim.takenBack === 'assertion' ? code : 'taken_back';
  }
  if (standing === undefined || (code !== 'linked' && code !== 'standing')) return code;
  if (standing === 'uncontested' || standing === 'accepted') return 'uncontested_now';
  if (code === 'standing') return code;
  return standing === 'contested' ? 'contested_now' : standing === 'rejected' ? 'rejected_now' : code;
}

/** What one figure is called by many derivations is put into words once: finding words that read back takes milliseconds. */
const spoken = new WeakMap<Figure, Texts>();

function inWords(figure: Figure): Texts {
  const words = (language: string): string => formatFigure(figure, language) ?? figure.asWritten;
  const known = spoken.get(figure) ?? { en: words('en'), de: words('de') };
  spoken.set(figure, known);
  return known;
}

/** Whether two figures admit the same. */
export const isSame = (a: Figure | null, b: Figure | null): boolean =>
  (['lower', 'lowerInclusive', 'upper', 'upperInclusive', 'point', 'unit'] as const).every(
    (field) => a?.[field] === b?.[field],
  );
