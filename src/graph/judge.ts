import type { StandingLabel } from '../claims/standing.js';
import { grounded, IN, incidence, OUT, UNDECIDED } from './grounded.js';
import { numbering } from './numbering.js';
import { resting } from './resting.js';
import { type Attack, type Fact, shownFirst, type StandingGraph } from './standing-graph.js';

/** Labels of every node of a graph, and what explains them. */
export type Known = ReturnType<typeof judge>;

/** Labels every claim of a graph; nodes are numbers, whatever their ids. */
export function judge(graph: StandingGraph) {
  const { nodeOf, find, ids } = numbering();
  for (const id of graph.claims) nodeOf(id);
  const { from, to, by } = directed(graph.attacks, nodeOf);
  const fallen = firstFacts(graph.fallen, nodeOf);
  const accepted = firstFacts(graph.accepted, nodeOf);
  const derived = Int32Array.from(graph.derivations, ({ claim }) => nodeOf(claim));
  const { starts, input, inputOf } = inputsIn(graph.derivations, nodeOf);
  const size = ids.length;
  const { labels, heights } = grounded({ size, from, to, fallen: [...fallen.keys()] });
  const contested = new Int32Array(size);
  const exempt = new Uint8Array(size);
  for (let node = 0; node < size; node++) {
    contested[node] = labels[node] === IN ? 0 : labels[node] === OUT ? (heights[node] ?? 0) : 1;
    exempt[node] = labels[node] !== IN || accepted.has(node) ? 1 : 0;
  }
  const rests = resting({ size, derived, inputOf, input }, contested, exempt);
  const labelOf = (node: number): StandingLabel => {
    if (labels[node] === OUT) return 'rejected';
    if (labels[node] === UNDECIDED) return 'contested';
    if (accepted.has(node)) return 'accepted';
    return (rests[node] ?? 0) > 0 ? 'rests on contested input' : 'uncontested';
  };
  const stepsOf = (node: number): number => {
    if (labels[node] === IN && accepted.has(node)) return 1;
    return rests[node] || contested[node] || (heights[node] ?? 0);
  };
  const [incoming, givenBy] = [incidence(size, to), incidence(size, derived)];
  return {
    find,
    ids,
    from,
    by,
    labels,
    heights,
    fallen,
    accepted,
    incoming,
    givenBy,
    starts,
    input,
    labelOf,
    stepsOf,
  };
}

/** Attacks in one direction each; `by` says of each which attack it is. */
function directed(attacks: readonly Attack[], nodeOf: (id: string) => number) {
  const most = attacks.length * 2;
  const [from, to, by] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let length = 0;
  const add = (one: number, other: number, attack: number): void => {
    from[length] = one;
    to[length] = other;
    by[length++] = attack;
  };
  attacks.forEach((attack, i) => {
    const [one, other] = [nodeOf(attack.from), nodeOf(attack.to)];
    add(one, other, i);
    if (attack.mutual) add(other, one, i);
  });
  return { from: from.subarray(0, length), to: to.subarray(0, length), by: by.subarray(0, length) };
}

/** Inputs in the order of their derivations: those of derivation `d` are `input[starts[d]]` to `input[starts[d + 1] - 1]`. */
function inputsIn(derivations: StandingGraph['derivations'], nodeOf: (id: string) => number) {
  const starts = new Int32Array(derivations.length + 1);
  derivations.forEach(({ inputs }, d) => (starts[d + 1] = (starts[d] ?? 0) + inputs.length));
  const input = new Int32Array(starts.at(-1) ?? 0);
  const inputOf = new Int32Array(input.length);
  let length = 0;
  derivations.forEach(({ inputs }, derivation) => {
    for (const id of inputs) {
      input[length] = nodeOf(id);
      inputOf[length++] = derivation;
    }
  });
  return { starts, input, inputOf };
}

function firstFacts(facts: readonly Fact[], nodeOf: (id: string) => number): Map<number, Fact> {
  const first = new Map<number, Fact>();
  for (const fact of facts) {
    const node = nodeOf(fact.claim);
    const known = first.get(node);
    if (!known || shownFirst(fact, known)) first.set(node, fact);
  }
  return first;
}
