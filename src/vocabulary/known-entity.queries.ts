import type { EntityManager } from 'typeorm';

import { mayName } from '../accounts/audience.js';
import { nameKey } from '../kernel/names.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import { entitiesById, entitiesByIdentifier, entitiesByName, type KnownEntity } from './entities.queries.js';
import { candidatesOf, matchOf, UNDETERMINED } from './entity-matching.js';
import type { NamedEntity } from './mention.js';
import { nameable, similarNames } from './similar-names.queries.js';

/**
 * The entity that a caller names where nothing is recorded: by id, identifier, name or alias.
 *
 * @throws Refusal at the pointer: `unknown-reference`; `ambiguous-name` and `similar-name` with candidates; `invalid-request`
 *   where nothing names it
 */
export async function knownEntity(
  tx: EntityManager,
  { deskId }: Pick<Caller, 'deskId'>,
  pointer: string,
  named: { readonly [Field in 'id' | 'name' | 'identifiers']?: NamedEntity[Field] | null },
): Promise<KnownEntity> {
  // Null means no more than leaving it out.
  const [id, identifiers, asked] = [named.id ?? null, named.identifiers ?? {}, tidy(named.name ?? '')];
  const readership = { audience: 'desk', deskId } as const;
  const unknown = (called: string) => Refusal.at(pointer, 'unknown-reference', `No entity ${called}.`);
  if (id !== null) {
    const found = (await entitiesById(tx, [id.toLowerCase()])).get(id.toLowerCase());
    if (!found || !mayName(readership, found)) throw unknown(`has the id ${id.toLowerCase()}`);
    return found;
  }
  if (asked === '' && Object.keys(identifiers).length === 0) {
    throw Refusal.at(pointer, 'invalid-request', 'An entity is named by an id, a name or an identifier.');
  }
  const visible = async (found: Promise<Map<string, KnownEntity[]>>) =>
    new Map(
      [...(await found)].map(([key, all]) => [key, all.filter((entity) => mayName(readership, entity))] as const),
    );
  const draft = {
    pointer,
    kind: null,
    names: Object.fromEntries(asked === '' ? [] : [[UNDETERMINED, asked]]),
    aliases: [],
    identifiers,
    description: null,
    fiscalCalendar: null,
    confidential: false,
    readership,
    create: false,
  };
  const byIdentifier = await visible(entitiesByIdentifier(tx, Object.entries(identifiers)));
  const byName = await visible(entitiesByName(tx, asked === '' ? [] : [nameKey(asked)]));
  const match = matchOf(draft, byIdentifier, byName);
  if (match.is === 'known') return match.entity;
  if (match.is === 'ambiguous') {
    const candidates = candidatesOf(match.candidates);
    const detail = `${candidates.length} entities are called ${asked} or have its identifiers. Say which by its id.`;
    throw Refusal.at(pointer, 'ambiguous-name', detail, { candidates });
  }
  if (asked === '') throw unknown('has these identifiers');
  const candidates = nameable(readership, (await similarNames(tx, 'entity_name', [asked])).get(asked) ?? []);
  const [first] = candidates;
  if (!first) throw unknown(`is called ${asked}`);
  const detail = `Nothing is recorded as ${asked}, but as ${first.name}, which looks like it. Use that.`;
  throw Refusal.at(pointer, 'similar-name', detail, { candidates });
}
