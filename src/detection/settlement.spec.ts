import fc from 'fast-check';

import { explanationOf, type KnownLink } from '../comparison/known-link.js';
import type { Compared, Verdict } from '../comparison/verdict.js';
import { type Bearing, isWithdrawn, laterOf, type Said } from './bearing.js';
import { type ComparedPair, materialOf, settle } from './settlement.js';

const compared = (verdict: Verdict, couldBe: readonly Verdict[] = []): Compared => ({
  ...{ verdict, couldBe, reasons: [], gap: null, rule: 'r', hash: 'h', rates: null },
});

const bearing = (id: string, more: Partial<Bearing> = {}): Bearing => ({
  ...{ id, said: [], stances: 0, superseded: false },
  ...more,
});

const said = (originator: string | null, first: string | null, last = first, more: Partial<Said> = {}): Said => ({
  ...{ originator, firstAffirmed: first, lastAffirmed: last, affirms: true, retracts: false, lastRetracted: null },
  ...more,
});

const link = (more: Partial<KnownLink> = {}): KnownLink => ({
  ...{
    id: 'l',
    version: 1,
    a: 'a',
    b: 'b',
    kind: 'contradicts',
    origin: 'detector',
    state: 'suggested',
    readers: 'public',
  },
  ...{ reason: null, settled: null, material: null, dispute: null, explanation: null },
  ...more,
});

const pair = (more: Partial<ComparedPair> = {}): ComparedPair => ({
  ...{ first: bearing('a'), second: bearing('b'), compared: compared('contradictory'), links: [] },
  ...more,
});

describe('what becomes of the links of a pair', () => {
  it.each([
    ['contradictory', [], 'contradicts'],
    ['tension', [], 'tension'],
    ['ambiguous', ['consistent', 'contradictory'], 'contradicts'],
    ['ambiguous', ['consistent', 'tension'], undefined],
    ['equal', [], undefined],
    ['consistent', [], undefined],
    ['not_comparable', [], undefined],
  ] as const)('%s (%j) is drawn as %s', (verdict, couldBe, kind) => {
    expect(settle(pair({ compared: compared(verdict, couldBe) })).draw[0]?.kind).toBe(kind);
  });

  it.each([
    ['a superseded claim', { superseded: true }, {}, 'superseded'],
    ['a withdrawn claim', { said: [said('o', '2025-01-01', '2025-01-01', { retracts: true })] }, {}, 'withdrawn'],
  ] as const)('draws nothing with %s, and takes back what is there', (_, one, other, settled) => {
    const given = { first: bearing('a', one as Partial<Bearing>), second: bearing('b', other as Partial<Bearing>) };
    expect(settle(pair(given)).draw).toEqual([]);
    expect(settle(pair({ ...given, links: [link()] })).revise).toMatchObject([{ state: 'resolved', settled }]);
    const swapped = { first: bearing('a', other as Partial<Bearing>), second: bearing('b', one as Partial<Bearing>) };
    expect(settle(pair(swapped)).draw).toEqual([]);
  });

  it('raises what it took back, and leaves alone what a person resolved', () => {
    expect(settle(pair({ links: [link({ state: 'resolved', settled: 'agrees' })] })).revise).toMatchObject([
      { state: 'suggested', settled: null },
    ]);
    const material = materialOf(pair());
    expect(settle(pair({ links: [link({ state: 'resolved', material })] })).revise).toMatchObject([
      { state: 'resolved' },
    ]);
  });

  it('raises what was dismissed only when something material has changed', () => {
    const material = materialOf(pair());
    const dismissed = link({
      state: 'dismissed',
      reason: 'x',
      material,
      explanation: explanationOf(compared('contradictory')),
    });
    expect(settle(pair({ links: [dismissed] }))).toEqual({ draw: [], revise: [] });
    const stated = pair({ links: [dismissed], second: bearing('b', { stances: 1 }) });
    expect(settle(stated).revise).toMatchObject([{ state: 'suggested', reason: null, material: null }]);
    const agreeing = pair({ links: [dismissed], compared: { ...compared('consistent'), hash: 'other' } });
    expect(settle(agreeing).revise).toMatchObject([{ state: 'dismissed', explanation: { verdict: 'consistent' } }]);
    const imported = pair({ links: [{ ...dismissed, material: null }] });
    expect(settle(imported).revise).toMatchObject([{ state: 'dismissed', material }]);
  });

  it('says nothing against a person who called two claims not comparable, or the same', () => {
    for (const kind of ['not_comparable', 'same_as'] as const)
      expect(settle(pair({ links: [link({ kind, origin: 'person', state: 'confirmed' })] })).draw).toEqual([]);
  });

  it('turns a contradiction into a restatement, with the later claim first', () => {
    const first = bearing('a', { said: [said('o', '2024-01-01')] });
    const second = bearing('b', { said: [said('o', '2025-01-01')] });
    const { draw, revise } = settle(pair({ first, second, links: [link()] }));
    expect(draw).toMatchObject([{ kind: 'supersedes', a: 'b', b: 'a', reason: 'restated' }]);
    expect(revise).toMatchObject([{ state: 'resolved', settled: 'restated' }]);
    const opposite = link({ id: 's', kind: 'supersedes', a: 'a', b: 'b', reason: 'restated' });
    expect(settle(pair({ first, second, links: [opposite] })).revise).toMatchObject([
      { state: 'resolved', settled: 'restated' },
    ]);
  });

  it('comes to rest: what was revised or drawn is not revised again', () => {
    const bearings = fc.record({
      superseded: fc.boolean(),
      stances: fc.nat(2),
      said: fc.array(
        fc.record({
          originator: fc.constantFrom('o', 'p', null),
          firstAffirmed: fc.constantFrom('2024-01-01', '2025-01-01', null),
          lastAffirmed: fc.constantFrom('2025-01-01', null),
          affirms: fc.boolean(),
          retracts: fc.boolean(),
          lastRetracted: fc.constantFrom('2025-06-01', null),
        }),
        { maxLength: 2 },
      ),
    });
    const links = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('contradicts' as const, 'supersedes' as const),
        origin: fc.constantFrom('detector' as const, 'person' as const, 'statement' as const),
        state: fc.constantFrom('suggested' as const, 'confirmed' as const, 'dismissed' as const),
      }),
      { selector: ({ kind }) => kind, maxLength: 2 },
    );
    const verdicts = fc.constantFrom<Verdict>('contradictory', 'tension', 'consistent', 'not_comparable');
    fc.assert(
      fc.property(bearings, bearings, links, verdicts, (one, other, given, verdict) => {
        const known = given.map((some, i) =>
          link({ ...some, id: `l${i}`, material: some.state === 'dismissed' ? 'old' : null }),
        );
        const before = pair({
          first: bearing('a', one),
          second: bearing('b', other),
          compared: compared(verdict),
          links: known,
        });
        const step = (state: ComparedPair): ComparedPair => {
          const { draw, revise } = settle(state);
          const kept = state.links.map((some) => ({ ...some, ...revise.find(({ id }) => id === some.id) }));
          const drawn = draw.map((some, i) => link({ ...some, id: `d${state.links.length}${i}` }));
          return { ...state, links: [...kept, ...drawn] };
        };
        // What the first step takes back or raises can make room for one thing more, and no further.
        const after = step(step(before));
        expect(settle(after)).toEqual({ draw: [], revise: [] });
        expect(after.links.filter(({ kind }) => kind === 'contradicts' || kind === 'tension').length).toBeLessThan(2);
      }),
    );
  });
});

describe('originators', () => {
  it.each([
    [[said('o', '2024-01-01')], [said('o', '2025-01-01')], 'second'],
    [[said('o', '2025-01-01')], [said('o', '2024-01-01')], 'first'],
    [[said('o', '2024-01-01', '2025-01-01')], [said('o', '2025-01-01')], 'second'],
    [[said('o', '2025-01-01')], [said('o', '2025-01-01')], null],
    [[said('o', '2024-01-01')], [said('p', '2025-01-01')], null],
    [[said('o', null)], [said('o', '2025-01-01')], null],
    [[said(null, '2024-01-01')], [said(null, '2025-01-01')], null],
    [[said('o', '2024-01-01'), said('p', '2025-01-01')], [said('o', '2025-01-01'), said('p', '2024-01-01')], null],
    [[said('o', '2024-01-01', '2024-01-01', { retracts: true })], [said('o', '2025-01-01')], null],
  ] as const)('%j and %j: %s is the later', (first, second, later) => {
    expect(laterOf(bearing('a', { said: first }), bearing('b', { said: second }))).toBe(later);
    const other = later === null ? null : later === 'first' ? 'second' : 'first';
    expect(laterOf(bearing('b', { said: second }), bearing('a', { said: first }))).toBe(other);
  });

  it.each([
    [[], false],
    [[said('o', '2025-01-01')], false],
    [[said('o', '2025-01-01', '2025-01-01', { retracts: true, lastRetracted: '2025-01-01' })], true],
    [[said('o', '2025-01-01', '2025-01-02', { retracts: true, lastRetracted: '2025-01-01' })], false],
    [[said('o', null, null, { retracts: true })], true],
    [[said('o', null, null, { retracts: true }), said('p', null)], false],
    [[said('o', null, null, { affirms: false, retracts: true })], false],
  ] as const)('%j: withdrawn %s', (given, withdrawn) => {
    expect(isWithdrawn({ said: given })).toBe(withdrawn);
  });
});
