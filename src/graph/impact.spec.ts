import fc from 'fast-check';

import type { Figure } from '../quantities/figure.js';
import { readFigure } from '../quantities/read-figure.js';
import { depthsBelow, type Downward, type Fate, fatesOf } from './impact.js';
import { fateWords } from './impact-words.js';
import type { Told } from './origin-facts.js';
import { rootsWithout } from './origins-without.js';
import type { StandingGraph } from './standing-graph.js';

const graph = (more: Partial<StandingGraph>): StandingGraph => ({
  ...{ claims: [], attacks: [], fallen: [], accepted: [], derivations: [] },
  ...more,
});

/** The loss is worked out from a hit and a stake; what it contradicts, and what is worked out from it. */
const LOSSES = graph({
  claims: ['hit31', 'stake27', 'loss115', 'loss12', 'half', 'other'],
  attacks: [{ id: 'l', from: 'loss115', to: 'loss12', mutual: true, rank: 0 }],
  derivations: [
    { id: 'd1', claim: 'loss115', inputs: ['hit31', 'stake27'] },
    { id: 'd2', claim: 'half', inputs: ['loss12'] },
    { id: 'd3', claim: 'other', inputs: ['hit31'] },
    { id: 'd4', claim: 'other', inputs: ['stake27'] },
  ],
});

const fates = (fallen: string[]) =>
  fatesOf(new Map(LOSSES.claims.map((claim) => [claim, 1])), LOSSES, fallen).map(({ claimId, now, then }) => [
    claimId,
    now,
    then,
  ]);

describe('what would become of claims', () => {
  it('tells standings now and then', () => {
    expect(fates(['hit31'])).toEqual([
      ['half', 'rests on contested input', 'rests on contested input'],
      ['hit31', 'uncontested', 'rejected'],
      ['loss115', 'contested', 'contested'],
      ['loss12', 'contested', 'contested'],
      ['other', 'uncontested', 'uncontested'],
      ['stake27', 'uncontested', 'uncontested'],
    ]);
    const [half, , loss115, loss12] = fatesOf(new Map(LOSSES.claims.map((claim) => [claim, 1])), LOSSES, ['loss115']);
    expect([half?.then, loss115?.then, loss12?.then]).toEqual(['uncontested', 'rejected', 'uncontested']);
  });

  it('knows what loses an input, also where another derivation keeps it up', () => {
    const [, , , , other] = fatesOf(new Map(LOSSES.claims.map((claim) => [claim, 1])), LOSSES, ['hit31']);
    expect(other).toEqual({ claimId: 'other', depth: 1, now: 'uncontested', then: 'uncontested', losesInput: true });
  });

  it('is as far downstream as the shortest way, in loops too, whatever the order', () => {
    const steps = fc.array(fc.record({ claim: fc.nat(9).map(String), input: fc.nat(9).map(String) }), {
      maxLength: 30,
    });
    const starts = fc.dictionary(fc.nat(9).map(String), fc.nat(3), { maxKeys: 4 });
    fc.assert(
      fc.property(steps, starts, (drawn: Downward[], from) => {
        const far = new Map(Object.entries(from));
        for (let round = 0; round < 15; round++) {
          for (const { claim, input } of drawn) {
            const through = (far.get(input) ?? Infinity) + 1;
            if (through < (far.get(claim) ?? Infinity)) far.set(claim, through);
          }
        }
        expect(depthsBelow(new Map(Object.entries(from)), drawn)).toEqual(far);
        expect(depthsBelow(new Map(Object.entries(from)), drawn.toReversed())).toEqual(far);
      }),
    );
  });

  const fate = (now: Fate['now'], then: Fate['then'], losesInput = false): Fate => ({
    claimId: 'c',
    depth: 1,
    now,
    then,
    losesInput,
  });
  it.each([
    [
      fate('uncontested', 'rests on contested input', true),
      'rejected_input',
      'would rest on a rejected input',
      'würde auf einer verworfenen Angabe beruhen',
    ],
    [
      fate('uncontested', 'rests on contested input'),
      'contested_input',
      'would rest on a contested input',
      'würde auf einer umstrittenen Angabe beruhen',
    ],
    [
      fate('contested', 'uncontested'),
      'no_longer_contested',
      'would no longer be contested',
      'wäre nicht mehr umstritten',
    ],
    [
      fate('contested', 'accepted'),
      'no_longer_contested',
      'would no longer be contested',
      'wäre nicht mehr umstritten',
    ],
    [
      fate('rests on contested input', 'uncontested'),
      'no_longer_contested_input',
      'would no longer rest on a contested input',
      'würde nicht mehr auf einer umstrittenen Angabe beruhen',
    ],
    [fate('contested', 'rejected'), 'rejected', 'would be rejected', 'wäre verworfen'],
    [fate('rejected', 'contested'), 'contested', 'would be contested', 'wäre umstritten'],
    [
      fate('uncontested', 'uncontested', true),
      'loses_input',
      'would lose an input, and keep its standing',
      'würde eine Angabe verlieren, auf der es beruht, und bliebe sonst, wie es ist',
    ],
    [fate('contested', 'contested'), 'unchanged', 'would stay as it is', 'bliebe, wie es ist'],
  ])('says it in English and German', (given, code, en, de) => {
    expect(fateWords(given, null, null)).toEqual({ code, text: en, texts: { en, de } });
  });

  it('says which roots are left', () => {
    const out = fate('uncontested', 'rejected');
    expect(fateWords(out, null, { now: 1, then: 0, presumed: false }).texts).toEqual({
      en: 'would have no root left',
      de: 'hätte keinen Ursprung mehr',
    });
    const stays = fate('uncontested', 'uncontested');
    expect(fateWords(stays, null, { now: 3, then: 2, presumed: false }).texts.de).toBe('hätte noch 2 andere Ursprünge');
    expect(fateWords(stays, null, { now: 2, then: 1, presumed: false }).text).toBe('would keep one other root');
  });

  const figure = (words: string): Figure => readFigure(words, { language: 'en' }).readings[0] as Figure;
  it.each([
    ['$11.5 billion', '$15.2 billion', false, 'would be 15.2 billion US dollars instead of 11.5 billion US dollars'],
    ['$11.5 billion', '$11.5 billion', false, 'would stay as it is'],
    ['$11.5 billion', null, false, 'could no longer be computed'],
    [null, '$11.5 billion', true, 'would be 11.5 billion US dollars, and no longer fit what is stated'],
    [null, null, false, 'would stay as it is'],
    [
      '$1.0001 billion',
      '$1.0002 billion',
      false,
      'would be 1.00015 to 1.00025 billion US dollars instead of 1.00005 to 1.00015 billion US dollars',
    ],
  ])('says what %s would be instead', (now, then, breaks, expected) => {
    const results = {
      now: now === null ? null : figure(now),
      then: then === null ? null : figure(then),
      breaks,
      isUntold: false,
    };
    expect(fateWords(fate('uncontested', 'uncontested'), results, null).text).toBe(expected);
  });

  it('counts the roots that are left without a source', () => {
    const source = (id: string) => ({
      ...{
        id,
        kind: 'article' as const,
        title: id,
        url: null,
        publisher: null,
        description: null,
        confidential: false,
      },
    });
    const told = (id: string, from: string, more: Partial<Told> = {}): Told => ({
      ...{ id, claimId: 'claim', stance: 'asserts', relaysId: null, attribution: null, evidence: null, day: null },
      ...{ speaker: null, source: source(from), derivationId: null, alternativeId: null },
      ...more,
    });
    const statements = [told('a', 'A'), told('b', 'B', { relaysId: 'a' }), told('c', 'C')];
    expect(rootsWithout('claim', { statements, citations: [] }, 'A')).toMatchObject({ now: 2, then: 1 });
    const citations = [{ sourceId: 'C', to: source('A') }];
    expect(rootsWithout('claim', { statements: [told('c', 'C')], citations }, 'A')).toMatchObject({ now: 1, then: 0 });
    expect(rootsWithout('claim', { statements: [told('c', 'C')], citations }, 'X')).toMatchObject({ now: 1, then: 1 });
  });
});
