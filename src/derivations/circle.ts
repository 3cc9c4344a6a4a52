/** One step of derivation: `claim` is computed from `input`. */
export interface Step {
  readonly claim: string;
  readonly input: string;
}

/**
 * Finds a circle among steps of derivation: claims each of which is computed from the next, and the last from the first.
 *
 * Depth-first search without recursion, so that long chains do not exhaust the stack; linear in the number of steps.
 * @returns the claims of one circle, or null where there is none
 */
export function circleIn(steps: readonly Step[]): string[] | null {
  const inputs = new Map<string, string[]>();
  for (const { claim, input } of steps) {
    const known = inputs.get(claim);
    if (known) known.push(input);
    else inputs.set(claim, [input]);
  }
  const finished = new Set<string>();
  for (const start of inputs.keys()) {
    if (finished.has(start)) continue;
    const path: string[] = [];
    const onPath = new Set<string>();
    const open: { readonly claim: string; next: number }[] = [{ claim: start, next: 0 }];
    while (open.length > 0) {
      const top = open[open.length - 1] as { readonly claim: string; next: number };
      if (top.next === 0) {
        path.push(top.claim);
        onPath.add(top.claim);
      }
      const input = inputs.get(top.claim)?.[top.next++];
      if (input === undefined) {
        finished.add(top.claim);
        onPath.delete(top.claim);
        path.pop();
        open.pop();
      } else if (onPath.has(input)) {
        return path.slice(path.indexOf(input));
      } else if (!finished.has(input)) {
        open.push({ claim: input, next: 0 });
      }
    }
  }
  return null;
}
