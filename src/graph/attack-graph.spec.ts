import fc from 'fast-check';

import { OUTCOMES } from '../disputes/outcome.js';
import { type ClaimRecord, decidedBy, objectionsThatStand, standingGraphOf } from './attack-graph.js';
import { labelsOf, standings } from './standing.js';

const record = (id: string, more: Partial<ClaimRecord> = {}): ClaimRecord => ({
  ...{
    id,
    contradictions: [],
    objections: [],
    superseded: null,
    decided: null,
    confirmed: null,
    said: [],
    derivations: [],
    decisions: [],
    disputed: [],
    more: false,
  },
  ...more,
});

const objection = (id: string, more: Partial<ClaimRecord['objections'][number]> = {}) => ({
  ...{ id, stance: 'disputes' as const, originator: 'altman', day: '2025-10-31', alternative: null, relays: null },
  ...{ recorded: '2025-11-01T09:00:00Z', readers: 'newsroom' },
  ...more,
});

const said = (originator: string, more: Partial<ClaimRecord['said'][number]> = {}) => ({
  ...{ originator, affirms: false, retracts: false, firstAffirmed: null, lastAffirmed: null, lastRetracted: null },
  ...more,
});

const labelIn = (records: readonly ClaimRecord[], id: string) => labelsOf(standingGraphOf(records)).get(id);

describe('what speaks against a claim', () => {
  it.each([
    ['an objection', {}, 'contested'],
    [
      'one that was retracted later',
      { said: [said('altman', { retracts: true, lastRetracted: '2025-11-01' })] },
      'uncontested',
    ],
    [
      'one that was retracted the same day',
      { said: [said('altman', { retracts: true, lastRetracted: '2025-10-31' })] },
      'uncontested',
    ],
    ['one that was retracted nobody knows when', { said: [said('altman', { retracts: true })] }, 'uncontested'],
    [
      'one that was raised again',
      { said: [said('altman', { retracts: true, lastRetracted: '2025-10-30' })] },
      'contested',
    ],
    ['one that another took back', { said: [said('gerstner', { retracts: true })] }, 'contested'],
  ])('%s', (_, more, expected) => {
    expect(labelIn([record('a', { objections: [objection('o')], ...more })], 'a')).toBe(expected);
  });

  it('falls with the objection that it passes on', () => {
    const objections = [objection('o'), objection('passed on', { originator: 'heise', relays: 'o' })];
    expect(labelIn([record('a', { objections })], 'a')).toBe('contested');
    const retracted = [said('altman', { retracts: true })];
    expect(labelIn([record('a', { objections, said: retracted })], 'a')).toBe('uncontested');
  });

  it('never hangs on objections that relay each other in a circle', () => {
    const objections = [objection('o', { relays: 'p' }), objection('p', { relays: 'o', originator: 'heise' })];
    expect(objectionsThatStand([record('a', { objections })])).toEqual(new Set(['o', 'p']));
    expect(objectionsThatStand([record('a', { objections, said: [said('heise', { retracts: true })] })])).toEqual(
      new Set(),
    );
  });

  it('is no link of a statement that was retracted, unless somebody confirmed it', () => {
    const link = (confirmed: boolean) => [{ id: 'l', other: 'b', confirmed, readers: 'public', raised: [] }];
    const a = (confirmed: boolean, retracts: boolean) =>
      record('a', {
        contradictions: link(confirmed),
        objections: [objection('o', { alternative: 'b' })],
        said: [said('altman', { retracts })],
      });
    expect(labelIn([a(false, false), record('b')], 'a')).toBe('contested');
    expect(labelIn([a(false, true), record('b')], 'a')).toBe('uncontested');
    expect(labelIn([a(true, true), record('b')], 'a')).toBe('contested');
    const b = record('b', {
      contradictions: [{ id: 'l', other: 'a', confirmed: false, readers: 'public', raised: [] }],
    });
    expect(labelIn([b, record('a', { ...a(false, true), contradictions: [] })], 'b')).toBe('uncontested');
  });

  it('is nothing that fell: what was withdrawn or superseded is rejected and attacks nothing', () => {
    const contradictions = [{ id: 'l', other: 'b', confirmed: true, readers: 'public', raised: [] }];
    const withdrawn = record('b', { said: [said('altman', { affirms: true, retracts: true })] });
    const superseded = record('b', { superseded: { link: 's', by: 'c' } });
    for (const b of [withdrawn, superseded]) {
      expect(labelIn([record('a', { contradictions }), b], 'a')).toBe('uncontested');
      expect(labelIn([record('a', { contradictions }), b], 'b')).toBe('rejected');
    }
  });

  it('is contested where there is more than was read', () => {
    const contradictions = [{ id: 'l', other: 'b', confirmed: true, readers: 'public', raised: [] }];
    const fallen = record('b', { superseded: { link: 's', by: 'c' } });
    expect(labelIn([record('a', { contradictions, more: true }), fallen], 'a')).toBe('contested');
  });
});

describe('what is read about some claims', () => {
  const ids = [...'abcdefghij'];
  const id = fc.constantFrom(...ids);
  const hour = fc.integer({ min: 10, max: 15 }).map((n) => `2026-01-05T${n}:00:00Z`);
  const worlds = fc
    .record({
      links: fc.uniqueArray(
        fc.tuple(id, id, hour).filter(([a, b]) => a < b),
        { maxLength: 12, selector: ([a, b]) => a + b },
      ),
      superseded: fc.uniqueArray(id, { maxLength: 3 }),
      disputed: fc.uniqueArray(id, { maxLength: 2 }),
      derived: fc.uniqueArray(
        fc.tuple(id, id).filter(([a, b]) => a < b),
        { maxLength: 10, selector: String },
      ),
      cases: fc.array(
        fc.record({
          outcome: fc.constantFrom(...OUTCOMES),
          candidates: fc.uniqueArray(fc.record({ claim: id, chosen: fc.boolean() }), {
            selector: ({ claim }) => claim,
            minLength: 1,
            maxLength: 4,
          }),
          readers: fc.constantFrom('newsroom', 'politics'),
        }),
        { maxLength: 5 },
      ),
      verdicts: fc.uniqueArray(fc.tuple(id, hour), { maxLength: 4, selector: ([of]) => of }),
      struck: fc.uniqueArray(fc.tuple(id, fc.constantFrom(null, 'error' as const)), {
        maxLength: 2,
        selector: ([of]) => of,
      }),
    })
    .map(({ links, superseded, disputed, derived, cases, verdicts, struck }) =>
      ids.map((own) =>
        record(own, {
          ...(verdicts.some(([of]) => of === own) && { decided: 'confirmed' as const }),
          confirmed: verdicts.flatMap(([of, at]) => (of === own ? [{ at, readers: 'newsroom' }] : []))[0] ?? null,
          disputed: struck.flatMap(([of, outcome]) =>
            of === own
              ? [
                  {
                    ...{ id: `d${own}`, dispute: 'k', outcome, decided: outcome && '2026-01-01T09:00:00Z' },
                    ...{ upheld: outcome && false, claimChosen: false, readers: 'newsroom' },
                  },
                ]
              : [],
          ),
          decisions: cases.flatMap((one, i) =>
            one.candidates.some(({ claim }) => claim === own)
              ? [{ ...one, id: `case${i}`, decided: `2026-01-0${i + 1}T09:00:00Z` }]
              : [],
          ),
          contradictions: links
            .filter((ends) => ends.includes(own))
            .map(([a, b, recorded]) => ({
              ...{ id: `${a}${b}`, other: a === own ? b : a, confirmed: true, readers: 'public' },
              raised: [{ recorded, readers: 'newsroom' }],
            })),
          superseded: superseded.includes(own) ? { link: `s${own}`, by: 'z' } : null,
          objections: disputed.includes(own) ? [objection(`o${own}`)] : [],
          derivations: derived
            .filter(([claim]) => claim === own)
            .map(([claim, input]) => ({ id: `${claim}${input}`, claim, inputs: [input] })),
        }),
      ),
    );

  /**
   * As `claim-records.queries.ts` reads: what is asked for, upstream to the end, what attacks any of it, without what attacks that, and of all of
   * these whole what a decision has preferred to it, or a review has confirmed.
   */
  function readFor(all: readonly ClaimRecord[], asked: readonly string[]): ClaimRecord[] {
    const byId = new Map(all.map((one) => [one.id, one]));
    const [whole, near] = [new Set(asked), new Set(asked)];
    const others = (one: string, outcome: string, wanted: (chosen: boolean) => boolean): string[] =>
      (byId.get(one)?.decisions ?? []).flatMap((made) =>
        made.outcome === outcome ? made.candidates.flatMap(({ claim, chosen }) => (wanted(chosen) ? [claim] : [])) : [],
      );
    for (let before = -1; before < whole.size + near.size;) {
      before = whole.size + near.size;
      for (const one of whole) {
        for (const { inputs } of byId.get(one)?.derivations ?? []) inputs.forEach((i) => whole.add(i));
        for (const { other } of byId.get(one)?.contradictions ?? []) near.add(other);
        for (const other of others(one, 'unresolved', () => true)) near.add(other);
        near.add(one);
      }
      for (const one of near)
        for (const { other } of byId.get(one)?.contradictions ?? []) if (byId.get(other)?.confirmed) whole.add(other);
      for (const one of near)
        for (const other of others(one, 'prefer', (chosen) => chosen)) if (other !== one) whole.add(other);
    }
    return [...near].flatMap((one): ClaimRecord[] => {
      const known = byId.get(one);
      if (!known) return [];
      return [whole.has(one) ? known : { ...known, contradictions: [], derivations: [] }];
    });
  }

  it('is enough: labels and chains are those of the whole store, whatever was decided', () => {
    fc.assert(
      fc.property(worlds, fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), (all, asked) => {
        expect(standings(standingGraphOf(readFor(all, asked)), asked)).toEqual(standings(standingGraphOf(all), asked));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what a review decides', () => {
  const against = (other: string) => [{ id: 'link', other, confirmed: true, readers: 'public', raised: [] }];
  const pair = (one: ClaimRecord['decided'], other: ClaimRecord['decided']) => [
    record('a', { decided: one, contradictions: against('b') }),
    record('b', { decided: other, contradictions: against('a') }),
  ];

  it.each<[ClaimRecord['decided'], ClaimRecord['decided'], string, string]>([
    ['refuted', null, 'rejected', 'uncontested'],
    ['retracted', null, 'rejected', 'uncontested'],
    ['refuted', 'confirmed', 'rejected', 'accepted'],
    ['refuted', 'refuted', 'rejected', 'rejected'],
    [null, 'confirmed', 'contested', 'contested'],
    ['confirmed', 'confirmed', 'contested', 'contested'],
  ])('%s against %s: %s, %s', (one, other, a, b) => {
    const records = pair(one, other);
    expect([labelIn(records, 'a'), labelIn(records, 'b')]).toEqual([a, b]);
  });

  it('is accepted where nothing is said against it, and says why', () => {
    const confirmed = [record('a', { decided: 'confirmed' })];
    expect(labelIn(confirmed, 'a')).toBe('accepted');
    const chain = standings(standingGraphOf(confirmed), ['a']).get('a')?.chain ?? [];
    expect(chain.map((one) => 'fact' in one && decidedBy(one.fact))).toEqual(['confirmed']);
    expect(decidedBy('0190a6b4-0000-7000-8000-000000000000')).toBeNull();
  });

  it('that superseded it is the reason that is shown first', () => {
    const records = [record('a', { decided: 'retracted', superseded: { link: 'l', by: 'b' } }), record('b')];
    expect(standings(standingGraphOf(records), ['a']).get('a')?.chain).toMatchObject([{ kind: 'fallen', fact: 'l' }]);
  });
});

describe('what a review knew when it confirmed a claim', () => {
  const at = (hour: number): string => `2026-01-05T${String(hour).padStart(2, '0')}:00:00Z`;
  const confirmed = (hour: number, readers = 'newsroom') => ({
    decided: 'confirmed' as const,
    confirmed: { at: at(hour), readers },
  });
  const linked = (hour: number, readers = 'newsroom', more: object = {}) => ({
    ...{ id: 'l', confirmed: true, readers: 'public', raised: [{ recorded: at(hour), readers }] },
    ...more,
  });
  const pair = (link: ReturnType<typeof linked>, a: Partial<ClaimRecord>, b: Partial<ClaimRecord> = {}) => {
    const records = [
      record('a', { contradictions: [{ ...link, other: 'b' }], ...a }),
      record('b', { contradictions: [{ ...link, other: 'a' }], ...b }),
    ];
    return [labelIn(records, 'a'), labelIn(records, 'b')];
  };

  it.each<[what: string, labels: (string | undefined)[], expected: string[]]>([
    ['a contradiction that was known', pair(linked(9), confirmed(10)), ['accepted', 'rejected']],
    ['one that became known later', pair(linked(11), confirmed(10)), ['contested', 'contested']],
    ['one at the same moment', pair(linked(10), confirmed(10)), ['contested', 'contested']],
    ['one that not all readers see', pair(linked(9, 'politics'), confirmed(10)), ['contested', 'contested']],
    ['one that they all see', pair(linked(9, 'politics'), confirmed(10, 'politics')), ['accepted', 'rejected']],
    [
      'two that were confirmed, both knowing of it',
      pair(linked(9), confirmed(10), confirmed(11)),
      ['contested', 'contested'],
    ],
    [
      'two that were confirmed, one knowing of it',
      pair(linked(11), confirmed(10), confirmed(12)),
      ['contested', 'contested'],
    ],
    [
      'a rival that another review refuted',
      pair(linked(11), confirmed(10), { decided: 'refuted' }),
      ['accepted', 'rejected'],
    ],
    [
      'a later objection that names the rival as well',
      pair(linked(9), { ...confirmed(10), objections: [objection('o', { alternative: 'b', recorded: at(11) })] }),
      ['contested', 'contested'],
    ],
    [
      'one that names the rival and was known',
      pair(linked(9), { ...confirmed(10), objections: [objection('o', { alternative: 'b', recorded: at(9) })] }),
      ['accepted', 'rejected'],
    ],
  ])('%s: %j', (_, labels, expected) => {
    expect(labels).toEqual(expected);
  });

  it.each([
    [9, 'newsroom', 'accepted'],
    [11, 'newsroom', 'contested'],
    [9, 'politics', 'contested'],
  ])('a denial at %s for %s leaves it %s', (hour, readers, label) => {
    const objections = [objection('o', { recorded: at(hour), readers })];
    expect(labelIn([record('a', { ...confirmed(10), objections })], 'a')).toBe(label);
  });

  it('gives way to a decision about the same two claims', () => {
    const decided = (outcome: 'prefer' | 'unresolved' | 'range') => ({
      ...{ id: 'k', outcome, decided: at(8), readers: 'newsroom' },
      candidates: [
        { claim: 'a', chosen: false },
        { claim: 'b', chosen: outcome === 'prefer' },
      ],
    });
    const by = (outcome: Parameters<typeof decided>[0]) =>
      pair(linked(9), { ...confirmed(10), decisions: [decided(outcome)] }, { decisions: [decided(outcome)] });
    expect(by('prefer')).toEqual(['rejected', 'accepted']);
    expect(by('unresolved')).toEqual(['contested', 'contested']);
    expect(by('range')).toEqual(['accepted', 'uncontested']);
  });
});
