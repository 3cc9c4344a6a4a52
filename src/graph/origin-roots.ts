import { isNameless, namingOf } from '../claims/naming.js';
import type { Texts } from '../derivations/computation.js';
import type { SourceKind } from '../sources/source.js';
import type { Publication, Told } from './origin-facts.js';
import { inAll, partyName, publisherOf, titleOf, UNNAMED } from './origin-names.js';

/** What a root can be. */
export const ROOT_KINDS = ['person', 'document', 'derivation', 'unattributed'] as const;
export type RootKind = (typeof ROOT_KINDS)[number];

/** Where a figure comes from. */
export interface Root {
  /** The same for the same root. */
  readonly key: string;
  readonly kind: RootKind;
  /** Of the entity, source or derivation; null where it must not be told. */
  readonly id: string | null;
  readonly label: Texts;
  /** Whether nobody says that it is from there: the source only cites it. */
  readonly presumed: boolean;
  readonly onRecord: boolean;
  /** Whether who it is from has taken it back. */
  readonly retracted: boolean;
  /** Whether a text may tell that they have. */
  readonly isRetractionTold: boolean;
  /** The claim that it is a root of, where that is another, which is only passed on here; null for the claim itself. */
  readonly otherClaim: string | null;
  /** The statement at which the walk ended; null where it ended at a source. */
  readonly told: Told | null;
  /** The document it is from, where there is one. */
  readonly source: Publication | null;
}

/** Kinds of source that speak for themselves. */
const DOCUMENTS: readonly SourceKind[] = ['filing', 'press_release', 'dataset', 'document'];

/**
 * Whether a statement that relays nothing is a root by itself, whatever its source cites: a derivation is attributed to its speaker, or a
 * person answers for it, on record or without a name.
 */
export function standsAlone({ derivationId, attribution, speaker }: Told): boolean {
  if (derivationId !== null) return true;
  const spoken = attribution === 'on_record' || isNameless(attribution);
  return spoken && (speaker?.kind === 'person' || speaker?.confidential === true);
}

/** The root at a statement that ends a walk. */
export function rootAt(told: Told, retracted: boolean): Root {
  const { speaker, source, attribution, derivationId } = told;
  const shared = { presumed: false, retracted, isRetractionTold: retracted, told, source, otherClaim: null };
  const nameless = isNameless(attribution);
  if (derivationId !== null) {
    const by = speaker?.id ?? derivationId;
    const label = speaker && !nameless ? inAll((language) => partyName(speaker, language)) : UNNAMED;
    const onRecord = !retracted && (attribution === 'on_record' || attribution === 'document');
    return { key: `derivation ${by}`, kind: 'derivation', id: derivationId, label, onRecord, ...shared };
  }
  if (nameless) return namelessRoot(told, retracted);
  if (attribution === 'on_record' && speaker) {
    const label = inAll((language) => partyName(speaker, language));
    const onRecord = !retracted && !speaker.confidential;
    return { key: `person ${speaker.id}`, kind: 'person', id: speaker.id, label, onRecord, ...shared };
  }
  if (isDocument(told)) {
    const label = inAll((language) =>
      source ? titleOf(source, language) : speaker ? partyName(speaker, language) : '',
    );
    const id = source?.id ?? speaker?.id ?? null;
    const onRecord = !retracted && !source?.confidential && !speaker?.confidential;
    return { key: `document ${id}`, kind: 'document', id, label, onRecord, ...shared };
  }
  const id = speaker?.id ?? source?.publisher?.id ?? source?.id ?? null;
  const label = inAll((language) =>
    speaker ? partyName(speaker, language) : source ? publisherOf(source, language) : UNNAMED[language],
  );
  return { key: `unattributed ${id}`, kind: 'unattributed', id, label, onRecord: false, ...shared };
}

/** Whether a statement is made by a document rather than by somebody: it says so, or its source is one and nothing says otherwise. */
function isDocument({ attribution, source, evidence }: Told): boolean {
  if (attribution === 'document') return true;
  return attribution !== 'unattributed' && evidence !== 'rumour' && source !== null && DOCUMENTS.includes(source.kind);
}

/** Of who is not named: somebody confidential by what everybody may read, on background alone; all others by nothing at all. */
function namelessRoot(told: Told, retracted: boolean): Root {
  const { speaker, source } = told;
  const isDescribed = namingOf(told.attribution, speaker) === 'described';
  const label = speaker && isDescribed ? inAll((language) => partyName(speaker, language)) : UNNAMED;
  const key = `nameless ${speaker?.id ?? source?.id}`;
  const id = speaker && isDescribed ? speaker.id : null;
  const shared = { presumed: false, onRecord: false, otherClaim: null, source: null, isRetractionTold: retracted };
  return { key, kind: 'unattributed', id, label, retracted, told, ...shared };
}

/** The root at a source that is cited and cites nothing itself. */
export function presumedRoot(source: Publication): Root {
  const document = DOCUMENTS.includes(source.kind);
  const id = document ? source.id : (source.publisher?.id ?? source.id);
  return {
    key: `${document ? 'document' : 'unattributed'} ${id}`,
    kind: document ? 'document' : 'unattributed',
    id: !document && source.publisher?.isNameless ? source.id : id,
    label: inAll((language) => (document ? titleOf : publisherOf)(source, language)),
    presumed: true,
    onRecord: false,
    retracted: false,
    isRetractionTold: false,
    otherClaim: null,
    told: null,
    source,
  };
}
