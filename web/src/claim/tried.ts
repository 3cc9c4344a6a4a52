import type { FiguredInput, Formulated, Input, Trial, TriedInput } from '../api/derived.js';
import type { FieldError } from '../api/field-error.js';
import { inUnitOf, inUnitOfConstant } from '../format/plain-number.js';
import type { Reader } from '../format/reader.js';
import { mayHaveFigure } from './live-formula.js';

/** The inputs of a derivation that can be tried with another number, by name. */
export function triableInputs(inputs: Readonly<Record<string, Input>>): [string, FiguredInput][] {
  return Object.entries(inputs).filter((entry): entry is [string, FiguredInput] => mayHaveFigure(entry[1]));
}

/**
 * What to ask where somebody typed other numbers: those instead of what is recorded, the rest as it is. Null where nothing
 * is typed.
 *
 * @param typed by input; what is blank counts as not typed
 * @param language of what was typed
 */
export function trialOf(
  { formula, inputs, claim }: Pick<Formulated, 'formula' | 'inputs' | 'claim'>,
  typed: Readonly<Record<string, string | null>>,
  language: string,
): Trial | null {
  const triable = triableInputs(inputs);
  if (!triable.some(([name]) => typed[name]?.trim())) return null;
  const tried = triable.map(([name, input]): [string, TriedInput] => {
    const words = typed[name]?.trim();
    if (words) return [name, { constant: words, language }];
    if ('claim' in input) return [name, { claim: input.claim.id }];
    return [name, asRecorded(input)];
  });
  return { formula, inputs: Object.fromEntries(tried), language, ...(claim && { claim }) };
}

/** What somebody typed instead of an input, in its unit where it has none of its own and that is clear; null where a unit is missing. */
export function inUnitOfInput(typed: string, input: FiguredInput, reader: Reader): string | null {
  if ('constant' in input) return inUnitOfConstant(typed, input.constant);
  const { value } = input.claim;
  return inUnitOf(typed, value.type === 'quantity' ? value.figure : null, reader);
}

/** A constant with all that is known of it, so that nothing is said to be missing that is not. */
function asRecorded({
  constant,
  language,
  period,
  source,
}: Exclude<FiguredInput, { readonly claim: unknown }>): TriedInput {
  const where = typeof source === 'string' ? source : source?.id;
  return { constant, ...(language && { language }), ...(period && { period }), ...(where && { source: where }) };
}

/** What is wrong with which input, by name; what concerns none of them is under `''`. */
export function errorsByInput(
  errors: readonly FieldError[],
  names: readonly string[],
): Readonly<Record<string, FieldError>> {
  const found = new Map<string, FieldError>();
  for (const error of errors) {
    const [, part, name = ''] = error.pointer.split('/').map(unescaped);
    const key = part === 'inputs' && names.includes(name) ? name : '';
    if (!found.has(key)) found.set(key, error);
  }
  return Object.fromEntries(found);
}

/** RFC 6901 §4. */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
