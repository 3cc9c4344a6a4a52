import { changeWords, type Content, inBoth, type Names, together, type Told, type ToldField } from './change-words.js';

/** What changed between two versions, by the name the field has in the API. */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly texts: Told;
}

/** One version of a record: when it came to be, who made it so, why, and what it changed. */
export interface Revision {
  readonly record: { readonly kind: keyof typeof KINDS; readonly id: string };
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  readonly operation: 'created' | 'changed' | 'erased' | 'removed';
  readonly changes: readonly Change[];
  readonly texts: Told;
}

/** A version of a record as history keeps it, with the one before as far as it is shown. */
export interface Version {
  readonly kind: Revision['record']['kind'];
  readonly id: string;
  readonly version: number;
  readonly recorded_at: Date;
  readonly actor: Revision['actor'];
  readonly reason: string | null;
  readonly removed: boolean;
  /** Whether an erasure made it. */
  readonly erased: boolean;
  readonly content: Content;
  readonly before: Content | null;
}

/** What there are histories of. */
const KINDS = {
  claim: { en: 'Claim', de: 'Aussage' },
  statement: { en: 'Statement', de: 'Äußerung' },
  derivation: { en: 'Derivation', de: 'Herleitung' },
  link: { en: 'Link', de: 'Verbindung' },
  usage: { en: 'Use in a story', de: 'Verwendung' },
  search: { en: 'Search for evidence', de: 'Suche nach Belegen' },
  entity: { en: 'Entity', de: 'Eintrag' },
  source: { en: 'Source', de: 'Quelle' },
  dispute: { en: 'Dispute', de: 'Streitfall' },
  user: { en: 'User', de: 'Konto' },
} as const satisfies Readonly<Record<string, Told>>;

/** The kinds of records that there are histories of. */
export const REVISED = Object.keys(KINDS) as readonly Revision['record']['kind'][];

const DONE: Readonly<Record<'created' | 'removed', Told>> = {
  created: { en: 'recorded', de: 'erfasst' },
  removed: { en: 'removed', de: 'entfernt' },
};
const UNTOLD: Told = { en: 'No field that is shown here changed', de: 'Kein Feld geändert, das hier gezeigt wird' };

/** What was erased is told by nothing; it is gone from the versions before as well. */
const ERASED: Told = {
  en: 'Something was erased on a legal ground',
  de: 'Auf rechtlicher Grundlage wurde etwas gelöscht',
};

/** How a kind of records is told. */
interface Telling {
  readonly fields: readonly (ToldField & { readonly path: string })[];
  readonly called: (content: Content, names: Names) => Told;
}

/** A version as it is shown: what changed since the one before, field by field, with words for it. */
export function revisionOf(row: Version, { fields, called }: Telling, names: Names): Revision {
  const { kind, id, version, recorded_at, actor, reason, removed, erased, content, before } = row;
  const operation = removed ? 'removed' : erased ? 'erased' : before ? 'changed' : 'created';
  const changed = before
    ? fields.filter(({ path }) => JSON.stringify(before[path]) !== JSON.stringify(content[path]))
    : [];
  const changes = changed.map((field) => ({
    path: field.path,
    before: before?.[field.path] ?? null,
    after: content[field.path] ?? null,
    texts: changeWords(field, field.path, before ?? {}, content, names),
  }));
  const told = changes.map(({ texts }) => texts);
  const texts =
    operation === 'changed'
      ? told.length > 0
        ? together(told)
        : UNTOLD
      : operation === 'erased'
        ? ERASED
        : doneTo(kind, operation, called(content, names));
  return {
    record: { kind, id },
    version,
    recordedAt: recorded_at.toISOString(),
    actor,
    reason,
    operation,
    changes,
    texts,
  };
}

const doneTo = (kind: Version['kind'], operation: 'created' | 'removed', called: Told): Told =>
  inBoth((language) => `${KINDS[kind][language]} ${DONE[operation][language]}: ${called[language]}`);
