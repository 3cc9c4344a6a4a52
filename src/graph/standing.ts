import type { StandingLabel } from '../claims/standing.js';
import { IN, OUT, UNDECIDED } from './grounded.js';
import { judge, type Known } from './judge.js';
import { type Attack, shownFirst, type StandingGraph, type Step } from './standing-graph.js';

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
    const node = known.find(id);
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
  const { find, labelOf } = judge(graph);
  return new Map(graph.claims.map((id) => [id, labelOf(find(id) ?? 0)]));
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
