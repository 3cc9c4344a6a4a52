import { isNameless, namingOf } from '../claims/naming.js';
import type { Spoken } from '../derivations/speech.js';
import { LINE_WORDS, listed } from './attribution-words.js';
import type { OriginFacts, Party, Publication, Told } from './origin-facts.js';
import { partyName, safeName } from './origin-names.js';
import type { Root } from './origin-roots.js';
import { type Origins, originsOf } from './origins.js';

/** More names than these are counted: a line is one sentence. */
const MOST_NAMES = 3;

/** Somebody as a line may name them. */
export interface Named {
  /** The same for the same; of all who are not named one. */
  readonly key: string;
  /** null for who is not named at all. */
  readonly name: string | null;
  /** What they are in English: `which`, else `who`. */
  readonly isPerson: boolean;
  /** Whether it is less than who it is. */
  readonly withheld: boolean;
}

const nameless = (key: string): Named => ({ key, name: null, isPerson: true, withheld: true });

/** Who made a statement, as a line may name them; null for what was said off the record. */
export function teller({ speaker, source, attribution, id }: Told, language: Spoken): Named | null {
  const naming = namingOf(attribution, speaker);
  if (naming === 'untold') return null;
  if (speaker) return naming === 'unnamed' ? nameless(speaker.id) : namedParty(speaker, language);
  return source && !isNameless(attribution) ? namedSource(source, language) : nameless(id);
}

/** A root as a line may name it; null for what was said off the record. */
export function namedRoot({ kind, source, told }: Root, language: Spoken): Named | null {
  const named = told ? teller(told, language) : null;
  if (named === null && told !== null) return null;
  if (kind === 'document' && source && !(told?.speaker?.confidential ?? false)) return namedSource(source, language);
  return named ?? (source ? namedSource(source, language) : null);
}

/** A party by name; somebody confidential by what everybody may read. */
export function namedParty(party: Party, language: Spoken): Named {
  const { id, kind, confidential } = party;
  const name = partyName(party, language);
  const shown = confidential ? LINE_WORDS[language].confidential(name) : name;
  return { key: id, name: shown, isPerson: kind !== 'organisation', withheld: confidential };
}

/** A source as a line names it: `a filing by Microsoft`. */
export function namedSource(source: Publication, language: Spoken): Named {
  const { id, confidential } = source;
  return { key: id, name: sourceNoun(source, language), isPerson: false, withheld: confidential };
}

/** A source by kind and publisher, else by its title; in German in the dative. */
export function sourceNoun(
  { kind, publisher, title, description, confidential }: Publication,
  language: Spoken,
): string {
  const words = LINE_WORDS[language];
  if (confidential) return words.confidential(safeName(description ?? ''));
  const noun = words.sources[kind];
  if (publisher && !publisher.confidential) return words.by(noun, partyName(publisher, language));
  return title === null ? noun : `${noun} (${words.quoted(safeName(title))})`;
}

/** Names one after another, each once; who is not named comes last, and those beyond a few are counted. */
export function whoWords(everybody: readonly Named[], language: Spoken): string {
  const words = LINE_WORDS[language];
  const distinct = new Map<string, Named>();
  for (const named of everybody) if (named.name !== null || !distinct.has(named.key)) distinct.set(named.key, named);
  const names = [...new Set([...distinct.values()].flatMap(({ name }) => name ?? []))];
  const unnamed = [...distinct.values()].filter(({ name }) => name === null).length;
  const all = [...names, ...(unnamed > 0 ? [words.unnamed(unnamed)] : [])];
  return listed(all, MOST_NAMES, { and: words.and, more: words.others });
}

/** Who says a claim. */
export interface Tellers {
  readonly named: readonly Named[];
  /** Who only has it from somewhere. */
  readonly citing: readonly Named[];
  /** Where they presumably have it from. */
  readonly from: readonly Publication[];
  /** Who has taken it back while others pass it on. */
  readonly back: readonly Named[];
  /** Whether all who say it did so off the record: then the claim itself must not be told. */
  readonly isUnspeakable: boolean;
  readonly withheld: boolean;
}

/** Who says a claim: its roots; where what they are from is only presumed, or said about another claim, those who say it. */
export function tellersOf({ roots, followed, referring }: Sayers, language: Spoken): Tellers {
  const own = roots.filter(({ otherClaim }) => otherClaim === null);
  const [back, stated] = [true, false].map((is) =>
    own.filter(({ presumed, retracted }) => !presumed && retracted === is),
  );
  const cited = own.filter(({ presumed }) => presumed);
  const namedOf = (some: readonly Root[] = []): (Named | null)[] => some.map((root) => namedRoot(root, language));
  const toldBy = (some: readonly Told[]): (Named | null)[] => some.map((told) => teller(told, language));
  const says = [...namedOf(stated), ...toldBy(referring)];
  const cites = cited.length > 0 ? toldBy(followed) : [];
  const took = namedOf(back);
  const all = [...says, ...cites, ...took];
  const found = all.flatMap((one) => one ?? []);
  const citing = cites.flatMap((one) => one ?? []);
  const from = citing.length > 0 ? cited.flatMap(({ source }) => source ?? []) : [];
  return {
    named: says.flatMap((one) => one ?? []),
    citing,
    from,
    back: took.flatMap((one) => one ?? []),
    isUnspeakable: all.length > 0 && found.length === 0,
    withheld: found.length < all.length || found.some(({ withheld }) => withheld) || from.some(isHidden),
  };
}

type Sayers = Pick<Origins, 'roots' | 'followed' | 'referring'>;

const isHidden = ({ confidential, publisher }: Publication): boolean =>
  confidential || publisher?.confidential === true;

/** Whether all who say a claim did so off the record. */
export const isUnspeakable = (claimId: string, facts: OriginFacts): boolean =>
  tellersOf(originsOf(claimId, facts), 'en').isUnspeakable;
