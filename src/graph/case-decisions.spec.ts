import fc from 'fast-check';

import { OUTCOMES } from '../disputes/outcome.js';
import { type ClaimRecord, standingGraphOf } from './attack-graph.js';
import type { CaseDecision } from './case-decisions.js';
import { labelsOf } from './standing.js';

const IDS = [...'abcd'];
const CONTESTED = IDS.flatMap((one, i) => IDS.slice(i + 1).map((other): [string, string] => [one, other]));

/** Claims each of which contradicts all others, and somebody denies the first. */
const records = (decisions: readonly CaseDecision[], readers = 'public'): ClaimRecord[] =>
  IDS.map((id) => ({
    ...{ id, superseded: null, decided: null, confirmed: null, said: [], derivations: [], disputed: [], more: false },
    contradictions: CONTESTED.filter((ends) => ends.includes(id)).map(([a, b]) => {
      return { id: `${a}${b}`, other: a === id ? b : a, confirmed: true, readers, raised: [] };
    }),
    objections: [
      ...(id === 'a'
        ? [
            {
              ...{
                id: 'denial',
                stance: 'denies' as const,
                originator: null,
                day: null,
                alternative: null,
                relays: null,
              },
              ...{ recorded: '2026-01-01T09:00:00Z', readers: 'newsroom' },
            },
          ]
        : []),
    ],
    decisions: decisions.filter(({ candidates }) => candidates.some(({ claim }) => claim === id)),
  }));

const decision = (
  outcome: CaseDecision['outcome'],
  chosen: readonly string[],
  more: Partial<CaseDecision> = {},
): CaseDecision => ({
  ...{ id: 'case', outcome, decided: '2026-01-02T09:00:00Z', readers: 'newsroom' },
  candidates: IDS.map((claim) => ({ claim, chosen: chosen.includes(claim) })),
  ...more,
});

const labels = (decisions: readonly CaseDecision[], readers?: string) => [
  ...labelsOf(standingGraphOf(records(decisions, readers))).values(),
];
const all = (label: string) => IDS.map(() => label);

describe('what a decision makes of claims', () => {
  it('is that those preferred are accepted, and the others rejected, whichever they are', () => {
    fc.assert(
      fc.property(fc.subarray(IDS, { minLength: 1, maxLength: 3 }), (chosen) => {
        expect(labels([decision('prefer', chosen)])).toEqual(
          IDS.map((id) => (chosen.includes(id) ? 'accepted' : 'rejected')),
        );
        expect(labels([decision('error', chosen)])).toEqual(
          IDS.map((id) => (chosen.includes(id) ? 'uncontested' : 'rejected')),
        );
      }),
    );
  });

  it.each(['range', 'both_stand_different_basis', 'not_comparable'] as const)('is nothing but peace: %s', (outcome) => {
    expect(labels([decision(outcome, [])])).toEqual(all('uncontested'));
  });

  it('is that they stay contested where nobody could decide', () => {
    expect(labels([decision('unresolved', [])])).toEqual(all('contested'));
  });

  it('does not answer who spoke later, nor whom not all readers of the case see', () => {
    const early = decision('prefer', ['a'], { decided: '2025-12-31T09:00:00Z' });
    expect(labels([early])[0]).toBe('contested');
    expect(labels([decision('range', [], { readers: 'public' })])[0]).toBe('contested');
    expect(labels([decision('range', [])], 'politics')).toEqual(all('contested'));
    expect(labels([decision('range', [], { readers: 'politics' })], 'politics')).toEqual(all('uncontested'));
  });

  it('is what was decided last for the fewest readers, in whatever order it is read', () => {
    const [early, late] = [
      decision('prefer', ['b']),
      decision('prefer', ['c'], { id: 'late', decided: '2026-01-03T09:00:00Z' }),
    ];
    const own = decision('prefer', ['d'], { id: 'own', readers: 'politics', decided: '2026-01-01T10:00:00Z' });
    for (const decisions of [
      [early, late],
      [late, early],
    ])
      expect(labels(decisions)).toEqual(['rejected', 'rejected', 'accepted', 'rejected']);
    expect(labels([own, late, early])).toEqual(['rejected', 'rejected', 'rejected', 'accepted']);
  });

  it('never makes a claim of which no case is about anything else', () => {
    const some = fc.record({ outcome: fc.constantFrom(...OUTCOMES), chosen: fc.subarray(['a', 'b']) });
    fc.assert(
      fc.property(some, ({ outcome, chosen }) => {
        const candidates = ['a', 'b'].map((claim) => ({ claim, chosen: chosen.includes(claim) }));
        const made = labels([decision(outcome, [], { candidates })]);
        expect(made.slice(2)).toEqual(['contested', 'contested']);
      }),
    );
  });
});
