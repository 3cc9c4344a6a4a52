import { byName, oneOf, plainly, together, type ToldField } from '../history/change-words.js';
import type { ShownField, ShownVersions } from '../history/versions.queries.js';
import { AUDIENCE_TERMS, CASE_ORIGIN_TERMS, CASE_STATE_TERMS, OUTCOME_TERMS } from './history-terms.js';

/** SQL for ids of candidates, or of disputed derivations, of a version `r` of a case, in their order. */
const listed = (table: string, column: string, which: string): string =>
  `(SELECT coalesce(jsonb_agg(k.${column} ORDER BY k.position, k.id), '[]') FROM history.${table} k WHERE k.dispute_id = r.id AND ${which})`;

const NAMED = `k.version = 1 AND k.recorded_at <= r.recorded_at`;

/** Those that the decision chose which the version tells of. */
const CHOSEN = `k.decided_at = r.decided_at AND k.outcome IS NOT NULL AND k.chosen`;

const namesIn: ToldField['say'] = (ids, version, names) =>
  together((ids as readonly string[]).map((id) => byName(id, version, names)));

/** The versions of a case: what it is about, and every decision. */
export const DISPUTE_VERSIONS: ShownVersions = {
  kind: 'dispute',
  from: 'history.dispute r',
  where: 'r.id = $1',
  fields: [
    field('question', 'question', 'question', 'Frage'),
    field('origin', 'origin', 'opened by', 'eröffnet durch', oneOf(CASE_ORIGIN_TERMS)),
    list('candidates', listed('dispute_candidate', 'claim_id', NAMED), 'candidates', 'Kandidaten'),
    list(
      'derivations',
      listed('dispute_derivation', 'derivation_id', NAMED),
      'disputed derivations',
      'strittige Herleitungen',
    ),
    field('arguments', 'argument_count', 'arguments', 'Argumente'),
    field('state', 'state', 'state', 'Stand', oneOf(CASE_STATE_TERMS)),
    field('outcome', 'outcome', 'outcome', 'Ergebnis', oneOf(OUTCOME_TERMS)),
    list(
      'chosen',
      `${listed('dispute_candidate', 'claim_id', CHOSEN)} || ${listed('dispute_derivation', 'derivation_id', CHOSEN)}`,
      'chosen',
      'gewählt',
    ),
    field('rationale', 'rationale', 'rationale', 'Begründung'),
    field('dissent', 'dissent', 'what speaks against it', 'was dagegen spricht'),
    field('reopenWhen', 'reopen_when', 'would be opened again when', 'wieder zu öffnen, wenn'),
    field('reopenedWhy', 'reopened_why', 'opened again because', 'wieder eröffnet, weil'),
    field('audience', 'audience', 'readers', 'Leser', oneOf(AUDIENCE_TERMS)),
  ],
  called: ({ question, candidates }, names) =>
    question === null ? (namesIn(candidates, {}, names) ?? plainly('')) : plainly(String(question)),
};

/** The same of the cases that a claim is a candidate of, since it is one, as parts of its history. */
export const CASE_VERSIONS: ShownVersions = {
  ...DISPUTE_VERSIONS,
  where:
    'EXISTS (SELECT FROM history.dispute_candidate k WHERE k.dispute_id = r.id AND k.claim_id = $1 AND k.recorded_at <= r.recorded_at)',
};

function field(path: string, column: string, en: string, de: string, say?: ToldField['say']): ShownField {
  return { path, sql: `r.${column}`, name: { en, de }, ...(say && { say }) };
}

function list(path: string, sql: string, en: string, de: string): ShownField {
  return { path, sql, name: { en, de }, say: namesIn };
}
