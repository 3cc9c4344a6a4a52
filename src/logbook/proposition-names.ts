import type { Readership } from '../accounts/audience.js';
import type { ScopeFiller } from '../claims/proposition.js';
import { isId } from '../kernel/ids.js';
import { pointerTo } from '../kernel/pointer.js';
import type { Recording } from '../kernel/recording.js';
import { hiddenCharacter, tidy } from '../kernel/text.js';
import { ENTITY_KINDS } from '../vocabulary/entity.js';
import type { EntityMention, NamedEntity, ResolvedEntity } from '../vocabulary/mention.js';
import type { KnownMetric } from '../vocabulary/metrics.service.js';
import type { GivenProposition, PlacedEntry } from './entry.js';

/** Every entity that a proposition names, by its place: `subject`, `value`, `scope investee`. */
export function mentionsOf(
  { pointer, entry }: PlacedEntry,
  metric: KnownMetric | null,
  readership: Readership,
  recording: Recording,
): Map<string, EntityMention> {
  const mentions = new Map<string, EntityMention>();
  mentions.set('subject', { pointer: `${pointer}/subject`, named: entry.subject, readership });
  const type = entry.valueType ?? metric?.valueType;
  const named = type === 'entity' ? entityNamedBy(recording, `${pointer}/value`, entry.value) : null;
  if (named) mentions.set('value', { pointer: `${pointer}/value`, named, readership });
  for (const [dimension, filler] of entry.scope ?? []) {
    if (isWord(recording, metric, dimension, filler)) continue;
    mentions.set(`scope ${dimension}`, {
      pointer: pointerTo(`${pointer}/scope`, dimension),
      named: filler,
      readership,
    });
  }
  return mentions;
}

/** What an entity as a value may say of itself, and of what type. */
const ENTITY_FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && isId(value),
  name: (value) => typeof value === 'string' && value.length <= 300 && tidy(value) !== '' && !hiddenCharacter(value),
  kind: (value) => ENTITY_KINDS.some((kind) => kind === value),
  create: (value) => typeof value === 'boolean',
};

function entityNamedBy(recording: Recording, pointer: string, value: GivenProposition['value']): NamedEntity | null {
  if (typeof value === 'boolean') return null;
  const { type: _, ...fields } = typeof value === 'string' ? { name: value } : value;
  const entity = 'entity' in fields ? fields['entity'] : fields;
  const named = typeof entity === 'string' ? { [isId(entity) ? 'id' : 'name']: entity } : entity;
  if (typeof named !== 'object' || named === null || Array.isArray(named)) return null;
  const wrong = Object.entries(named).find(([field, given]) => !ENTITY_FIELDS[field]?.(given));
  if (!wrong) return named;
  // A protected entity is never a value: who reads the claim would learn that somebody is protected, and of what.
  return recording.refuse(
    pointerTo(pointer, wrong[0]),
    'invalid-request',
    `An entity as a value has no such ${wrong[0]}.`,
  );
}

/** A metric says whether a dimension takes words; where it does not, plain text that is no local name is a word. */
function isWord(recording: Recording, metric: KnownMetric | null, dimension: string, filler: NamedEntity): boolean {
  const type = metric?.scope[dimension]?.type;
  if (type) return type === 'word';
  if (recording.declares && filler.name !== undefined && recording.referent(filler.name, 'entity')) return false;
  return filler.id === undefined && Object.keys(filler).length === 1;
}

const DIMENSION = /^[\p{L}][\p{L}\p{N}_-]{0,49}$/u;

/** The scope of a proposition, its entities resolved; null and a fault where something is wrong with it. */
export function scopeOf(
  recording: Recording,
  pointer: string,
  { scope }: GivenProposition,
  metric: KnownMetric,
  entities: ReadonlyMap<string, ResolvedEntity | null>,
): ReadonlyMap<string, ScopeFiller> | null {
  const fillers = new Map<string, ScopeFiller>();
  for (const [dimension, filler] of scope ?? []) {
    const at = pointerTo(`${pointer}/scope`, dimension);
    if (!DIMENSION.test(dimension)) {
      recording.refuse(
        at,
        'invalid-request',
        'A dimension of a scope is a short word of letters, digits, hyphen and underscore.',
      );
      return null;
    }
    if (isWord(recording, metric, dimension, filler)) {
      if (filler.name === undefined)
        return recording.refuse(at, 'invalid-request', `The scope ${dimension} of ${metric.key} takes a word.`);
      fillers.set(dimension, { word: tidy(filler.name) });
    } else {
      const entity = entities.get(`scope ${dimension}`);
      if (!entity) return null;
      fillers.set(dimension, { entityId: entity.id });
    }
  }
  return fillers;
}
