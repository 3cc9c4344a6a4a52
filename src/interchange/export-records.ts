import type { StandingLabel } from '../claims/standing.js';
import { isId } from '../kernel/ids.js';
import type { KnownMetric } from '../vocabulary/metrics.service.js';
import { inOrder, sorted, withoutDefaults } from './canonical.js';
import type { ClaimRow, DerivationRow, EntityRow, LinkRow, SourceRow, StatementRow } from './export.queries.js';
import { exportedPeriod, exportedValue, exportedWording } from './export-value.js';
import { momentOn } from './moment.js';

type Json = Record<string, unknown>;
type Named = string | Json | undefined;

/** How an export names records: by local names, or by what the world calls them. Undefined where the caller may not know it. */
export interface Naming {
  entity(id: string | null): Named;
  /** What fills a dimension of a scope, so that it is not taken for a word. */
  filler(id: string | null): Named;
  metric(id: string): Named;
  source(id: string | null): Named;
  claim(id: string | null): Named;
  statement(id: string | null): Named;
  /** Local name that a claim or statement is given; undefined where it needs none. */
  given(id: string): string | undefined;
}

const USUAL_AUDIENCE = 'newsroom';

const audienceIn = (audience: string, usual = USUAL_AUDIENCE): string | undefined =>
  audience === usual ? undefined : audience;

const FISCAL_CALENDAR = ['end', 'namedAfter', 'rule', 'weekday', 'weekdayRule'];

/** An entity of a dossier. */
export function entityRecord(row: EntityRow, ref: string, sameAs: Named): Json {
  const { names, aliases, identifiers } = { ...row, ...row.hidden };
  return withoutDefaults({
    ref,
    kind: row.kind,
    names: sorted(names),
    aliases,
    identifiers: sorted(identifiers),
    description: row.description,
    fiscalCalendar: row.fiscalCalendar && inOrder(row.fiscalCalendar, FISCAL_CALENDAR),
    confidential: row.confidential,
    audience: audienceIn(row.audience),
    sameAs,
  });
}

/** A metric of a dossier. */
export function metricRecord(metric: KnownMetric): Json {
  const { key, valueType, dimension, nature, nonNegative, singleValued, aggregation, inverseOf, wikidata } = metric;
  const record = {
    ref: key,
    key,
    labels: sorted(metric.labels),
    aliases: metric.aliases,
    valueType,
    dimension,
    nature,
    nonNegative,
    aggregation: aggregation === 'none' ? null : aggregation,
    scope: sorted(
      Object.fromEntries(
        Object.entries(metric.scope).map(([name, dimension]) => [name, inOrder(dimension, ['type', 'default'])]),
      ),
    ),
    inverseOf,
    notToBeConfusedWith: metric.notToBeConfusedWith,
    wikidata,
    xbrl: metric.xbrl,
  };
  // Of all that can be left out, only this one is otherwise true.
  return { ...withoutDefaults(record), ...(!singleValued && { singleValued }) };
}

/** A source, but for its local name and relations. */
export function sourceFields(row: SourceRow, publisher: Named): Json {
  const { publishedOn, publishedAt, hidden } = row;
  const published = publishedAt && publishedOn ? momentOn(publishedAt, publishedOn) : publishedOn;
  return withoutDefaults({
    kind: row.kind,
    title: row.title ?? hidden?.title,
    url: row.url ?? hidden?.url,
    publisher: publisher ?? hidden?.publisher,
    publishedAt: published ?? hidden?.publishedAt,
    language: row.language,
  });
}

/** The publisher of a protected source for whom may read it, where that is recorded itself. */
const keptPublisher = ({ hidden }: SourceRow): string | null =>
  hidden?.publisher && isId(hidden.publisher) ? hidden.publisher : null;

/** A source of a dossier. */
export function sourceRecord(row: SourceRow, ref: string, naming: Naming): Json {
  const relations = row.relations.flatMap(({ kind, toId, basis }) => {
    const to = naming.source(toId);
    return to === undefined ? [] : [{ kind, to, ...(basis !== 'declared' && { basis }) }];
  });
  return withoutDefaults({
    ref,
    ...sourceFields(row, naming.entity(row.publisherId ?? keptPublisher(row))),
    relations,
    confidential: row.confidential,
    description: row.description,
    audience: audienceIn(row.audience),
  });
}

/** A claim with all that is said about it, as `POST /claims` and a dossier take it. */
export function claimRecord(
  row: ClaimRow,
  metric: KnownMetric,
  statements: readonly StatementRow[],
  derivations: readonly DerivationRow[],
  naming: Naming,
): Json {
  const { value, language, basis, measure, period, text, audience } = row;
  const entity = value.type === 'entity' ? naming.entity(value.entityId) : undefined;
  const scope = Object.entries(row.scope).flatMap(([dimension, { entityId, word }]) => {
    const filler = word ?? naming.filler(entityId);
    return filler === undefined ? [] : [[dimension, filler] as const];
  });
  const said = exportedValue(row, metric, entity ?? '');
  return {
    ...withoutDefaults({
      ref: naming.given(row.id),
      subject: naming.entity(row.subjectId),
      metric: naming.metric(row.metricId),
    }),
    value: said,
    ...withoutDefaults({
      language,
      basis: basis === 'unspecified' ? null : basis,
      measure: measure === 'as_is' ? null : measure,
      ...exportedPeriod(period, language, row.fiscalCalendar),
      scope: sorted(Object.fromEntries(scope)),
      text,
      audience: audienceIn(audience),
      statements: statements.map((statement) => statementRecord(statement, row, metric, naming)),
      derivations: derivations.map((derivation) => derivationRecord(derivation, row, naming)),
    }),
  };
}

/** What everybody who reads a claim is to be told of it: what its review came to, and that it is rejected. */
export const toldOf = (
  { reviewState, reviewVerdict, reviewChanged }: ClaimRow,
  standing: StandingLabel | undefined,
): Json =>
  withoutDefaults({
    review:
      reviewState === 'draft'
        ? null
        : withoutDefaults({ state: reviewState, verdict: reviewVerdict, changedSince: reviewChanged || null }),
    standing: standing === 'rejected' ? standing : null,
  });

const LOCATOR = [
  'kind',
  'exact',
  'prefix',
  'suffix',
  'page',
  'rectangle',
  'start',
  'end',
  'table',
  'row',
  'column',
  'concept',
  'context',
];

function statementRecord(row: StatementRow, claim: ClaimRow, metric: KnownMetric, naming: Naming): Json {
  const { stance, evidence, mode, attribution, statedOn, statedAt } = row;
  const affirms = stance === 'asserts' || stance === 'confirms';
  return withoutDefaults({
    ref: naming.given(row.id),
    speaker: naming.entity(row.speakerId),
    stance,
    evidence,
    mode,
    attribution,
    statedAt: statedAt && statedOn ? momentOn(statedAt, statedOn) : statedOn,
    ...exportedWording(row, claim, affirms, metric.nonNegative),
    source: naming.source(row.sourceId),
    locator: row.locator && inOrder(row.locator, LOCATOR),
    relays: naming.statement(row.relaysId),
    alternative: naming.claim(row.alternativeId),
    audience: audienceIn(row.audience, claim.audience),
  });
}

/**
 * What is to be said of the language of a constant: nothing where it is the claim's, which it inherits. One that was kept
 * without a language is read as English, which nothing has to say only where the claim has none either.
 */
function constantLanguage(own: string | null, ofClaim: string | null): string | null {
  const language = own ?? (ofClaim === null ? null : 'en');
  return language === ofClaim ? null : language;
}

function derivationRecord(row: DerivationRow, claim: ClaimRow, naming: Naming): Json {
  const inputs = row.inputs.flatMap(({ name, claimId, constant, language, period, sourceId, note }) => {
    const exported = period && exportedPeriod(period, language, null).period;
    const input = {
      claim: naming.claim(claimId),
      constant,
      language: constant === null ? language : constantLanguage(language, claim.language),
      period: exported,
      source: naming.source(sourceId),
      note,
    };
    const known = input.claim !== undefined || constant !== null || input.source !== undefined;
    return known ? [[name, withoutDefaults(input)] as const] : [];
  });
  return withoutDefaults({
    method: row.method,
    formula: row.formula,
    inputs: Object.fromEntries(inputs),
    note: row.note,
    attributedTo: naming.entity(row.attributedToId),
    audience: audienceIn(row.audience, claim.audience),
  });
}

/** A link of a dossier; null where the caller may not see both ends. */
export function linkRecord({ aId, bId, kind, origin, state, reason, audience }: LinkRow, naming: Naming): Json | null {
  const [a, b] = [naming.claim(aId), naming.claim(bId)];
  if (a === undefined || b === undefined) return null;
  return withoutDefaults({
    a,
    b,
    kind,
    origin: origin === 'import' ? null : origin,
    state: state === 'suggested' ? null : state,
    reason,
    audience,
  });
}
