import { iriOf, type ProvBundle, type ProvDocument, type ProvRecord, type ProvValue } from './model.js';

/**
 * Whether two documents say the same, whatever form they were read from.
 *
 * - Names are the same where their IRIs are; prefixes, and where a name is split, do not count.
 * - Literals are the same where their text is, character by character, their datatype, and their language, whose case does not count
 *   (BCP 47, 2.1.1). `"1"` and `"01"` of xsd:int differ: what they are worth is not asked.
 * - Times are the same where they are written alike: `…Z` and `…+00:00` differ.
 * - The attributes of a record are a set (PROV-DM, 5.1.1): order and repetition do not count.
 * - Records are the same where their kind, identifier, places and attributes are; an absent identifier is the same as an absent one.
 *   The records of a document or bundle are a multiset: order does not count, how often one is there does.
 * - Bundles are the same where their IRIs and their records are; their order does not count.
 *
 * In the order of n log n.
 */
export const areEqual = (one: ProvDocument, other: ProvDocument): boolean => firstDifference(one, other) === null;

/** What only one of two documents says, or says more often; null where they are equal. */
export function firstDifference(one: ProvDocument, other: ProvDocument): string | null {
  const [left, right] = [linesOf(one), linesOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [a = '', b = ''] = [left[at], right[at]];
    if (a !== b) return b === '' || (a !== '' && a < b) ? `only the first has ${a}` : `only the second has ${b}`;
  }
  return null;
}

/** Everything a document says, in an order of its own. */
function linesOf(document: ProvDocument): readonly string[] {
  const bundles = document.bundles.flatMap((bundle) => [
    lineOf('bundle', iriOf(bundle.id)),
    ...recordLines(bundle, iriOf(bundle.id)),
  ]);
  return [...recordLines(document, null), ...bundles].sort();
}

const recordLines = ({ records }: ProvBundle, bundle: string | null): readonly string[] =>
  records.map((record) => lineOf(bundle, ...partsOf(record)));

function partsOf({ kind, id, formal, attributes }: ProvRecord): readonly unknown[] {
  const places = Object.entries(formal)
    .map(([name, value]) => [name, typeof value === 'string' ? value : iriOf(value)])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const pairs = attributes.map(([name, value]) => lineOf(iriOf(name), ...valueParts(value)));
  return [kind, id && iriOf(id), places, [...new Set(pairs)].sort()];
}

const valueParts = (value: ProvValue): readonly unknown[] =>
  'name' in value ? [iriOf(value.name)] : [value.lexical, iriOf(value.datatype), value.language?.toLowerCase() ?? null];

const lineOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);
