import type { Readership } from '../accounts/audience.js';
import type { ScopeFiller } from '../claims/proposition.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
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
  const named = type === 'entity' ? entityNamedBy(entry.value) : null;
  if (named) mentions.set('value', { pointer: `${pointer}/value`, named, readership });
  for (const [dimension, filler] of entry.scope ?? []) {
    if (isWord(recording, metric, dimension, filler)) continue;
    mentions.set(`scope ${dimension}`, {
      pointer: `${pointer}/scope/${escaped(dimension)}`,
      named: filler,
      readership,
    });
  }
  return mentions;
}

function entityNamedBy(value: GivenProposition['value']): NamedEntity | null {
  if (typeof value === 'string') return { name: value };
  if (typeof value === 'boolean') return null;
  const entity = value['entity'] ?? value;
  if (typeof entity === 'string') return { name: entity };
  const { id, name } = entity as Record<string, unknown>;
  return typeof id === 'string' ? { id } : typeof name === 'string' ? { name } : null;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

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
    const at = `${pointer}/scope/${escaped(dimension)}`;
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
