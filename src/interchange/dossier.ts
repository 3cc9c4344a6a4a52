/** The kinds of records a dossier is made of, in the order in which they are recorded. */
export const RECORD_KINDS = ['entity', 'metric', 'source', 'claim', 'link'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The lists of a dossier, by what is in them. */
export const LISTS: Readonly<Record<RecordKind, string>> = {
  entity: 'entities',
  metric: 'metrics',
  source: 'sources',
  claim: 'claims',
  link: 'links',
};

/** A local name where it is given. */
export interface GivenRef {
  readonly ref: string;
  readonly kind: Exclude<RecordKind, 'link'> | 'statement';
  /** Below the record. */
  readonly pointer: string;
}

/** A record of a dossier or of an import, as it was given. */
export interface GivenRecord {
  /** From 1; the number of its line where it came as NDJSON. */
  readonly position: number;
  /** JSON pointer, or `/` and the number of the line. */
  readonly place: string;
  readonly kind: RecordKind | 'unknown';
  readonly refs: readonly GivenRef[];
  readonly content: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with the local names it gives. */
export function recordOf(
  position: number,
  place: string,
  kind: GivenRecord['kind'],
  content: Readonly<Record<string, unknown>>,
): GivenRecord {
  return { position, place, kind, content, refs: refsIn(kind, content) };
}

function refsIn(kind: GivenRecord['kind'], content: Readonly<Record<string, unknown>>): GivenRef[] {
  if (kind === 'link' || kind === 'unknown') return [];
  const { ref, statements } = content;
  const own: GivenRef[] = typeof ref === 'string' ? [{ ref, kind, pointer: '/ref' }] : [];
  if (kind !== 'claim' || !Array.isArray(statements)) return own;
  const said = statements.flatMap((statement: unknown, i): GivenRef[] =>
    isObject(statement) && typeof statement['ref'] === 'string'
      ? [{ ref: statement['ref'], kind: 'statement', pointer: `/statements/${i}/ref` }]
      : [],
  );
  return [...own, ...said];
}

/** Fields of a dossier that are for its readers. */
const TEXTS = ['title', 'note'];

/** The records of a whole dossier, and what is wrong with its frame. */
export function recordsOfDossier(dossier: unknown): {
  readonly records: GivenRecord[];
  readonly faults: { readonly pointer: string; readonly detail: string }[];
} {
  const records: GivenRecord[] = [];
  if (!isObject(dossier)) return { records, faults: [{ pointer: '', detail: 'A dossier is a JSON object.' }] };
  const faults = Object.keys(dossier)
    .filter((field) => !TEXTS.includes(field) && !Object.values(LISTS).includes(field))
    .map((field) => ({
      pointer: `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: 'A dossier has no such field; leave it out.',
    }));
  for (const field of TEXTS) {
    const text = dossier[field];
    if (text !== undefined && text !== null && typeof text !== 'string')
      faults.push({ pointer: `/${field}`, detail: 'Must be text.' });
  }
  for (const kind of RECORD_KINDS) {
    const list = dossier[LISTS[kind]] ?? [];
    if (!Array.isArray(list)) {
      faults.push({ pointer: `/${LISTS[kind]}`, detail: 'Must be a list.' });
      continue;
    }
    list.forEach((content: unknown, i) => {
      const place = `/${LISTS[kind]}/${i}`;
      if (isObject(content)) records.push(recordOf(records.length + 1, place, kind, content));
      else faults.push({ pointer: place, detail: 'Must be an object.' });
    });
  }
  return { records, faults };
}
