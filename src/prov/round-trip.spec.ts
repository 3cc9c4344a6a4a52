import fc from 'fast-check';

import { areEqual, firstDifference } from './equal-documents.js';
import { INTERNATIONALIZED, STRING, xsd } from './literals.js';
import {
  FORMAL,
  iriOf,
  type Place,
  PROV,
  type ProvDocument,
  type ProvRecord,
  type ProvValue,
  type QualifiedName,
  type RecordKind,
} from './model.js';
import { type Part, type StreamedDocument } from './pen.js';
import { readProvJson } from './read-prov-json.js';
import { readProvN } from './read-prov-n.js';
import { isElement } from './record-kinds.js';
import { provJson, provJsonPieces } from './write-prov-json.js';
import { provN, provNPieces } from './write-prov-n.js';

const namespaces = ['http://example.org/', 'http://example.org/a#', 'urn:uuid:', 'https://beispiel.example/ä/', PROV];

/** Whatever an IRI may have, and what the forms write in a way of their own. */
const locals = fc.oneof(
  fc.constantFrom(
    'a',
    'e1',
    '123',
    '-',
    '.',
    'a.b',
    'a.',
    '..',
    "='(),-:;[].",
    '/',
    '//',
    '/*',
    '%41',
    '%',
    'a:b',
    '_:x',
    '×',
    '',
    '-1',
    '2026-11-26T09:30:00Z',
    'document',
    'endDocument',
    '@en',
    '#',
    'préfère',
    '𝒳',
    '٣',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[\p{Cc}\p{Cs}\s<>"{}|^`\\]/gu, '')),
);
const names: fc.Arbitrary<QualifiedName> = fc.record({ namespace: fc.constantFrom(...namespaces), local: locals });

const lexicals = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '""',
    '"""',
    '\\',
    '\\n',
    "'",
    '\n',
    '\r\n',
    '\t\u0000\u0085\u2028',
    '%%',
    '@en',
    '//',
    '01',
  ),
);
const values: fc.Arbitrary<ProvValue> = fc.oneof(
  names.map((name) => ({ name })),
  lexicals.map((lexical) => ({ lexical, datatype: STRING, language: null })),
  fc
    .tuple(lexicals, fc.constantFrom('en', 'de-CH-1901', 'x'))
    .map(([lexical, language]) => ({ lexical, datatype: INTERNATIONALIZED, language })),
  fc
    .tuple(lexicals, fc.oneof(fc.constantFrom(xsd('int'), xsd('anyURI'), INTERNATIONALIZED), names))
    .map(([lexical, datatype]) => ({ lexical, datatype, language: null })),
);
const times = fc.constantFrom(
  '2026-11-26T09:30:00',
  '-0044-03-15T12:00:00.5Z',
  '2026-11-26T24:00:00+14:00',
  '12026-02-28T00:00:00.000000001-00:00',
);

const kinds = Object.keys(FORMAL) as RecordKind[];
const places = (kind: RecordKind): readonly Place[] => FORMAL[kind];
const taken = (kind: RecordKind, name: QualifiedName): boolean =>
  places(kind).some((place) => iriOf(name) === PROV + place.name);

const records: fc.Arbitrary<ProvRecord> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    id: isElement(kind) ? names : fc.option(names),
    formal: fc.record(
      Object.fromEntries(places(kind).map(({ name, holds }) => [name, holds === 'time' ? times : names])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<ProvRecord['formal']>,
    attributes: fc.array(
      fc.tuple(
        names.filter((name) => !taken(kind, name)),
        values,
      ),
      { maxLength: 4 },
    ),
  }),
);
const prefixes = fc
  .dictionary(
    fc.constantFrom('', 'ex', 'prov', 'xsd', 'default', 'a.b', '1', 'ns1', 'é'),
    fc.constantFrom(...namespaces),
    { maxKeys: 4 },
  )
  .map((found) => new Map(Object.entries(found)));
const bundle = { prefixes, records: fc.array(records, { maxLength: 4 }) };
const documents: fc.Arbitrary<ProvDocument> = fc.record({
  ...bundle,
  bundles: fc.uniqueArray(fc.record({ ...bundle, id: names }), { maxLength: 2, selector: ({ id }) => iriOf(id) }),
});

const text = (pieces: Iterable<string>): string => [...pieces].join('');
const forms = [
  { read: readProvJson, write: provJson },
  { read: readProvN, write: provN },
];

describe('PROV documents in both forms', () => {
  it('are read back as they were written, whatever they say', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { read, write } of forms) expect(firstDifference(document, read(text(write(document))))).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('are streamed as they are written in one piece', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { bundles, ...top } = readProvJson(text(provJson(document)));
        for (const [pieces, read] of [
          [provJsonPieces(streamOf({ bundles, ...top })), readProvJson],
          [provNPieces(streamOf({ bundles, ...top })), readProvN],
        ] as const) {
          let written = '';
          for await (const piece of pieces) written += piece;
          expect(firstDifference(document, read(written))).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are equal whatever order, prefixes and repeated attributes they are written with, and to nothing else', () => {
    fc.assert(
      fc.property(documents, records, (document, more) => {
        const turned = (record: ProvRecord): ProvRecord => ({
          ...record,
          attributes: [...record.attributes, ...record.attributes].reverse(),
        });
        const other: ProvDocument = {
          prefixes: new Map(),
          records: [...document.records].reverse().map(turned),
          bundles: [...document.bundles].reverse(),
        };
        expect(areEqual(document, other)).toBe(true);
        expect(areEqual(document, { ...document, records: [...document.records, more] })).toBe(false);
        expect(
          areEqual(
            { ...document, records: [...document.records, more, more] },
            { ...document, records: [...document.records, more] },
          ),
        ).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

/** A document as it would come from a store: by kind, and in each by identifier, as PROV-JSON has read it. */
function streamOf({ prefixes, records, bundles }: ProvDocument): StreamedDocument {
  return {
    prefixes,
    parts: partsOf(records),
    bundles: bundles.map((one) => ({ id: one.id, prefixes: one.prefixes, parts: partsOf(one.records) })),
  };
}

async function* partsOf(records: readonly ProvRecord[]): AsyncGenerator<Part> {
  for (const kind of kinds) {
    const some = records.filter((record) => record.kind === kind);
    if (some.length > 0) yield { kind, records: some };
  }
}
