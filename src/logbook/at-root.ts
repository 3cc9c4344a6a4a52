import { Refusal } from '../kernel/refusal.js';

/** Where faults stand of a body that is itself one statement or one derivation. */
const PARTS = /^\/(?:statements|derivations)\/0(?=\/|$)/;

/** A refusal of a claim with one statement or derivation as that of a body that is nothing but the one. */
export function atRoot(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal)) return thrown;
  const faults = thrown.faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(PARTS, '') }));
  return new Refusal(thrown.code, thrown.message, faults);
}
