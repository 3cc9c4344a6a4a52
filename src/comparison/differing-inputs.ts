import type { Value } from '../quantities/value.js';
import { propositionValueKey } from '../quantities/value.js';
import type { Comparand } from './comparand.js';
import { fingerprintOf } from './fingerprint.js';
import { scopeRelation } from './scope-relation.js';
import type { Reason } from './verdict.js';

/** One input of a derivation: what it is called in the formula, and the claim, constant or source that it is. */
export type NamedInput = { readonly name: string } & (
  | { readonly claim: Comparand }
  | { readonly constant: Value }
  | { readonly sourceId: string }
);

/** An input that two derivations do not share. */
export interface DifferingInput {
  readonly name: string;
  /** In what else than its value and period it differs: dimensions of scope, `basis`, `measure`. Sorted. */
  readonly aspects: readonly string[];
}

/**
 * Which inputs of two derivations differ, sorted by name (domain rules §5).
 *
 * Inputs of one name are compared with each other: claims differ where anything does that a comparison sees, constants in
 * their value, sources if they are two. An input whose name the other side does not have differs, unless the same thing goes
 * by another name there. Symmetric.
 */
export function differingInputs(a: readonly NamedInput[], b: readonly NamedInput[]): readonly DifferingInput[] {
  const names = [...new Set([...a, ...b].map(({ name }) => name))].sort();
  const alone = (inputs: readonly NamedInput[], others: readonly NamedInput[]) =>
    new Set(inputs.filter(({ name }) => others.every((other) => other.name !== name)).map(contentKey));
  const [onlyInA, onlyInB] = [alone(a, b), alone(b, a)];
  return names.flatMap((name) => {
    const [x, y] = [a, b].map((inputs) => inputs.find((input) => input.name === name));
    if (x !== undefined && y !== undefined) {
      return contentKey(x) === contentKey(y) ? [] : [{ name, aspects: aspectsOf(x, y) }];
    }
    const one = x ?? y;
    const elsewhere = x === undefined ? onlyInA : onlyInB;
    return one !== undefined && elsewhere.has(contentKey(one)) ? [] : [{ name, aspects: [] }];
  });
}

/** The same as a reason for a verdict on what was derived; null where the inputs are the same. */
export function inputsReason(a: readonly NamedInput[], b: readonly NamedInput[]): Reason | null {
  const differing = differingInputs(a, b);
  if (differing.length === 0) return null;
  const listed = differing.map(({ name, aspects }) =>
    aspects.length === 0 ? name : `${name} (${aspects.join(', ')})`,
  );
  return { code: 'inputs_differ', text: `Inputs differ: ${listed.join(', ')}.` };
}

function aspectsOf(x: NamedInput, y: NamedInput): readonly string[] {
  if (!('claim' in x) || !('claim' in y)) return [];
  const { different, open } = scopeRelation(x.claim, y.claim);
  return [
    ...different,
    ...open,
    ...(x.claim.basis === y.claim.basis ? [] : ['basis']),
    ...(x.claim.measure === y.claim.measure ? [] : ['measure']),
  ].sort();
}

function contentKey(input: NamedInput): string {
  if ('claim' in input) return `claim ${fingerprintOf(input.claim)}`;
  return 'constant' in input ? `constant ${propositionValueKey(input.constant)}` : `source ${input.sourceId}`;
}
