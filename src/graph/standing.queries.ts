import type { EntityManager } from 'typeorm';

import { claimBrief, claimFields, type ClaimJson } from '../claims/claim-brief.js';
import { attributionOfRetraction, isNameless, namingOf } from '../claims/naming.js';
import { onlyOffRecord } from '../claims/naming.queries.js';
import type { Standing, StandingLabel } from '../claims/standing.js';
import { Refusal } from '../kernel/refusal.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { displayName } from '../vocabulary/entity.js';
import { entityBrief, type EntityJson } from '../vocabulary/entity-brief.js';
import { objectionsThatStand, standingGraphOf, UNREAD } from './attack-graph.js';
import { caseIn } from './case-decisions.js';
import { decidingRecords, type ReadRecord, recordsOf, type Speaking, touchedClaims } from './claim-records.queries.js';
import type { NamedClaim } from './claim-words.js';
import { strikesOn } from './disputed-derivations.js';
import { type Judged, labelsOf, standings } from './standing.js';
import { type Known, NOT_ALL_READ, standingOf, type Voice } from './standing-reasons.js';

/** Claims that are read besides those that are asked for: more inputs than any sheet that a newsroom computes has. */
const MOST_READ = 20_000;

/** Steps of a reason that are shown; what is behind them is counted. */
const MOST_STEPS = 12;

/**
 * The standing of claims, each with its shortest reason chain, with two statements: what decides, and the words for what is named.
 *
 * Of very large neighbourhoods the nearest claims are read; where that leaves something out, the reasons say so.
 * @param most claims that are read besides those that are asked for
 */
export async function standingsOf(
  tx: EntityManager,
  claimIds: readonly string[],
  most = MOST_READ,
): Promise<Map<string, Standing>> {
  if (claimIds.length === 0) return new Map();
  const { records, truncated } = await decidingRecords(tx, claimIds, most);
  const judged = standings(standingGraphOf(records), claimIds, MOST_STEPS);
  const known = knownFrom(records, await namedClaims(tx, claimsNamed([...judged.values()], records)));
  const read = new Map(records.map((record) => [record.id, record]));
  const isCut = (id: string, label: StandingLabel): boolean =>
    truncated && label === 'uncontested' && (read.get(id)?.derivations.length ?? 0) > 0;
  return new Map(
    [...judged].map(([id, one]) => {
      const standing = standingOf(one, known);
      return [id, isCut(id, one.label) ? { ...standing, reasons: [...standing.reasons, NOT_ALL_READ] } : standing];
    }),
  );
}

/** The labels of claims alone, with one statement: the same as of {@link standingsOf}, without the reasons. */
export async function standingLabels(
  tx: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, Pick<Standing, 'label'>>> {
  if (claimIds.length === 0) return new Map();
  const { records } = await decidingRecords(tx, claimIds, MOST_READ);
  const labels = labelsOf(standingGraphOf(records));
  return new Map(claimIds.map((id) => [id, { label: labels.get(id) ?? 'uncontested' }]));
}

/** Claims that are looked at for one list by standing. */
const MOST_TOUCHED = 100_000;

/** Claims by which a list is narrowed where those of the whole store are too many. */
const MOST_AMONG = 20_000;

/** Which claims have one of some standings: those with these ids, or (`others`) all but those. */
export interface OfStanding {
  readonly ids: readonly string[];
  readonly others: boolean;
}

/**
 * The claims that have one of these standings, exactly, with two statements: what is touched by anything that is said against it, and
 * what decides about that. All others are uncontested.
 *
 * Where more than `most` claims are touched, it is decided among the claims that are narrowed down otherwise.
 * @param among SQL for the ids of those, and its parameters; null where nothing narrows them down
 * @throws Refusal `invalid-request` where these are too many as well
 */
export async function claimsOfStanding(
  tx: EntityManager,
  wanted: readonly StandingLabel[],
  among: { readonly sql: string; readonly parameters: readonly unknown[] } | null,
  most = MOST_TOUCHED,
): Promise<OfStanding> {
  const touched = await touchedClaims(tx, most);
  const labels = touched ? labelsOf(standingGraphOf(await recordsOf(tx, touched))) : await labelsAmong(tx, among);
  const others = wanted.includes('uncontested');
  // Of what is not listed nothing is said against: it is uncontested.
  const ids = [...labels].flatMap(([id, label]) => (wanted.includes(label) === others ? [] : [id]));
  return { ids, others };
}

async function labelsAmong(
  tx: EntityManager,
  among: Parameters<typeof claimsOfStanding>[2],
): Promise<Map<string, StandingLabel>> {
  const rows: { id: string }[] = among
    ? await tx.query(`${among.sql} LIMIT ${MOST_AMONG + 1}`, [...among.parameters])
    : [];
  if (!among || rows.length > MOST_AMONG) {
    const detail = `Too many claims are contested or rejected to list them all: narrow them down to at most ${MOST_AMONG} by subject, metric or time.`;
    throw Refusal.at('/standing', 'invalid-request', detail);
  }
  const ids = rows.map(({ id }) => id);
  return new Map([...(await standingLabels(tx, ids))].map(([id, { label }]) => [id, label]));
}

function claimsNamed(judged: readonly Judged[], records: readonly ReadRecord[]): string[] {
  const successors = new Map(records.flatMap(({ id, superseded }) => (superseded ? [[id, superseded.by]] : [])));
  const chains = judged.flatMap(({ chain }) => chain);
  return [
    ...new Set(
      chains.flatMap((step) => {
        if (step.kind === 'fallen') return [step.node, successors.get(step.node) ?? step.node];
        return [step.node, step.kind === 'attack' ? step.attacker : step.kind === 'input' ? step.input : step.node];
      }),
    ),
  ];
}

const NAMED = prepared(
  'named-claims',
  `SELECT ${claimFields('c')} AS brief, ${onlyOffRecord('c.id')} AS untold,
     coalesce((SELECT coalesce(w.language, '') FROM statement w WHERE w.claim_id = c.id AND w.wording IS NOT NULL
     AND w.stance IN ('asserts', 'confirms') ORDER BY w.id LIMIT 1), c.language) AS language
   FROM ${eachById('claim')} c
   JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id`,
);

async function namedClaims(tx: EntityManager, ids: readonly string[]): Promise<Map<string, NamedClaim>> {
  // Asked also where nothing is named, so that the number of statements does not depend on what is found.
  const rows: { brief: ClaimJson; language: string | null; untold: boolean }[] = await tx.query(NAMED, [
    idsAsJson(ids),
  ]);
  return new Map(
    rows.map(({ brief, language, untold }) => [
      brief.id,
      { brief: claimBrief(publicly(brief)), language, isUntold: untold },
    ]),
  );
}

/** A claim as anybody may know it: a reason is copied into a story as the line is. */
function publicly({ subject, valueEntity, ...claim }: ClaimJson): ClaimJson {
  return { ...claim, subject: nameless(subject), valueEntity: valueEntity && nameless(valueEntity) };
}

const nameless = (entity: EntityJson): EntityJson => (entity.confidential ? { ...entity, names: {} } : entity);

function knownFrom(records: readonly ReadRecord[], claims: ReadonlyMap<string, NamedClaim>): Known {
  const byId = new Map(records.map((record) => [record.id, record]));
  const stands = objectionsThatStand(records);
  const cases = new Map(records.flatMap(({ decisions }) => decisions.map((one) => [one.id, one])));
  const strikes = new Map(records.flatMap(({ id, disputed }) => strikesOn(id, disputed).map((one) => [one.id, one])));
  const voices = new Map(records.flatMap(({ speaking }) => speaking.map((one) => [one.statement, voice(one)])));
  return {
    claims,
    voiceOf(attack, claim) {
      const spoken = voices.get(attack);
      if (spoken) return spoken;
      const record = byId.get(claim);
      const other = record?.contradictions.find(({ id }) => id === attack)?.other;
      const naming = (record?.objections ?? []).filter(
        ({ id, alternative }) => other !== undefined && alternative === other && stands.has(id),
      );
      // Whoever says it before those who pass it on.
      const objection = naming.find(({ relays }) => relays === null) ?? naming[0];
      return (objection && voices.get(objection.id)) ?? null;
    },
    retractorsOf: (claim) =>
      (byId.get(claim)?.speaking ?? []).filter(({ stance }) => stance === 'retracts').map((one) => voice(one)),
    successorOf(claim, link) {
      const superseded = byId.get(claim)?.superseded;
      return superseded?.link === link ? superseded.by : null;
    },
    caseOf: (id) => caseIn(id, cases),
    isConfirmed: (claim) => (byId.get(claim)?.confirmed ?? null) !== null,
    strikeOf: (attack) => strikes.get(attack) ?? null,
    isUnread: (attack) => attack.endsWith(UNREAD),
  };
}

function voice({ statement, stance, by, spoke, attribution, before }: Speaking): Voice {
  const said = attributionOfRetraction(
    attribution,
    (before ?? []).map((one) => one || null),
  );
  const naming = namingOf(said, by);
  const isNamed = naming === 'named' || (naming === 'described' && (spoke || !isNameless(said)));
  return { statement, stance, name: by !== null && isNamed ? namesOf(by) : null, isUntold: naming === 'untold' };
}

/** Somebody confidential by what everybody may read, also for who may read more. */
function namesOf(entity: EntityJson): Voice['name'] {
  const { name } = entityBrief(nameless(entity));
  return name === '' ? null : { en: name, de: displayName(nameless(entity).names, 'de') || name };
}
