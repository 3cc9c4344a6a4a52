import { userBrief } from '../accounts/user-brief.js';
import type { LinkKind } from '../comparison/link.js';
import { dayWords } from '../graph/attribution-value.js';
import { valueWords } from '../graph/claim-words.js';
import { byName, type Content, inBoth, type Names, oneOf, plainly, type Told } from '../history/change-words.js';
import type { ShownField, ShownVersions } from '../history/versions.queries.js';
import type { Value } from '../quantities/value.js';
import { CASE_VERSIONS } from './dispute-versions.queries.js';
import {
  AUDIENCE_TERMS,
  BASIS_TERMS,
  COMPARED_TERMS,
  LINK_BACK_TERMS,
  LINK_STATE_TERMS,
  LINK_TERMS,
  MEASURE_TERMS,
  METHOD_TERMS,
  PERIOD_TERMS,
  REVIEW_TERMS,
  SEARCH_TERMS,
  SETTLED_TERMS,
  STANCE_TERMS,
  USAGE_OPENED_TERMS,
  USAGE_STATE_TERMS,
  USAGE_TERMS,
  VERDICT_TERMS,
} from './history-terms.js';

/** Where everything that a version names is shown to whoever asks, as it is as of its moment (`as_of.claim`). */
const SHOWN_AS_OF_ITS_MOMENT = `EXISTS (SELECT FROM entity e WHERE e.id = r.subject_id)
    AND (r.value_entity_id IS NULL OR EXISTS (SELECT FROM entity e WHERE e.id = r.value_entity_id))
    AND NOT EXISTS (SELECT FROM history.scope_value v WHERE v.claim_id = r.id AND v.entity_id IS NOT NULL
      AND v.recorded_at <= r.recorded_at AND v.replaced_at > r.recorded_at AND NOT v.removed
      AND NOT EXISTS (SELECT FROM entity e WHERE e.id = v.entity_id))`;

/** The scope when a version was recorded: a change of it is one of the claim, of the same moment. */
const SCOPE = `(SELECT coalesce(jsonb_object_agg(v.dimension, coalesce(v.entity_id::text, v.word)), '{}') FROM history.scope_value v
    WHERE v.claim_id = r.id AND v.recorded_at <= r.recorded_at AND v.replaced_at > r.recorded_at AND NOT v.removed)`;

const field = (path: string, column: string, en: string, de: string, say?: ShownField['say']): ShownField => ({
  path,
  sql: column.includes(' ') ? column : `r.${column}`,
  name: { en, de },
  ...(say && { say }),
});

const person = (column: string): string => userBrief(`r.${column}`);

/** A claim's own versions, with its scope. */
export const CLAIM_VERSIONS: ShownVersions = {
  kind: 'claim',
  from: 'history.claim r',
  where: `r.id = $1 AND ${SHOWN_AS_OF_ITS_MOMENT}`,
  fields: [
    field('subject', 'subject_id', 'subject', 'Gegenstand', byName),
    field('metric', 'metric_id', 'metric', 'Kennzahl', byName),
    field('value', 'value', 'value', 'Wert', saidValue),
    field('asWritten', 'as_written', 'wording', 'Wortlaut'),
    field('language', 'language', 'language', 'Sprache'),
    field('basis', 'basis', 'basis', 'Art', oneOf(BASIS_TERMS)),
    field('measure', 'measure', 'measure', 'Maß', oneOf(MEASURE_TERMS)),
    field('period.kind', 'period_kind', 'kind of period', 'Art des Zeitraums', oneOf(PERIOD_TERMS)),
    field('period.start', 'period_start', 'first day', 'erster Tag', saidDay),
    field('period.end', 'period_end', 'the day after the last', 'der Tag nach dem letzten', saidDay),
    field('period.label', 'period_label', 'period', 'Zeitraum'),
    field(
      'period.certainty',
      'period_certainty',
      'certainty of the period',
      'Gewissheit des Zeitraums',
      oneOf(PERIOD_TERMS),
    ),
    field('period.calendar', 'period_calendar', 'calendar', 'Kalender', oneOf(PERIOD_TERMS)),
    field('scope', SCOPE, 'scope', 'Geltungsbereich', saidScope),
    field('text', 'text', 'sentence', 'Satz'),
    field('audience', 'audience', 'readers', 'Leser', oneOf(AUDIENCE_TERMS)),
    field('review.state', 'review_state', 'review', 'Prüfung', oneOf(REVIEW_TERMS)),
    field('review.verdict', 'review_verdict', 'verdict', 'Urteil', oneOf(VERDICT_TERMS)),
    field('review.reviewer', person('reviewer_id'), 'reviewer', 'wer prüft'),
    field('review.assignee', person('assignee_id'), 'assignee', 'zuständig für die Prüfung'),
  ],
  called: (claim, names) => {
    const [value, metric, subject] = [
      saidValue(claim['value'], claim, names),
      byName(claim['metric'], claim, names),
      byName(claim['subject'], claim, names),
    ];
    return inBoth((language) => `${value[language]} (${metric[language]}, ${subject[language]})`);
  },
};

/** The claim at the other end of a link. */
const OTHER = `CASE r.a_id WHEN $1 THEN r.b_id ELSE r.a_id END`;

/** What was said about a claim, how it was computed, what it was linked to, where it was used and looked for: its parts in a history of the whole. */
export const PART_VERSIONS: readonly ShownVersions[] = [
  {
    kind: 'statement',
    from: 'history.statement r',
    where: 'r.claim_id = $1',
    fields: [
      field('speaker', 'speaker_id', 'speaker', 'wer', byName),
      field('source', 'source_id', 'source', 'Quelle', byName),
      field('stance', 'stance', 'stance', 'Haltung', oneOf(STANCE_TERMS)),
      field('wording', 'wording', 'wording', 'Wortlaut'),
      field('audience', 'audience', 'readers', 'Leser', oneOf(AUDIENCE_TERMS)),
    ],
    called: saidStatement,
  },
  {
    kind: 'derivation',
    from: 'history.derivation r',
    where: 'r.claim_id = $1',
    fields: [
      field('method', 'method', 'method', 'Methode', oneOf(METHOD_TERMS)),
      field('formula', 'formula', 'formula', 'Formel'),
      field('note', 'note', 'note', 'Anmerkung'),
      field('attributedTo', 'attributed_to_id', 'attributed to', 'zugeschrieben', byName),
      field('audience', 'audience', 'readers', 'Leser', oneOf(AUDIENCE_TERMS)),
    ],
    called: ({ method, formula }) => {
      const by = oneOf(METHOD_TERMS)(method);
      return typeof formula === 'string' ? inBoth((language) => `${plainly(formula)[language]} (${by[language]})`) : by;
    },
  },
  {
    kind: 'link',
    from: 'history.link r',
    // What the software suggests is said of the claim by nobody yet.
    where: `(r.a_id = $1 OR r.b_id = $1) AND (r.origin <> 'detector' OR r.state <> 'suggested') AND EXISTS (SELECT FROM claim o WHERE o.id = ${OTHER})`,
    fields: [
      field('kind', 'kind', 'kind', 'Art', oneOf(LINK_TERMS)),
      field('state', 'state', 'state', 'Stand', oneOf(LINK_STATE_TERMS)),
      field('reason', 'reason', 'reason', 'Grund'),
      field('settled', 'settled', 'settled because', 'beigelegt, weil', oneOf(SETTLED_TERMS)),
      field('verdict', 'verdict', 'outcome of comparing', 'Ergebnis des Vergleichs', oneOf(COMPARED_TERMS)),
      field('from', 'a_id', 'from', 'von', byName),
      field('other', OTHER, 'to', 'zu', byName),
    ],
    called: saidLink,
  },
  CASE_VERSIONS,
  {
    kind: 'usage',
    from: 'history.usage r',
    where: 'r.claim_id = $1',
    fields: [
      field('kind', 'kind', 'kind', 'Art', oneOf(USAGE_TERMS)),
      field('title', 'title', 'title', 'Titel'),
      field('url', 'url', 'address', 'Adresse'),
      field('state', 'state', 'state', 'Stand', oneOf(USAGE_STATE_TERMS)),
      field('openedBy', 'opened_by', 'because', 'weil', oneOf(USAGE_OPENED_TERMS)),
      field('reason', 'reason', 'reason', 'Begründung'),
    ],
    called: ({ kind, title }) =>
      inBoth(
        (language) => `${oneOf(USAGE_TERMS)(kind)[language]} ${QUOTED[language](plainly(String(title))[language])}`,
      ),
  },
  {
    kind: 'search',
    from: 'history.evidence_search r',
    where: 'r.claim_id = $1',
    fields: [
      field('where', 'place', 'where', 'wo'),
      field('source', 'source_id', 'source', 'Quelle', byName),
      field('outcome', 'outcome', 'outcome', 'Ergebnis', oneOf(SEARCH_TERMS)),
      field('note', 'note', 'note', 'Anmerkung'),
    ],
    called: ({ where, outcome }) =>
      inBoth((language) => `${plainly(String(where))[language]}: ${oneOf(SEARCH_TERMS)(outcome)[language]}`),
  },
];

/** A value in words; its own where they are in that language. */
function saidValue(value: unknown, { language }: Content, names: Names): Told {
  const said = value as Value;
  if (said.type === 'entity') return byName(said.entityId, {}, names);
  const known = typeof language === 'string' ? language : null;
  return inBoth((wanted) => valueWords({ brief: { value: said }, language: known }, wanted));
}

function saidDay(day: unknown): Told {
  return inBoth((language) => dayWords(String(day), language));
}

function saidScope(scope: unknown, _: Content, names: Names): Told {
  const filled = Object.entries(scope as Readonly<Record<string, string>>);
  return inBoth((language) =>
    filled.map(([dimension, filler]) => `${dimension}: ${(names.get(filler) ?? plainly(filler))[language]}`).join(', '),
  );
}

/** A link from the claim whose history it is: `contradicts $13 billion (revenue, OpenAI): confirmed`. */
function saidLink({ kind, state, from, other }: Content, names: Names): Told {
  const isBack = from === other;
  const says = (isBack ? LINK_BACK_TERMS[kind as LinkKind] : undefined) ?? oneOf(LINK_TERMS)(kind);
  const [to, how] = [byName(other, {}, names), oneOf(LINK_STATE_TERMS)(state)];
  return inBoth((language) => `${says[language]} ${to[language]}: ${how[language]}`);
}

function saidStatement({ speaker, source, stance, wording }: Content, names: Names): Told {
  const [who, where] = [speaker, source].map((id) => (typeof id === 'string' ? byName(id, {}, names) : null));
  const does = oneOf(STANCE_TERMS)(stance);
  return inBoth((language) => {
    const first = (who ?? where)?.[language] ?? '';
    const words = typeof wording === 'string' ? `: ${QUOTED[language](plainly(wording)[language])}` : '';
    return `${first} ${does[language]}${words}${who && where ? ` (${where[language]})` : ''}`;
  });
}

const QUOTED = { en: (text: string) => `“${text}”`, de: (text: string) => `„${text}“` } as const;
