import type { Attribution, Stance } from './statement.js';

/**
 * How somebody may be named in a text that is made (domain §8): by name; by what everybody may read of them; not at all; or so that not even what
 * they said may be told.
 */
export type Naming = 'named' | 'described' | 'unnamed' | 'untold';

/** Somebody who speaks, as far as it decides how they may be named; null where nobody is recorded. */
export type Spoken = { readonly confidential: boolean } | null;

/**
 * How who made a statement may be named in any text that is made.
 *
 * What was said off the record is not told; on deep background nobody is named or described; on background nobody is named; who is protected is
 * described, whoever reads it.
 */
export function namingOf(attribution: Attribution | null, speaker: Spoken): Naming {
  if (attribution === 'off_record') return 'untold';
  if (attribution === 'deep_background') return 'unnamed';
  if (speaker?.confidential) return 'described';
  return attribution === 'background' || speaker === null ? 'unnamed' : 'named';
}

/** Whether something was said so that nobody may be named for it. */
export const isNameless = (attribution: Attribution | null): boolean =>
  attribution === 'background' || attribution === 'deep_background' || attribution === 'off_record';

/**
 * How a retraction is to be treated: whoever takes back on record what they only ever said without a name would be known by that as who said it.
 *
 * @param before how the same speaker said all that they said about the same claim, but for retractions
 */
export function attributionOfRetraction(
  own: Attribution | null,
  before: readonly (Attribution | null)[],
): Attribution | null {
  if (isNameless(own) || before.length === 0 || !before.every(isNameless)) return own;
  return before.includes('off_record')
    ? 'off_record'
    : before.includes('deep_background')
      ? 'deep_background'
      : 'background';
}

/** A statement, as far as it decides who of all that speak may be named. */
export interface Utterance {
  readonly speaker: { readonly id: string } | null;
  readonly attribution: Attribution | null;
  readonly stance: Stance;
}

/**
 * Who spoke about something, but never so that they may be named for it: no text about it names them for anything else either, neither for
 * having worked it out nor for having restated it. That they took it back openly changes nothing.
 *
 * @param statements about one claim
 */
export function namelessAmong(statements: readonly Utterance[]): Set<string> {
  const spoken = new Map<string, { isOpen: boolean; isHidden: boolean }>();
  for (const { speaker, attribution, stance } of statements) {
    if (!speaker) continue;
    const known = spoken.get(speaker.id) ?? { isOpen: false, isHidden: false };
    const isHidden = isNameless(attribution);
    spoken.set(speaker.id, {
      isOpen: known.isOpen || (stance !== 'retracts' && !isHidden),
      isHidden: known.isHidden || isHidden,
    });
  }
  return new Set([...spoken].flatMap(([id, { isOpen, isHidden }]) => (isHidden && !isOpen ? [id] : [])));
}

/** The same of several claims: who may not be named for one of them is not named where these are told together. */
export function namelessOnAny(statements: readonly (Utterance & { readonly claimId: string })[]): Set<string> {
  const byClaim = new Map<string, Utterance[]>();
  for (const said of statements) {
    const about = byClaim.get(said.claimId);
    if (about) about.push(said);
    else byClaim.set(said.claimId, [said]);
  }
  return new Set([...byClaim.values()].flatMap((about) => [...namelessAmong(about)]));
}
