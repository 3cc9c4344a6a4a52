import { attributionOfRetraction, namingOf } from '../claims/naming.js';
import { AFFIRMING, type Attribution, type Evidence, type Stance } from '../claims/statement.js';
import type { SourceKind } from '../sources/source.js';
import type { EntityKind } from '../vocabulary/entity.js';

/** Somebody who speaks or publishes, as anybody may know them. */
export interface Party {
  /** After merging. */
  readonly id: string;
  readonly kind: EntityKind | null;
  /** By language; of somebody confidential none. */
  readonly names: Readonly<Record<string, string>>;
  /** Of somebody confidential what everybody may read, else null. */
  readonly description: string | null;
  readonly confidential: boolean;
  /** Of a publisher: whether they only spoke so that they may not be named, so that nothing names them for having published it either. */
  readonly isNameless?: boolean;
}

/** A source, as anybody may know it: of a confidential one neither title nor address nor publisher. */
export interface Publication {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: Party | null;
  /** Of a confidential one what everybody may read, else null. */
  readonly description: string | null;
  readonly confidential: boolean;
}

/** A statement as the walk to the origins sees it. */
export interface Told {
  readonly id: string;
  readonly claimId: string;
  readonly stance: Stance;
  /** The statement it passes on; null where it relays nothing. */
  readonly relaysId: string | null;
  readonly attribution: Attribution | null;
  readonly evidence: Evidence | null;
  /** Day on which it was said, else that of its source; null where it is not known. */
  readonly day: string | null;
  readonly speaker: Party | null;
  readonly source: Publication | null;
  /** The claim that it says is right instead; null where it names none. */
  readonly alternativeId: string | null;
  /** The derivation of its claim that is attributed to its speaker; null where there is none. */
  readonly derivationId: string | null;
}

/** One source cites another, syndicates, translates, rewrites or quotes it. What only looks similar is no citation. */
export interface Citation {
  readonly sourceId: string;
  readonly to: Publication;
}

/** What is known about who told a claim to whom. */
export interface OriginFacts {
  /** Those of the claims that are asked about, and all that they relay, to the end. */
  readonly statements: readonly Told[];
  /** Of the sources of statements that relay nothing, to the end. */
  readonly citations: readonly Citation[];
}

/** Who made a statement: its speaker; where nobody is named, the publisher. Null where not even that is known. */
export const originatorOf = ({ speaker, source }: Told): string | null => speaker?.id ?? source?.publisher?.id ?? null;

/** Whether a statement affirms what it is about. */
export const affirms = ({ stance }: Told): boolean => AFFIRMING.includes(stance);

/**
 * Which statements were taken back: their originator retracted the claim on the same day or later, or one of the days is not known.
 *
 * @returns whether a statement was
 */
export function retractionsIn(statements: readonly Told[]): (told: Told) => boolean {
  const last = new Map<string, string>();
  for (const told of statements) {
    if (told.stance !== 'retracts') continue;
    const day = told.day ?? NEVER_OVER;
    const key = keyOf(told);
    if (key !== null && day > (last.get(key) ?? '')) last.set(key, day);
  }
  return (told) => {
    const key = keyOf(told);
    const day = key === null ? undefined : last.get(key);
    return day !== undefined && told.stance !== 'retracts' && (told.day === null || told.day <= day);
  };
}

/**
 * The statements without those retractions of which no text may tell: what was taken back off the record, or was only ever said so.
 */
export function withoutUntoldRetractions(statements: readonly Told[]): readonly Told[] {
  if (!statements.some(({ stance }) => stance === 'retracts')) return statements;
  const before = new Map<string | null, (Attribution | null)[]>();
  for (const told of statements) {
    if (told.stance === 'retracts') continue;
    const ways = before.get(keyOf(told));
    if (ways) ways.push(told.attribution);
    else before.set(keyOf(told), [told.attribution]);
  }
  const isUntold = (told: Told): boolean =>
    namingOf(attributionOfRetraction(told.attribution, before.get(keyOf(told)) ?? []), told.speaker) === 'untold';
  return statements.filter((told) => told.stance !== 'retracts' || !isUntold(told));
}

/** Later than every day there is. */
const NEVER_OVER = '\uffff';

function keyOf(told: Told): string | null {
  const originator = originatorOf(told);
  return originator === null ? null : `${told.claimId} ${originator}`;
}
