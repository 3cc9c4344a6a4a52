import type { Comparand } from '../comparison/comparand.js';
import { digestOf } from '../kernel/digest.js';
import { nameKey } from '../kernel/names.js';
import type { NamedEntity } from '../vocabulary/mention.js';

/** A mention of an entity, and the id that it was given. */
export interface Mentioned {
  readonly id: string;
  readonly named: NamedEntity;
}

/**
 * What stands for entities of which nothing is recorded, by their made-up ids: the same for the same names, kinds and
 * identifiers, whenever and in which order they are mentioned.
 */
export function standInsFor(mentioned: readonly Mentioned[], unknown: ReadonlySet<string>): Map<string, string> {
  const said = new Map<string, Set<string>>();
  for (const { id, named } of mentioned) {
    if (!unknown.has(id)) continue;
    const texts = said.get(id) ?? new Set();
    said.set(id, texts);
    for (const text of textsOf(named)) texts.add(text);
  }
  return new Map([...said].map(([id, texts]) => [id, `unknown ${digestOf([...texts].sort())}`]));
}

const textsOf = ({ name, kind, identifiers = {} }: NamedEntity): string[] => [
  ...(name === undefined ? [] : [`name ${nameKey(name)}`]),
  ...(kind === undefined ? [] : [`kind ${kind}`]),
  ...Object.entries(identifiers).map(([scheme, value]) => `${scheme}: ${value}`),
];

/** A claim with what stands for the entities that it names. */
export function withStandIns(claim: Comparand, standIns: ReadonlyMap<string, string>): Comparand {
  const standIn = (id: string): string => standIns.get(id) ?? id;
  return {
    ...claim,
    subjectId: standIn(claim.subjectId),
    value: claim.value.type === 'entity' ? { ...claim.value, entityId: standIn(claim.value.entityId) } : claim.value,
    scope: new Map(
      [...claim.scope].map(([dimension, filler]) => [
        dimension,
        'entityId' in filler ? { ...filler, entityId: standIn(filler.entityId) } : filler,
      ]),
    ),
  };
}
