import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { claimBrief, type ClaimJson, claimJson } from '../claims/claim-brief.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import type { Period } from '../quantities/period.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import type { Computation, ComputedInputs } from './computation.js';
import type { DerivationView } from './derivation.dto.js';
import type { MovedBy } from './moved-by.js';

interface InputJson {
  readonly name: string;
  readonly claim: ClaimJson | null;
  readonly version: number | null;
  readonly constant: string | null;
  readonly language: string | null;
  readonly period: Period | null;
  readonly source: SourceJson | null;
  readonly note: string | null;
}

/** The columns of a result as JSON; dates as text. */
export interface ResultJson {
  readonly state: Computation['state'];
  readonly result: Computation['result'];
  readonly possiblyWide: boolean;
  readonly mismatch: boolean;
  readonly disagreement: Computation['disagreement'];
  readonly failure: Computation['failure'];
  readonly lints: Computation['lints'];
  readonly computedWith: ComputedInputs;
  readonly movedBy: MovedBy | null;
}

interface Row {
  readonly id: string;
  readonly claim_id: string;
  readonly method: string;
  readonly formula: string | null;
  readonly note: string | null;
  readonly attributed_to: EntityJson | null;
  readonly inputs: readonly InputJson[];
  /** null where it was never computed. */
  readonly given: ResultJson | null;
  readonly computed_at: Date | null;
  readonly stale: boolean;
  readonly before: Pick<ResultJson, 'state' | 'result'> | null;
  readonly before_at: Date | null;
  readonly dispute: DerivationView['dispute'];
  readonly audience: string;
  readonly created_at: Date;
  readonly owner: { readonly id: string; readonly name: string };
  readonly version: number;
}

/** SQL for {@link ResultJson} of a row of results, and a row of what is told of it. */
export const resultJson = (
  row: string,
  told = row,
): string => `jsonb_build_object('state', ${row}.state, 'result', ${row}.result, 'possiblyWide', ${row}.possibly_wide,
  'mismatch', ${row}.mismatch, 'disagreement', ${told}.disagreement, 'failure', ${told}.failure, 'lints', ${told}.lints,
  'computedWith', ${row}.computed_with, 'movedBy', ${told}.moved_by)`;

/** SQL for whether a derivation `d` is to be computed again. That is of now: of the past it is known what was given, and when. */
const STALE = `coalesce(current_setting('claimtrail.as_of', true), '') = '' AND d.formula IS NOT NULL
  AND (g.id IS NULL OR EXISTS (SELECT FROM stale_derivation s WHERE s.derivation_id = d.id))`;

/** SQL for the case that a derivation `d` is in dispute in: one that is open, else that which was decided last. */
const DISPUTE = `(SELECT jsonb_build_object('id', k.dispute_id, 'state', CASE WHEN k.outcome IS NULL THEN 'open' ELSE 'resolved' END, 'upheld', k.upheld)
  FROM dispute_derivation k WHERE k.derivation_id = d.id ORDER BY k.outcome IS NOT NULL, k.decided_at DESC, k.id DESC LIMIT 1)`;

const SHOWN = `d.id, d.claim_id, d.method, d.formula, d.note, d.audience, d.created_at, d.version,
  (SELECT ${entityJson('e')} FROM entity e WHERE e.id = d.attributed_to_id) AS attributed_to,
  ${userBrief('d.owner_id')} AS owner,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'version', i.claim_version, 'constant', i.constant, 'language', i.language,
      'period', i.period, 'note', i.note, 'claim', CASE WHEN i.claim_id IS NULL THEN NULL ELSE ${claimJson('i.claim_id')} END,
      'source', (SELECT ${sourceJson('o')} FROM source o WHERE o.id = i.source_id)) ORDER BY i.position), '[]')
    FROM derivation_input i WHERE i.derivation_id = d.id) AS inputs,
  CASE WHEN g.id IS NOT NULL THEN ${resultJson('g')} END AS given, g.updated_at AS computed_at,
  CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('state', b.state, 'result', b.result) END AS before, b.recorded_at AS before_at,
  ${STALE} AS stale, ${DISPUTE} AS dispute`;

const RESULTS = `LEFT JOIN derivation_result g ON g.id = d.id LEFT JOIN history.derivation_result b ON b.id = g.id AND b.version = g.version - 1`;

/** How a claim was computed, rival derivations side by side, in the order in which they were recorded. */
export async function derivationPage(
  tx: EntityManager,
  claimId: string,
  page: PageRequest,
): Promise<Page<DerivationView>> {
  const rows: Row[] = await tx.query(
    `SELECT ${SHOWN} FROM derivation d ${RESULTS} WHERE d.claim_id = $1 AND ($2::uuid IS NULL OR d.id > $2) ORDER BY d.id LIMIT $3`,
    [claimId, page.after?.[0] ?? null, page.limit + 1],
  );
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM derivation WHERE claim_id = $1`, [claimId])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

/** One derivation; undefined where there is none. */
export async function derivationById(tx: EntityManager, id: string): Promise<DerivationView | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${SHOWN} FROM derivation d ${RESULTS} WHERE d.id = $1`, [id]);
  return row && view(row);
}

function view({
  id,
  claim_id,
  method,
  formula,
  note,
  attributed_to,
  inputs,
  given,
  computed_at,
  stale,
  before,
  before_at,
  dispute,
  audience,
  created_at,
  owner,
  version,
}: Row): DerivationView {
  return {
    id,
    claim: claim_id,
    method,
    formula,
    note,
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputView(input, given?.computedWith[input.name])])),
    ...resultView(given ?? NEVER_COMPUTED),
    state: stale ? 'stale' : (given?.state ?? 'unevaluated'),
    computedAt: given && given.state !== 'unevaluated' ? (computed_at?.toISOString() ?? null) : null,
    previous: before && before_at && { ...before, computedAt: before_at.toISOString() },
    attributedTo: attributed_to && entityBrief(attributed_to),
    dispute: dispute && { id: dispute.id, state: dispute.state, upheld: dispute.upheld },
    audience,
    createdAt: created_at.toISOString(),
    createdBy: owner,
    version,
  } as DerivationView;
}

const NEVER_COMPUTED: ResultJson = {
  state: 'unevaluated',
  result: null,
  possiblyWide: false,
  mismatch: false,
  disagreement: null,
  failure: null,
  lints: [],
  computedWith: {},
  movedBy: null,
};

function resultView({ result, possiblyWide, mismatch, disagreement, failure, lints, movedBy }: ResultJson) {
  return { result, possiblyWide, mismatch, disagreement, failure, lints, movedBy };
}

function inputView(
  { claim, version, constant, language, period, source, note }: InputJson,
  computed: ComputedInputs[string] | undefined,
): DerivationView['inputs'][string] {
  if (claim) {
    const instead = computed && computed.claim !== claim.id ? computed.claim : null;
    const worth = { figure: computed?.figure ?? null, instead };
    return { claim: claimBrief(claim), version: version ?? 1, ...worth } as DerivationView['inputs'][string];
  }
  const shown = {
    ...(period && { period }),
    ...(source && { source: sourceBrief(source) }),
    ...(note !== null && { note }),
  };
  const view = constant === null ? shown : { constant, ...(language !== null && { language }), ...shown };
  return view as DerivationView['inputs'][string];
}
