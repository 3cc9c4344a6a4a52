import { append } from './dependency-order.js';

/** One step of derivation: `claim` is computed from `input`. */
export interface Step {
  readonly claim: string;
  readonly input: string;
}

/**
 * Finds a circle that goes through one of some steps: claims each of which is computed from the next, and the last from the first.
 *
 * Linear in the number of steps. A circle that is there without them is none of theirs.
 * @param steps those among which a circle is looked for, `added` among them
 * @returns the claims of one circle, the claim of the first such step first; null where there is none
 */
export function circleThrough<Item extends Step>(added: readonly Item[], steps: readonly Item[]): string[] | null {
  const inputs = inputsIn(steps);
  const knots = knotsIn(inputs);
  const closing = added.find(({ claim, input }) => knots.get(claim) === knots.get(input));
  if (!closing) return null;
  const { claim, input } = closing;
  if (claim === input) return [claim];
  const cameFrom = new Map<string, string>([[input, claim]]);
  const open = [input];
  // Grows while it is walked.
  for (const at of open) {
    for (const next of inputs.get(at) ?? []) {
      if (next === claim) return [claim, ...pathTo(at, claim, cameFrom)];
      if (cameFrom.has(next) || knots.get(next) !== knots.get(claim)) continue;
      cameFrom.set(next, at);
      open.push(next);
    }
  }
  return null;
}

/** The claims that are part of any circle. */
export function claimsInCircles(steps: readonly Step[]): Set<string> {
  const knots = knotsIn(inputsIn(steps));
  return new Set(steps.flatMap(({ claim, input }) => (knots.get(claim) === knots.get(input) ? [claim, input] : [])));
}

function pathTo(last: string, claim: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  for (let at = last; at !== claim; at = cameFrom.get(at) ?? claim) path.push(at);
  return path.reverse();
}

type Inputs = ReadonlyMap<string, readonly string[]>;

function inputsIn(steps: readonly Step[]): Inputs {
  const inputs = new Map<string, string[]>();
  for (const { claim, input } of steps) append(inputs, claim, input);
  return inputs;
}

/**
 * Numbers claims so that two have one number exactly where each is computed from the other: strongly connected components (Tarjan 1972),
 * without recursion, so that long chains do not exhaust the stack.
 */
function knotsIn(inputs: Inputs): Map<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const knots = new Map<string, number>();
  const path: string[] = [];
  for (const start of inputs.keys()) {
    if (order.has(start)) continue;
    const open: { readonly claim: string; next: number }[] = [{ claim: start, next: 0 }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { claim } = top;
      if (top.next === 0) {
        order.set(claim, order.size);
        lowest.set(claim, order.size - 1);
        path.push(claim);
      }
      const input = inputs.get(claim)?.[top.next++];
      if (input === undefined) {
        open.pop();
        close(claim, order, lowest, knots, path);
        const above = open.at(-1);
        if (above && !knots.has(claim)) lower(above.claim, lowest.get(claim), lowest);
      } else if (!order.has(input)) {
        open.push({ claim: input, next: 0 });
      } else if (!knots.has(input)) {
        lower(claim, order.get(input), lowest);
      }
    }
  }
  return knots;
}

/** Where nothing above was reached from a claim, what is on the path from it on is one knot. */
function close(
  claim: string,
  order: ReadonlyMap<string, number>,
  lowest: ReadonlyMap<string, number>,
  knots: Map<string, number>,
  path: string[],
): void {
  const number = order.get(claim);
  if (number === undefined || lowest.get(claim) !== number) return;
  for (let member = path.pop(); member !== undefined; member = member === claim ? undefined : path.pop()) {
    knots.set(member, number);
  }
}

function lower(claim: string, to: number | undefined, lowest: Map<string, number>): void {
  const now = lowest.get(claim);
  if (to !== undefined && (now === undefined || to < now)) lowest.set(claim, to);
}
