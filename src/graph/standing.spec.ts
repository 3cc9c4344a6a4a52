import fc from 'fast-check';

import { grounded, IN, OUT, UNDECIDED } from './grounded.js';
import { labelsOf, standings } from './standing.js';
import type { Attack, DerivedFrom, Fact, StandingGraph } from './standing-graph.js';

const RUNS = { numRuns: 3000 };

const NAMES = [...'abcdefgh'];

const name = fc.constantFrom(...NAMES);
const attack = fc.record({ from: name, to: name, mutual: fc.boolean(), rank: fc.nat(2) });
const fact = fc.record({ claim: name, rank: fc.nat(1) });
const derivation = fc.record({ claim: name, inputs: fc.array(name, { maxLength: 3 }) });

/** Few nodes and many attacks: odd circles, claims that attack themselves, mutual attacks and facts are all common. */
const graphs: fc.Arbitrary<StandingGraph> = fc
  .record({
    attacks: fc.array(attack, { maxLength: 14 }),
    fallen: fc.array(fact, { maxLength: 2 }),
    accepted: fc.array(fact, { maxLength: 2 }),
    derivations: fc.array(derivation, { maxLength: 8 }),
  })
  .map(({ attacks, fallen, accepted, derivations }) => ({
    claims: NAMES,
    attacks: attacks.map((one, i): Attack => ({ id: `attack ${i}`, ...one })),
    fallen: fallen.map((one, i): Fact => ({ id: `fallen ${i}`, ...one })),
    accepted: accepted.map((one, i): Fact => ({ id: `accepted ${i}`, ...one })),
    derivations: derivations.map((one, i): DerivedFrom => ({ id: `derivation ${i}`, ...one })),
  }));

/** Every attack as a pair; a fact is a node of its own that nothing attacks. */
function pairsOf({ attacks, fallen }: StandingGraph): [string, string][] {
  const pairs = attacks.flatMap(({ from, to, mutual }): [string, string][] =>
    mutual
      ? [
          [from, to],
          [to, from],
        ]
      : [[from, to]],
  );
  return [...pairs, ...fallen.map(({ id, claim }): [string, string] => [id, claim])];
}

/** The definition, word by word: what a set defends against everybody, beginning with nothing, until nothing is added. */
function leastFixedPoint(graph: StandingGraph): Set<string>[] {
  const pairs = pairsOf(graph);
  const nodes = [...NAMES, ...graph.fallen.map(({ id }) => id)];
  const attackersOf = (node: string) => pairs.filter(([, to]) => to === node).map(([from]) => from);
  const steps: Set<string>[] = [new Set()];
  for (;;) {
    const before = steps.at(-1) ?? new Set();
    const defended = nodes.filter((node) =>
      attackersOf(node).every((attacker) => attackersOf(attacker).some((defender) => before.has(defender))),
    );
    if (defended.length === before.size) return steps;
    steps.push(new Set(defended));
  }
}

function naive(graph: StandingGraph): Map<string, 'in' | 'out' | 'undecided'> {
  const accepted = leastFixedPoint(graph).at(-1) ?? new Set();
  const pairs = pairsOf(graph);
  const isOut = (node: string) => pairs.some(([from, to]) => to === node && accepted.has(from));
  return new Map(NAMES.map((node) => [node, accepted.has(node) ? 'in' : isOut(node) ? 'out' : 'undecided']));
}

/** Steps of the smallest proof, read off the definition: how often it had to be applied. */
function naiveHeights(graph: StandingGraph): Map<string, number> {
  const steps = leastFixedPoint(graph);
  const inAt = (node: string) => steps.findIndex((step) => step.has(node));
  const pairs = pairsOf(graph);
  return new Map(
    NAMES.map((node) => {
      if (inAt(node) > 0) return [node, (inAt(node) - 1) * 2];
      const attackers = pairs.filter(([from, to]) => to === node && inAt(from) > 0).map(([from]) => inAt(from));
      return [node, attackers.length > 0 ? (Math.min(...attackers) - 1) * 2 + 1 : 1];
    }),
  );
}

/** What rests on contested input, with the steps to it, by going over all derivations again and again. */
function naiveResting(graph: StandingGraph): Map<string, number> {
  const found = naive(graph);
  const heights = naiveHeights(graph);
  const accepted = new Set(graph.accepted.map(({ claim }) => claim));
  const steps = new Map(NAMES.flatMap((node) => (found.get(node) === 'in' ? [] : [[node, heights.get(node) ?? 0]])));
  const resting = new Map<string, number>();
  for (let again = true; again;) {
    again = false;
    for (const claim of NAMES) {
      if (found.get(claim) !== 'in' || accepted.has(claim)) continue;
      const each = graph.derivations
        .filter((one) => one.claim === claim)
        .map(({ inputs }) => Math.min(...inputs.map((input) => steps.get(input) ?? Infinity)));
      const most = Math.max(...each) + 1;
      if (each.length === 0 || most === Infinity || (steps.get(claim) ?? Infinity) <= most) continue;
      steps.set(claim, most);
      resting.set(claim, most);
      again = true;
    }
  }
  return resting;
}

const naiveLabels = (graph: StandingGraph): Map<string, string> => {
  const [found, rests] = [naive(graph), naiveResting(graph)];
  const accepted = new Set(graph.accepted.map(({ claim }) => claim));
  return new Map(
    NAMES.map((node) => {
      if (found.get(node) === 'out') return [node, 'rejected'];
      if (found.get(node) === 'undecided') return [node, 'contested'];
      return [node, accepted.has(node) ? 'accepted' : rests.has(node) ? 'rests on contested input' : 'uncontested'];
    }),
  );
};

/** Every set of nodes that is free of conflict and holds exactly what it defends. */
function completeExtensions(graph: StandingGraph): Set<string>[] {
  const pairs = pairsOf(graph);
  const nodes = [...NAMES.slice(0, 5), ...graph.fallen.map(({ id }) => id)];
  const attackersOf = (node: string) => pairs.filter(([, to]) => to === node).map(([from]) => from);
  const sets = Array.from(
    { length: 2 ** nodes.length },
    (_, bits) => new Set(nodes.filter((_n, i) => (bits >> i) & 1)),
  );
  return sets.filter((set) => {
    const freeOfConflict = !pairs.some(([from, to]) => set.has(from) && set.has(to));
    const defends = (node: string) => attackersOf(node).every((a) => attackersOf(a).some((d) => set.has(d)));
    return freeOfConflict && nodes.every((node) => set.has(node) === defends(node));
  });
}

describe('the standing of claims', () => {
  it('is what the definition of grounded semantics gives, and rests on contested input as the rule says', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(Object.fromEntries(labelsOf(graph))).toEqual(Object.fromEntries(naiveLabels(graph)));
      }),
      RUNS,
    );
  });

  it('takes for granted exactly what every complete extension holds', () => {
    const within = (id: string) => NAMES.indexOf(id) < 5;
    fc.assert(
      fc.property(graphs, (large) => {
        const graph = {
          ...large,
          claims: NAMES.slice(0, 5),
          attacks: large.attacks.filter(({ from, to }) => within(from) && within(to)),
          fallen: large.fallen.filter(({ claim }) => within(claim)),
          derivations: [],
        };
        const extensions = completeExtensions(graph);
        const inAll = graph.claims.filter((claim) => extensions.every((set) => set.has(claim)));
        const labels = labelsOf(graph);
        expect(graph.claims.filter((claim) => ['uncontested', 'accepted'].includes(labels.get(claim) ?? ''))).toEqual(
          inAll,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order in which anything is named', () => {
    const shuffled = <Item>(items: readonly Item[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const both = graphs.chain((graph) =>
      fc
        .tuple(
          shuffled(graph.claims),
          shuffled(graph.attacks),
          shuffled(graph.fallen),
          shuffled(graph.accepted),
          shuffled(graph.derivations.map((one) => ({ ...one, inputs: one.inputs.toReversed() }))),
        )
        .map(([claims, attacks, fallen, accepted, derivations]) => [
          graph,
          { claims, attacks, fallen, accepted, derivations },
        ]),
    );
    fc.assert(
      fc.property(both, ([one, other]) => {
        expect(standings(other as StandingGraph, NAMES)).toEqual(standings(one as StandingGraph, NAMES));
      }),
      RUNS,
    );
  });

  it('comes with a chain of which every step is a fact or an attack that counts, and none is shorter', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const [found, heights, rests] = [naive(graph), naiveHeights(graph), naiveResting(graph)];
        for (const [claim, { label, steps, chain }] of standings(graph, NAMES)) {
          expect(chain).toHaveLength(steps);
          const isRejected = (input: string) => found.get(input) === 'out';
          const length = (of: string): number =>
            rests.get(of) ?? (found.get(of) === 'undecided' ? 1 : (heights.get(of) ?? 0));
          if (label === 'accepted')
            expect(graph.accepted).toContainEqual(expect.objectContaining({ id: expect.any(String), claim }));
          else expect(steps).toBe(length(claim));
          let node = claim;
          for (const step of chain) {
            expect(step.node).toBe(node);
            if (step.kind === 'fallen' || step.kind === 'accepted') {
              expect(graph[step.kind].find(({ id }) => id === step.fact)?.claim).toBe(node);
              expect(step).toBe(chain.at(-1));
            } else if (step.kind === 'attack') {
              const attack = graph.attacks.find(({ id }) => id === step.attack);
              const ends = [attack?.from, attack?.to];
              expect(attack?.mutual ? [ends, ends.toReversed()] : [ends]).toContainEqual([step.attacker, node]);
              expect(step.found).toBe(found.get(step.attacker));
              expect(step.found).toBe({ in: 'out', out: 'in', undecided: 'undecided' }[found.get(node) ?? 'in']);
              if (step.found === 'undecided') expect(step).toBe(chain.at(-1));
              node = step.attacker;
            } else {
              const derivation = graph.derivations.find(({ id }) => id === step.derivation);
              expect(derivation?.claim).toBe(node);
              expect(derivation?.inputs).toContain(step.input);
              expect(step.found === 'rejected').toBe(isRejected(step.input));
              node = step.input;
            }
          }
          const last = chain.at(-1);
          if (last?.kind === 'attack' && last.found !== 'undecided') {
            expect(pairsOf(graph).filter(([, to]) => to === last.attacker)).toEqual([]);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a long chain and still counts its steps', () => {
    const claims = Array.from({ length: 1001 }, (_, i) => `claim ${i}`);
    const derivations = claims.slice(1).map((claim, i) => ({ id: claim, claim, inputs: [`claim ${i}`] }));
    const graph = { claims, attacks: [], fallen: [{ id: 'x', claim: 'claim 0', rank: 0 }], accepted: [], derivations };
    const judged = standings(graph, ['claim 1000'], 12).get('claim 1000');
    expect(judged).toMatchObject({ label: 'rests on contested input', steps: 1001 });
    expect(judged?.chain).toHaveLength(12);
  });

  it('says of a claim that nothing is known about that it is uncontested', () => {
    const nothing = { claims: [], attacks: [], fallen: [], accepted: [], derivations: [] };
    expect(standings(nothing, ['a'])).toEqual(new Map([['a', { label: 'uncontested', steps: 0, chain: [] }]]));
  });
});

describe('grounded labelling', () => {
  const labels = (size: number, pairs: readonly (readonly [number, number])[], fallen: readonly number[] = []) => [
    ...grounded({ size, from: pairs.map(([from]) => from), to: pairs.map(([, to]) => to), fallen }).labels,
  ];

  it.each([
    [
      'an odd circle',
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [],
      [UNDECIDED, UNDECIDED, UNDECIDED],
    ],
    [
      'an odd circle of which one fell',
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [0],
      [OUT, IN, OUT],
    ],
    [
      'a claim that attacks itself',
      2,
      [
        [0, 0],
        [0, 1],
      ],
      [],
      [UNDECIDED, UNDECIDED],
    ],
    [
      'one that attacks itself and fell',
      2,
      [
        [0, 0],
        [0, 1],
      ],
      [0],
      [OUT, IN],
    ],
    [
      'a mutual attack',
      2,
      [
        [0, 1],
        [1, 0],
      ],
      [],
      [UNDECIDED, UNDECIDED],
    ],
    [
      'a defence',
      3,
      [
        [0, 1],
        [1, 2],
      ],
      [],
      [IN, OUT, IN],
    ],
    [
      'one attack said twice',
      3,
      [
        [0, 1],
        [1, 2],
        [1, 2],
      ],
      [],
      [IN, OUT, IN],
    ],
  ] as const)('of %s', (_, size, pairs, fallen, expected) => {
    expect(labels(size, pairs, fallen)).toEqual(expected);
  });

  it('follows a chain of 200,000 attacks without recursion', () => {
    const size = 200_001;
    const from = Int32Array.from({ length: size - 1 }, (_, i) => i);
    const { labels: found, heights } = grounded({ size, from, to: from.map((i) => i + 1), fallen: [] });
    expect([found[0], found[1], found[size - 1], heights[size - 1]]).toEqual([IN, OUT, IN, size - 1]);
  });
});
