import { mayName } from '../accounts/audience.js';
import { looksLike, nameKey, nameSkeleton } from '../kernel/names.js';
import type { KnownEntity } from './entities.queries.js';
import { displayName } from './entity.js';
import type { EntityDraft } from './entity-draft.js';

/** Language of a name nobody said the language of (BCP 47). */
export const UNDETERMINED = 'und';

/** How look-ups write an identifier. */
export const identifierKey = (scheme: string, value: string): string => `${scheme} ${value}`;

/** The names of a draft as they are looked up, each once. */
export const keysOf = ({ names }: Pick<EntityDraft, 'names'>): string[] => [
  ...new Set(Object.values(names).map(nameKey)),
];

/** The identifiers of a draft as they are looked up. */
export const identifierKeysOf = ({ identifiers }: Pick<EntityDraft, 'identifiers'>): string[] =>
  Object.entries(identifiers).map(([scheme, value]) => identifierKey(scheme, value));

/** What can be compared quickly: most names that are not alike differ in length or letters. */
interface Look {
  readonly name: string;
  readonly skeleton: string;
  readonly length: number;
  /** How often letters occur, folded to as many counters. */
  readonly letters: Uint8Array;
}

const COUNTERS = 64;

/** Two edits change at most two letters into others: four counters by one. */
const MOST_DIFFERENCE = 4;

const looks = new WeakMap<EntityDraft, readonly Look[]>();

function looksOf(draft: EntityDraft): readonly Look[] {
  const known = looks.get(draft);
  if (known) return known;
  const made = Object.values(draft.names).map((name) => {
    const key = nameKey(name);
    const letters = new Uint8Array(COUNTERS);
    for (let i = 0; i < key.length; i++) {
      const counter = key.charCodeAt(i) % COUNTERS;
      letters[counter] = (letters[counter] ?? 0) + 1;
    }
    return { name, skeleton: nameSkeleton(name), length: key.length, letters };
  });
  looks.set(draft, made);
  return made;
}

function mayResemble(a: Look, b: Look): boolean {
  if (a.skeleton === b.skeleton) return true;
  if (Math.abs(a.length - b.length) > 2) return false;
  let difference = 0;
  for (let i = 0; i < COUNTERS && difference <= MOST_DIFFERENCE; i++)
    difference += Math.abs((a.letters[i] ?? 0) - (b.letters[i] ?? 0));
  return difference <= MOST_DIFFERENCE;
}

/** Whether two drafts look alike by any of their names. */
export const resemble = (a: EntityDraft, b: EntityDraft): boolean =>
  looksOf(a).some((one) => looksOf(b).some((other) => mayResemble(one, other) && looksLike(one.name, other.name)));

/** What a draft was found to be: a known entity, one of several, or something new. */
export type Match =
  | { readonly is: 'known'; readonly entity: KnownEntity }
  | { readonly is: 'ambiguous'; readonly candidates: readonly KnownEntity[] }
  | { readonly is: 'new' };

/**
 * What a draft is: what has an identifier in common, else a name, as long as nothing speaks against it (domain §1).
 *
 * What the readers of the draft may read goes before what they may not. Identifiers of several entities, and names of several,
 * are ambiguous; a draft that insists on being new and has identifiers of its own is new whatever it is called, one without is new where
 * only what its readers may not read is called so.
 */
export function matchOf(
  draft: EntityDraft,
  byIdentifier: ReadonlyMap<string, readonly KnownEntity[]>,
  byName: ReadonlyMap<string, readonly KnownEntity[]>,
): Match {
  const identified = identifierKeysOf(draft).flatMap((key) => nearest(draft, byIdentifier.get(key) ?? []).slice(0, 1));
  if (identified.length > 0) return oneOf(identified);
  if (draft.create && Object.keys(draft.identifiers).length > 0) return { is: 'new' };
  const named = keysOf(draft).flatMap((key) => byName.get(key) ?? []);
  const agreeing = named.filter((found) => agree(draft, found));
  const readable = nearest(draft, agreeing);
  // Whoever insists is not held up by what its readers do not know of.
  return oneOf(readable.length > 0 || draft.create ? readable : agreeing);
}

function oneOf(found: readonly KnownEntity[]): Match {
  const candidates = [...new Map(found.map((entity) => [entity.id, entity])).values()];
  const [entity, ...others] = candidates;
  if (!entity) return { is: 'new' };
  return others.length > 0 ? { is: 'ambiguous', candidates } : { is: 'known', entity };
}

/** Those that all readers of a draft may read, the ones for exactly its audience first. */
function nearest({ readership }: EntityDraft, found: readonly KnownEntity[]): KnownEntity[] {
  const distance = ({ audience }: KnownEntity): number => (audience === readership.audience ? 0 : 1);
  return found.filter((one) => mayName(readership, one)).sort((a, b) => distance(a) - distance(b));
}

/** Whether nothing that is known of an entity speaks against a draft being the same. */
function agree(draft: EntityDraft, { kind, identifiers }: KnownEntity): boolean {
  if (draft.kind && kind && draft.kind !== kind) return false;
  return Object.entries(draft.identifiers).every(([scheme, value]) => (identifiers[scheme] ?? value) === value);
}

/** Kind, language and name of what has no identifier (domain §1); null where an identifier decides. */
export function identityOf({
  kind,
  names,
  identifiers,
}: Pick<EntityDraft, 'kind' | 'names' | 'identifiers'>): string | null {
  if (Object.keys(identifiers).length > 0) return null;
  const language = 'en' in names ? 'en' : Object.keys(names).sort()[0];
  return [kind ?? '', language ?? UNDETERMINED, nameKey(names[language ?? ''] ?? '')].join(' ');
}

/** A draft as look-ups would find it. */
export const knownFrom = (id: string, draft: EntityDraft): KnownEntity => ({
  id,
  kind: draft.kind,
  names: draft.names,
  identifiers: draft.identifiers,
  fiscalCalendar: draft.fiscalCalendar,
  audience: draft.readership.audience,
  deskId: draft.readership.deskId,
});

/** A draft with what another one of the same entity says beyond it; nothing of it is contradicted. */
export function completed(draft: EntityDraft, more: EntityDraft): EntityDraft {
  const further = more.aliases.filter((alias) => !draft.aliases.includes(alias));
  const names = Object.entries(more.names).filter(([language]) => language !== UNDETERMINED);
  return {
    ...draft,
    kind: draft.kind ?? more.kind,
    names: { ...Object.fromEntries(names), ...draft.names },
    aliases: [...draft.aliases, ...further],
    identifiers: { ...more.identifiers, ...draft.identifiers },
    description: draft.description ?? more.description,
    fiscalCalendar: draft.fiscalCalendar ?? more.fiscalCalendar,
  };
}

/** What a person is told who has to say which of several was meant. */
export const candidatesOf = (
  found: readonly KnownEntity[],
): { readonly id: string; readonly name: string; readonly kind: KnownEntity['kind'] }[] =>
  found.map(({ id, names, kind }) => ({ id, name: displayName(names), kind }));
