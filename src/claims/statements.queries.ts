import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Figure } from '../quantities/figure.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';
import { claimBrief, type ClaimJson, claimJson } from './claim-brief.js';
import type { StatementView } from './statement.dto.js';
import type { Locator } from './statement.js';

interface Row {
  readonly id: string;
  readonly claim_id: string;
  readonly speaker: EntityJson | null;
  readonly stance: string;
  readonly evidence: string | null;
  readonly mode: string | null;
  readonly attribution: string | null;
  readonly stated_on: string | null;
  readonly stated_at: Date | null;
  readonly wording: string | null;
  readonly language: string | null;
  readonly figure: Figure | null;
  readonly source: SourceJson | null;
  readonly locator: Locator | null;
  readonly relays: { readonly id: string; readonly claim: string; readonly speaker: EntityJson | null } | null;
  readonly alternative: ClaimJson | null;
  readonly audience: string;
  readonly created_at: Date;
  readonly owner: { readonly id: string; readonly name: string };
  readonly version: number;
}

const SHOWN = `t.id, t.claim_id, t.stance, t.evidence, t.mode, t.attribution, t.stated_on, t.stated_at, t.wording, t.language, t.figure, t.locator,
  t.audience, t.created_at, t.version, (SELECT ${entityJson('e')} FROM entity e WHERE e.id = t.speaker_id) AS speaker,
  (SELECT ${sourceJson('o')} FROM source o WHERE o.id = t.source_id) AS source,
  (SELECT jsonb_build_object('id', r.id, 'claim', r.claim_id, 'speaker', (SELECT ${entityJson('re')} FROM entity re WHERE re.id = r.speaker_id))
    FROM statement r WHERE r.id = t.relays_id) AS relays,
  CASE WHEN t.alternative_id IS NULL THEN NULL ELSE ${claimJson('t.alternative_id')} END AS alternative,
  ${userBrief('t.owner_id')} AS owner`;

const OF_CLAIM = prepared(
  'statements-of-claim',
  `SELECT ${SHOWN} FROM statement t WHERE t.claim_id = $1 AND ($2::uuid IS NULL OR t.id > $2) ORDER BY t.id LIMIT $3`,
);

/** What is said about a claim, in the order in which it was recorded. */
export async function statementPage(
  tx: EntityManager,
  claimId: string,
  page: PageRequest,
): Promise<Page<StatementView>> {
  const rows: Row[] = await tx.query(OF_CLAIM, [claimId, page.after?.[0] ?? null, page.limit + 1]);
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM statement WHERE claim_id = $1`, [claimId])
    : [];
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

const BY_ID = prepared('statement-by-id', `SELECT ${SHOWN} FROM statement t WHERE t.id = $1`);

/** One statement; undefined where there is none. */
export async function statementById(tx: EntityManager, id: string): Promise<StatementView | undefined> {
  const [row]: Row[] = await tx.query(BY_ID, [id]);
  return row && view(row);
}

const BY_IDS = `SELECT ${SHOWN} FROM statement t WHERE t.id = ANY($1)`;

/** Statements by their ids, of those that the caller may read. */
export async function statementsByIds(tx: EntityManager, ids: readonly string[]): Promise<Map<string, StatementView>> {
  const rows: Row[] = await tx.query(BY_IDS, [ids]);
  return new Map(rows.map((row) => [row.id, view(row)]));
}

/** Whether a claim is there for this caller, at this instant. */
export async function claimExists(tx: EntityManager, id: string): Promise<boolean> {
  const found: unknown[] = await tx.query(`SELECT 1 FROM claim WHERE id = $1`, [id]);
  return found.length > 0;
}

function view({
  claim_id,
  stated_on,
  stated_at,
  speaker,
  source,
  relays,
  alternative,
  created_at,
  owner,
  ...row
}: Row): StatementView {
  return {
    id: row.id,
    claim: claim_id,
    speaker: speaker && entityBrief(speaker),
    stance: row.stance,
    evidence: row.evidence,
    mode: row.mode,
    attribution: row.attribution,
    statedAt: stated_at?.toISOString() ?? stated_on,
    wording: row.wording,
    language: row.language,
    figure: row.figure as StatementView['figure'],
    source: source && sourceBrief(source),
    locator: row.locator,
    relays: relays && { ...relays, speaker: relays.speaker && entityBrief(relays.speaker) },
    alternative: alternative && (claimBrief(alternative) as StatementView['alternative']),
    audience: row.audience,
    createdAt: created_at.toISOString(),
    createdBy: owner,
    version: row.version,
  };
}
