import { FORMAL, type ProvRecord, type RecordKind } from '../model.js';
import { NOTHING, type Term, type Terms } from './terms.js';

/** A record, or what follows from one: of what kind, and what stands in its places. */
export interface Fact {
  readonly kind: RecordKind;
  readonly id: Term;
  /** In the order of PROV-N. */
  readonly places: readonly Term[];
  /** The record that says so, or from which it follows. */
  readonly record: ProvRecord;
}

/** What stands in a place of a fact. */
export const at = ({ places }: Fact, place: number): Term => places[place] ?? NOTHING;

/** Kinds whose records have no identifier (PROV-DM §5.5, §5.6). */
const NAMELESS: ReadonlySet<RecordKind> = new Set(['specializationOf', 'alternateOf', 'hadMember', 'mentionOf']);

/** Whether records of a kind have an identifier, given or not. */
export const hasId = (kind: RecordKind): boolean => !NAMELESS.has(kind);

/**
 * Whether an empty place says "none" rather than "some, which is not said": the plan of an association; activity, generation and usage of
 * a derivation without an activity (definition 4, optional-placeholders).
 */
function saysNone(record: ProvRecord, place: string): boolean {
  if (record.kind === 'wasAssociatedWith') return place === 'plan';
  return (
    record.kind === 'wasDerivedFrom' &&
    record.formal['activity'] === undefined &&
    place !== 'generatedEntity' &&
    place !== 'usedEntity'
  );
}

/** A record with its places filled (definitions 1 to 4). */
export function factOf(record: ProvRecord, terms: Terms): Fact {
  const places = FORMAL[record.kind].map(({ name }) => {
    const held = record.formal[name];
    if (held === undefined) return saysNone(record, name) ? NOTHING : terms.unnamed();
    return typeof held === 'string' ? terms.time(held) : terms.name(held);
  });
  return { kind: record.kind, id: record.id ? terms.name(record.id) : terms.unnamed(), places, record };
}
