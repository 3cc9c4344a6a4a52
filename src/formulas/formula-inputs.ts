import { pointerTo } from '../kernel/pointer.js';
import { type Fault, Refusal } from '../kernel/refusal.js';
import { parseFormula } from './formula-parser.js';

/** An input by its name, and whether it is a whole source: then it may stand beside a formula that does not use it. */
export interface GivenName {
  readonly name: string;
  readonly wholeSource: boolean;
}

/**
 * What is wrong with a formula and its inputs: it cannot be read, it uses a name that no input has, or an input is of no use.
 *
 * @param pointer of the derivation: faults stand at its `/formula` and `/inputs/…`
 */
export function formulaFaults(pointer: string, formula: string, inputs: readonly GivenName[]): Fault[] {
  const fault = (at: string, detail: string): Fault => ({ pointer: at, code: 'invalid-formula', detail });
  try {
    const { names } = parseFormula(formula);
    const given = new Set(inputs.map(({ name }) => name));
    const missing = names.filter((name) => !given.has(name));
    const unused = inputs.filter(({ name, wholeSource }) => !wholeSource && !names.includes(name));
    return [
      ...missing.map((name) => fault(`${pointer}/formula`, `The formula uses ${name}, and no input has that name.`)),
      ...unused.map(({ name }) =>
        fault(
          pointerTo(`${pointer}/inputs`, name),
          `The formula does not use ${name}: use it, or leave the input out.`,
        ),
      ),
    ];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return [fault(`${pointer}/formula`, thrown.message)];
  }
}
