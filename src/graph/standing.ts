import type { StandingLabel } from '../claims/standing.js';
import { grounded, IN, incidence, OUT, UNDECIDED } from './grounded.js';
import { resting } from './resting.js';
import { type Attack, type Fact, shownFirst, type StandingGraph, type Step } from './standing-graph.js';

/** A standing without words. */
export interface Judged {
  readonly label: StandingLabel;
  /** Number of steps in the shortest chain. */
  readonly steps: number;
  /** The chain from its beginning, each step explaining the one before; cut where it is longer than was asked for. */
  readonly chain: readonly Step[];
}

/**
 * The standing of claims (domain §8): grounded semantics over attacks, then what rests on contested input.
 *
 * A reason chain is the line of a discussion in which whoever defends the standing gives the quickest answer, and whoever doubts it
 * the objection that takes longest to answer: its length is the height of the smallest proof. That of an undecided claim is one
 * attacker that is not out. Everything is linear in the number of claims, attacks and inputs; nothing recurses.
 * @param asked claims; what the graph does not know is uncontested
 * @param most steps of a chain that are wanted
 * @see docs/adr/0016-standing-computed-on-reading.md
 */
export function standings(graph: StandingGraph, asked: readonly string[], most = Infinity): Map<string, Judged> {
  const known = judge(graph);
  const told: Told = { explained: [], defended: [] };
  const judged = new Map<string, Judged>();
  for (const id of asked) {
    const node = known.nodes.get(id);
    if (node === undefined) judged.set(id, { label: 'uncontested', steps: 0, chain: [] });
    else {
      const chain = chainOf(known, graph, node, most, told);
      judged.set(id, { label: known.labelOf(node), steps: known.stepsOf(node), chain });
    }
  }
  return judged;
}

/** Labels alone, of every claim of a graph. */
export function labelsOf(graph: StandingGraph): Map<string, StandingLabel> {
  const { nodes, labelOf } = judge(graph);
  return new Map(graph.claims.map((id) => [id, labelOf(nodes.get(id) ?? 0)]));
}

type Known = ReturnType<typeof judge>;

function judge(graph: StandingGraph) {
  const nodes = new Map<string, number>();
  const nodeOf = (id: string): number => {
    const known = nodes.get(id);
    if (known !== undefined) return known;
    nodes.set(id, nodes.size);
    return nodes.size - 1;
  };
  for (const id of graph.claims) nodeOf(id);
  const { from, to, by } = directed(graph.attacks, nodeOf);
  const fallen = firstFacts(graph.fallen, nodeOf);
  const accepted = firstFacts(graph.accepted, nodeOf);
  const derived = Int32Array.from(graph.derivations, ({ claim }) => nodeOf(claim));
  const { starts, input, inputOf } = inputsIn(graph.derivations, nodeOf);
  const size = nodes.size;
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
  const ids = [...nodes.keys()];
  const [incoming, givenBy] = [incidence(size, to), incidence(size, derived)];
  return {
    nodes,
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

/** Steps by node, found once for all chains that they are in. */
interface Told {
  readonly explained: (StepAndNext | undefined)[];
  /** Of nodes that only have to be in or out. */
  readonly defended: (StepAndNext | undefined)[];
}

function chainOf(known: Known, graph: StandingGraph, start: number, most: number, told: Told): Step[] {
  const chain: Step[] = [];
  let node: number | null = start;
  while (node !== null && chain.length < most) {
    // What attacks only has to be in or out: what it rests on itself is another question.
    const attacks = chain.at(-1)?.kind === 'attack';
    const [step, next]: StepAndNext = attacks
      ? (told.defended[node] ??= defenceStep(known, graph, node))
      : (told.explained[node] ??= stepAt(known, graph, node));
    if (step) chain.push(step);
    node = next;
  }
  return chain;
}

/** The step that explains a node, and which node is to be explained next. */
type StepAndNext = readonly [step: Step | null, next: number | null];

function stepAt(known: Known, graph: StandingGraph, node: number): StepAndNext {
  const id = known.ids[node] ?? '';
  const label = known.labelOf(node);
  const accepted = known.accepted.get(node);
  if (label === 'accepted' && accepted) return [{ kind: 'accepted', node: id, fact: accepted.id }, null];
  if (label === 'rests on contested input') return inputStep(known, graph, node, id);
  return defenceStep(known, graph, node);
}

function defenceStep(known: Known, graph: StandingGraph, node: number): StepAndNext {
  const id = known.ids[node] ?? '';
  const fallen = known.fallen.get(node);
  return fallen ? [{ kind: 'fallen', node: id, fact: fallen.id }, null] : attackStep(known, graph, node, id);
}

const FOUND = ['undecided', 'in', 'out'] as const;

function attackStep(known: Known, { attacks }: StandingGraph, node: number, id: string): StepAndNext {
  const { incoming, labels, heights, from, by, ids } = known;
  const wanted = labels[node] === UNDECIDED ? UNDECIDED : labels[node] === IN ? OUT : IN;
  let best: { readonly attack: Attack; readonly attacker: number } | null = null;
  for (let i = incoming.starts[node] ?? 0; i < (incoming.starts[node + 1] ?? 0); i++) {
    const edge = incoming.edges[i] ?? 0;
    const attacker = from[edge] ?? 0;
    const attack = attacks[by[edge] ?? 0];
    if (!attack || labels[attacker] !== wanted) continue;
    if (wanted !== UNDECIDED && heights[attacker] !== (heights[node] ?? 0) - 1) continue;
    if (!best || shownFirst(attack, best.attack)) best = { attack, attacker };
  }
  if (!best) return [null, null];
  const found = FOUND[wanted] ?? 'undecided';
  const step: Step = { kind: 'attack', node: id, attack: best.attack.id, attacker: ids[best.attacker] ?? '', found };
  return [step, wanted === UNDECIDED ? null : best.attacker];
}

function inputStep(known: Known, { derivations }: StandingGraph, node: number, id: string): StepAndNext {
  const { givenBy, ids, labelOf, stepsOf } = known;
  let best = { steps: -1, derivation: '', input: 0 };
  for (let i = givenBy.starts[node] ?? 0; i < (givenBy.starts[node + 1] ?? 0); i++) {
    const given = givenBy.edges[i] ?? 0;
    const nearest = nearestInput(known, given);
    if (nearest === null) continue;
    const steps = stepsOf(nearest);
    const derivation = derivations[given]?.id ?? '';
    if (steps > best.steps || (steps === best.steps && derivation < best.derivation)) {
      best = { steps, derivation, input: nearest };
    }
  }
  const found = labelOf(best.input) as Extract<Step, { kind: 'input' }>['found'];
  return [{ kind: 'input', node: id, derivation: best.derivation, input: ids[best.input] ?? '', found }, best.input];
}

/** Of the inputs of a derivation that are contested the one that is in the fewest steps, then by id; null where none is. */
function nearestInput({ starts, input, ids, labelOf, stepsOf }: Known, derivation: number): number | null {
  let best: number | null = null;
  for (let i = starts[derivation] ?? 0; i < (starts[derivation + 1] ?? 0); i++) {
    const node = input[i] ?? 0;
    const label = labelOf(node);
    if (label === 'uncontested' || label === 'accepted') continue;
    const nearer = best === null ? -1 : stepsOf(node) - stepsOf(best);
    if (best === null || nearer < 0 || (nearer === 0 && (ids[node] ?? '') < (ids[best] ?? ''))) best = node;
  }
  return best;
}
