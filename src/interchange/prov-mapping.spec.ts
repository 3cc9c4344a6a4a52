import fc from 'fast-check';

import { ATTRIBUTIONS, STANCES } from '../claims/statement.js';
import { validate } from '../prov/constraints/validate.js';
import { iriOf, type ProvRecord } from '../prov/model.js';
import { recordOfSuperseded } from './prov-claims.js';
import { recordsOfDerivation } from './prov-derivations.js';
import { ProvNames } from './prov-names.js';
import { recordsOfNamed } from './prov-people.js';
import { recordsOfCase, recordsOfStep } from './prov-reviews.js';
import type { NamedRow, StatementRow } from './prov-rows.js';
import { recordsOfSource } from './prov-sources.js';
import { recordsOfStatement, toldOf } from './prov-statements.js';

const names = fc.constantFrom(new ProvNames(null), new ProvNames('https://facts.example'));
const idOf = (kind: string, n: number): string => `${kind}${n}`;
const recorded = { ownerId: 'u1', recordedAt: '2025-11-03T09:30:00.000Z' };
const some = (kind: string) => fc.nat(3).map((n) => idOf(kind, n));
const day = fc.constantFrom(null, '2025-10-31', '2025-11-09');

const statement = fc.record({
  id: some('statement'),
  claimId: some('claim'),
  speaker: fc.option(fc.record({ id: some('party'), confidential: fc.boolean() })),
  stance: fc.constantFrom(...STANCES),
  attribution: fc.constantFrom(null, ...ATTRIBUTIONS),
  statedOn: day,
  sourceId: fc.option(some('source')),
  relaysId: fc.option(some('statement')),
  alternativeId: fc.option(some('claim')),
});
const toStatement = (row: Partial<StatementRow>): StatementRow => ({
  ...recorded,
  ...{ mode: null, evidence: null, statedAt: null, wording: 'WORDS', language: 'en', locator: { exact: 'PLACE' } },
  ...(row as Pick<StatementRow, 'id' | 'claimId' | 'speaker' | 'stance' | 'attribution' | 'statedOn' | 'sourceId'>),
  relaysId: row.relaysId ?? null,
  alternativeId: row.alternativeId ?? null,
});
const named = (id: string, sameAsId: string | null): NamedRow => ({
  ...recorded,
  ...{ id, sameAsId, kind: 'organisation', names: { en: 'OpenAI', und: 'OpenAI' }, aliases: [], identifiers: {} },
  ...{ description: null, confidential: false, nameless: false },
});

/** Any store that the database lets be: what claims were worked out from leads to no claim again, all else anywhere. */
const store = fc.record({
  statements: fc.uniqueArray(statement, { selector: ({ id }) => id, maxLength: 5 }),
  derivations: fc.array(
    fc.record({
      from: fc.tuple(fc.nat(3), fc.nat(3)),
      source: fc.option(some('source')),
      author: fc.option(some('party')),
    }),
    { maxLength: 5 },
  ),
  relations: fc.array(
    fc.record({ from: fc.nat(3), to: fc.nat(3), kind: fc.constantFrom('cites', 'translates', 'rewrites', 'quotes') }),
    { maxLength: 6 },
  ),
  superseded: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
  merged: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 2 }),
  evidence: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom('statement', 'source', 'derivation', 'search'), n: fc.nat(3) }),
    { selector: ({ kind, n }) => `${kind}${n}` },
  ),
});
type Store = typeof store extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function recordsOf(drawn: Store, called: ProvNames): ProvRecord[] {
  const sources = [0, 1, 2, 3].map((n) => ({
    ...{ ...recorded, id: idOf('source', n), kind: 'article', title: 'Title', url: null, publisherId: 'party1' },
    ...{ publishedOn: '2025-11-09', publishedAt: null, language: 'en', description: null, confidential: n === 3 },
    relations: drawn.relations
      .filter(({ from, to }) => from === n && to !== n)
      .map(({ to, kind }) => ({ kind, toId: idOf('source', to), basis: 'declared' })),
  }));
  const derivations = drawn.derivations.flatMap(({ from: [one, other], source, author }, n) => {
    if (one === other) return [];
    const inputs = [
      { name: 'a', claimId: idOf('claim', Math.min(one, other)), constant: null, sourceId: null },
      { name: 'b', claimId: null, constant: '27%', sourceId: null },
      { name: 'c', claimId: null, constant: null, sourceId: source },
    ];
    const claimId = idOf('claim', Math.max(one, other));
    return [
      {
        ...recorded,
        id: idOf('derivation', n),
        claimId,
        method: 'formula',
        formula: 'a + b',
        attributedToId: author,
        inputs,
      },
    ];
  });
  const step = {
    id: 'step',
    claimId: 'claim0',
    from: 'in_review',
    to: 'reviewed',
    verdict: 'refuted',
    at: recorded.recordedAt,
  } as const;
  return [
    ...[0, 1, 2, 3].flatMap((n) => {
      const [, kept] = drawn.merged.find(([merged, of]) => merged === n && of !== n) ?? [];
      return recordsOfNamed(named(idOf('party', n), kept === undefined ? null : idOf('party', kept)), called);
    }),
    ...sources.flatMap((row) => recordsOfSource(row, called)),
    ...toldOf(drawn.statements.map(toStatement)).flatMap(([row, how]) => recordsOfStatement(row, how, called)),
    ...derivations.flatMap((row) => recordsOfDerivation(row, called)),
    ...drawn.superseded.map(([newer, older], n) =>
      recordOfSuperseded({ id: `link${n}`, newerId: idOf('claim', newer), olderId: idOf('claim', older) }, called),
    ),
    ...recordsOfStep(
      { ...step, actorId: 'u1', evidence: drawn.evidence.map(({ kind, n }) => ({ kind, id: idOf(kind, n) })) },
      called,
    ),
    ...recordsOfCase(
      {
        ...{
          ...recorded,
          id: 'case',
          question: null,
          outcome: 'prefer',
          decidedById: 'u1',
          decidedAt: recorded.recordedAt,
        },
        candidates: [0, 1].map((n) => ({ claimId: idOf('claim', n), chosen: n === 0 })),
        derivationIds: derivations.map(({ id }) => id),
      },
      called,
    ),
    ...[0, 1, 2, 3].map((n): ProvRecord => ({
      kind: 'entity',
      id: called.of('claim', idOf('claim', n)),
      formal: {},
      attributes: [],
    })),
  ];
}

describe('a store as PROV', () => {
  it('is valid, whatever is in it', () => {
    fc.assert(
      fc.property(store, names, (drawn, called) => {
        const records = recordsOf(drawn, called);
        expect(validate({ prefixes: called.prefixes, records, bundles: [] }).problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('needs no prefix but its own', () => {
    fc.assert(
      fc.property(store, names, (drawn, called) => {
        const known = new Set(called.prefixes.values());
        for (const { id, formal, attributes } of recordsOf(drawn, called)) {
          const values = attributes.flatMap(([term, value]) => [term, 'name' in value ? value.name : value.datatype]);
          const places = Object.values(formal).filter((held) => typeof held !== 'string');
          for (const { namespace } of [id ?? [], places, values].flat()) expect(known).toContain(namespace);
        }
      }),
    );
  });

  it('tells neither the words nor the speaker of what was said without a name', () => {
    fc.assert(
      fc.property(statement, names, (drawn, called) => {
        const row = toStatement({ ...drawn, attribution: drawn.speaker ? 'deep_background' : 'off_record' });
        for (const [one, how] of toldOf([row])) {
          const records = recordsOfStatement(one, how, called);
          expect(JSON.stringify(records)).not.toMatch(/WORDS|PLACE|2025-10-31/);
          expect(records.map(({ kind }) => kind)).not.toContain('wasAttributedTo');
        }
      }),
    );
  });

  it('calls the same record the same in every export of an instance', () => {
    const called = new ProvNames('https://facts.example');
    expect(iriOf(called.of('claim', 'x'))).toBe('https://facts.example/api/v1/claims/x');
    expect(iriOf(new ProvNames(null).of('claim', 'x'))).toBe('urn:uuid:x');
    expect(iriOf(new ProvNames(null).of('transition', 'x', 'verdict'))).toBe('urn:uuid:x#verdict');
  });
});
