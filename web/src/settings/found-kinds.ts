import type { FoundInTable } from '../api/found-in-table.js';

/** What kinds of records something was found in, as people call them, what they know best first; and the tables of each. */
const tables = {
  claims: ['claim', 'scope_value'],
  statements: ['statement'],
  sources: ['source', 'source_relation'],
  entities: ['entity'],
  users: ['principal', 'membership'],
  protectedNames: ['confidential_identity'],
  derivations: ['derivation', 'derivation_input', 'derivation_result', 'stale_derivation'],
  links: ['link'],
  disputes: ['dispute', 'dispute_argument', 'dispute_candidate', 'dispute_derivation'],
  reviews: ['transition'],
  usages: ['usage'],
  searches: ['evidence_search'],
  reasons: ['change'],
  lookUps: ['entity_name', 'entity_identifier', 'metric_name', 'withdrawn_name', 'comparand'],
  signIns: ['session', 'session_token', 'device', 'familiar_address', 'one_time_link', 'api_token', 'sign_in_budget'],
  jobs: ['job', 'idempotent_request'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of these kinds; what the page does not know yet, from a newer server, is among the others. */
export type FoundKind = keyof typeof tables | 'others';

/** Every kind, in the order in which they are told. */
export const foundKinds = [...(Object.keys(tables) as (keyof typeof tables)[]), 'others'] as const;

/** In how many records of a kind something stands, and in how many versions of these. */
export interface FoundOfKind {
  readonly kind: FoundKind;
  readonly rows: number;
  readonly versions: number;
}

/** What was found, told by kinds of records rather than by tables. */
export function foundByKind(found: readonly FoundInTable[]): FoundOfKind[] {
  return foundKinds.flatMap((kind) => {
    const some = found.filter(({ record }) => kindOf(record) === kind);
    const rows = some.reduce((sum, one) => sum + one.rows, 0);
    const versions = some.reduce((sum, one) => sum + one.versions, 0);
    return some.length > 0 ? [{ kind, rows, versions }] : [];
  });
}

/** Which kind of record a table holds. */
export function kindOf(record: string): FoundKind {
  return (
    foundKinds.find((kind) => kind !== 'others' && (tables[kind] as readonly string[]).includes(record)) ?? 'others'
  );
}
