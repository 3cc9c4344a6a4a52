import { mayName } from '../accounts/audience.js';
/* Types only: this file decides, the services act. */
import type { StatementDraft } from '../claims/claims.service.js';
import { AFFIRMING, type Locator, OBJECTING } from '../claims/statement.js';
import { dayOf } from '../kernel/calendar-date.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import type { Figure } from '../quantities/figure.js';
import { wordingContradicts } from '../quantities/value.js';
import { wordingOf } from './given-value.js';
import type { Names, PlacedStatement } from './testimony.js';

/** A statement as it is to be recorded, or null and a fault. */
export function statementOf(recording: Recording, placed: PlacedStatement, names: Names): StatementDraft | null {
  const { pointer, claim, given, readership } = placed;
  if (!mayName(readership, claim)) {
    return recording.refuse(
      `${pointer}/audience`,
      'audience-too-wide',
      'The claim is for fewer readers than this statement.',
    );
  }
  if (!given.speaker && !given.source)
    return recording.refuse(pointer, 'invalid-request', 'A statement needs a speaker or a source.');
  if (given.locator) {
    const missing = locatorFault(given.locator);
    if (!given.source)
      return recording.refuse(`${pointer}/locator`, 'invalid-request', 'A place needs the source it is in.');
    if (missing) return recording.refuse(`${pointer}/locator`, 'invalid-request', missing);
  }
  const speakerId = given.speaker ? (names.entities.get(`${pointer}/speaker`)?.id ?? null) : null;
  const sourceId = given.source ? (names.sources.get(`${pointer}/source`)?.id ?? null) : null;
  const relaysId =
    given.relays === undefined ? null : names.statementIdOf(`${pointer}/relays`, given.relays, readership);
  const alternativeId = alternativeOf(recording, placed, names);
  const said = saidIn(recording, placed);
  const unresolved =
    (given.speaker && !speakerId) ||
    (given.source && !sourceId) ||
    (given.relays !== undefined && !relaysId) ||
    alternativeId === undefined;
  if (unresolved || !said) return null;
  const stated = given.statedAt === undefined ? { day: null, instant: null } : dayOf(given.statedAt);
  return {
    claimId: claim.id,
    speakerId,
    stance: given.stance,
    mode: given.mode ?? null,
    attribution: given.attribution ?? null,
    evidence: given.evidence ?? null,
    statedOn: stated.day,
    statedAt: stated.instant as Date | null,
    ...said,
    sourceId,
    locator: given.locator ? ({ ...given.locator } as Locator) : null,
    relaysId,
    alternativeId,
    audience: readership.audience,
  };
}

/** Id of the alternative; null where there is none, undefined with a fault. */
function alternativeOf(
  recording: Recording,
  { pointer, place, claim, given, readership }: PlacedStatement,
  names: Names,
): string | null | undefined {
  const { alternative, stance } = given;
  if (!alternative) return null;
  const at = `${pointer}/alternative`;
  if (!OBJECTING.includes(stance)) {
    recording.refuse(
      at,
      'invalid-request',
      `Only a statement that denies or disputes has an alternative, not one that ${stance}.`,
    );
    return undefined;
  }
  const asked = alternative.id ?? alternative.ref;
  const inline = claim.alternatives.get(place)?.id;
  if (asked !== undefined && alternative.value !== undefined) {
    recording.refuse(at, 'invalid-request', 'An alternative is a claim or a value, not both.');
    return undefined;
  }
  if (asked === undefined && !inline) {
    recording.refuse(at, 'invalid-request', 'An alternative is an id, #ref of a claim, or a value.');
    return undefined;
  }
  const id = inline ?? names.claimIdOf(at, asked as string, readership);
  if (id === claim.id) {
    recording.refuse(at, 'self-reference', 'The alternative is the claim itself.');
    return undefined;
  }
  return id ?? undefined;
}

type Said = Pick<StatementDraft, 'wording' | 'language' | 'figure'>;

/** The words, their language and what they say; those of the claim where an affirming statement gives none. */
function saidIn(recording: Recording, { pointer, claim, given }: PlacedStatement): Said | null {
  const { value } = claim.draft.proposition;
  const affirms = AFFIRMING.includes(given.stance);
  const claimed = value.type === 'quantity' ? value.figure : null;
  if (given.wording === undefined) {
    if (!affirms) return { wording: null, language: null, figure: null };
    return {
      wording: claim.draft.asWritten ?? claimed?.asWritten ?? null,
      language: claim.draft.language,
      figure: claimed,
    };
  }
  const at = `${pointer}/wording`;
  const language = given.language ?? claim.draft.language;
  try {
    const figure = claimed ? wordingOf(at, given.wording, language, claim.metric.nonNegative) : null;
    const wording = typeof given.wording === 'string' ? tidy(given.wording) : (figure?.asWritten ?? null);
    if (figure && affirms && wordingContradicts(figure, value)) {
      const detail = `The wording says ${figure.asWritten}, which cannot be the claim's value. A statement of another value belongs to another claim.`;
      return recording.refuse(at, 'wording-contradicts', detail, { readings: [figure] });
    }
    return { wording, language, figure };
  } catch (thrown) {
    return recording.refuseThrown(at, thrown);
  }
}

/** Somebody who names a value instead asserts it: the same statement on the other claim. */
export function assertedAlternative(
  { place, claim, given }: PlacedStatement,
  draft: StatementDraft,
): (StatementDraft & { readonly pointer: string }) | null {
  const other = claim.alternatives.get(place);
  if (!other) return null;
  const { value } = other.draft.proposition;
  const figure: Figure | null = value.type === 'quantity' ? value.figure : null;
  const wording = other.draft.asWritten ?? figure?.asWritten ?? null;
  return {
    ...draft,
    pointer: `${given.stance} ${place}`,
    claimId: other.id,
    stance: 'asserts',
    wording,
    language: other.draft.language,
    figure,
    alternativeId: null,
    relaysId: null,
  };
}

/** Fields that a locator needs beside its kind, and what they are. */
const NEEDS: Record<Locator['kind'], readonly string[]> = {
  text_quote: ['exact'],
  page: ['page'],
  media_time: ['start'],
  table_cell: ['row', 'column'],
  xbrl_fact: ['concept'],
};

const ALLOWS: Record<Locator['kind'], readonly string[]> = {
  text_quote: ['prefix', 'suffix'],
  page: ['rectangle'],
  media_time: ['end'],
  table_cell: ['table'],
  xbrl_fact: ['context'],
};

function locatorFault(locator: Locator): string | null {
  const given = Object.keys(locator).filter(
    (field) => field !== 'kind' && (locator as unknown as Record<string, unknown>)[field] !== undefined,
  );
  const missing = NEEDS[locator.kind].filter((field) => !given.includes(field));
  if (missing.length > 0) return `A place of kind ${locator.kind} needs ${missing.join(' and ')}.`;
  const foreign = given.filter((field) => ![...NEEDS[locator.kind], ...ALLOWS[locator.kind]].includes(field));
  if (foreign.length > 0) return `A place of kind ${locator.kind} has no ${foreign.join(' or ')}.`;
  if (locator.kind === 'media_time' && locator.end !== undefined && locator.end < locator.start)
    return 'The end lies before the start.';
  return null;
}
