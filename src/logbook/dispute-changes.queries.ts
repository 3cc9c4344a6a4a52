import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import type { StatementView } from '../claims/statement.dto.js';
import { statementsByIds } from '../claims/statements.queries.js';
import type { CaseChangeView, ToldResultView, ToldStatementView } from '../disputes/dispute-view.dto.js';
import type { CaseChange } from '../disputes/facts.js';

/** Of more changes it is said only which they are. */
const MOST_TOLD = 500;

/**
 * What changed since a decision, with what it is: who says what, which figure came of which, what the other claim says. As the caller may read it, whoever
 * else reads the case: the sentences tell nothing of it. Three statements, however much changed.
 *
 * @param decidedAt null where nothing was decided
 */
export async function toldChanges(
  tx: EntityManager,
  changes: readonly CaseChange[],
  decidedAt: Date | null,
): Promise<CaseChangeView[]> {
  const of = (...kinds: readonly CaseChange['kind'][]): string[] => [
    ...new Set(
      changes.slice(0, MOST_TOLD).flatMap(({ kind, id }) => (id !== null && kinds.includes(kind) ? [id] : [])),
    ),
  ];
  const statements = await statementsByIds(tx, of('statement'));
  const results = await resultsSince(tx, of('result'), decidedAt);
  const others = await claimBriefs(tx, of('contradicted', 'superseded'));
  return changes.map(({ kind, claim, id, texts }): CaseChangeView => {
    const said = kind === 'statement' ? statements.get(id ?? '') : undefined;
    const other = others.get(id ?? '') ?? null;
    return {
      ...{ kind, claim, id, text: texts.en, texts },
      statement: said ? inFewWords(said) : null,
      result: (kind === 'result' && results.get(id ?? '')) || null,
      other: other as CaseChangeView['other'],
    };
  });
}

const inFewWords = ({
  id,
  claim,
  speaker,
  stance,
  attribution,
  statedAt,
  wording,
  language,
}: StatementView): ToldStatementView => ({
  ...{ id, claim, speaker, stance, attribution, statedAt, wording, language },
});

/** What derivations gave when something was decided, and give now. */
async function resultsSince(
  tx: EntityManager,
  ids: readonly string[],
  decidedAt: Date | null,
): Promise<Map<string, ToldResultView>> {
  const rows: (ToldResultView & { readonly id: string })[] = await tx.query(
    `SELECT g.id, g.result AS now, (SELECT b.result FROM history.derivation_result b WHERE b.id = g.id AND b.recorded_at <= $2 AND NOT b.removed
       ORDER BY b.version DESC LIMIT 1) AS before FROM derivation_result g WHERE g.id = ANY($1)`,
    [ids, decidedAt],
  );
  return new Map(rows.map(({ id, before, now }) => [id, { before, now }]));
}
