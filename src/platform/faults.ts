import type { ValidationError } from 'class-validator';

import { pointerTo } from '../kernel/pointer.js';
import { type Fault, Refusal } from '../kernel/refusal.js';

/** One fault for each invalid field, however deep; indexes of arrays and keys of maps are steps of the pointer. */
export function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const pointer = pointerTo(parent, property);
    const inside = faultsOf(children ?? [], pointer);
    if (!constraints) return inside;
    return [{ pointer, code: 'invalid-request' as const, detail: detailOf(property, constraints) }, ...inside];
  });
}

/** What the validation of a request found, as a refusal. */
export function refusalOf(errors: readonly ValidationError[]): Refusal {
  const faults = faultsOf(errors);
  const [first] = faults;
  if (!first) return new Refusal('invalid-request', 'The request is not valid.');
  const more = faults.length === 1 ? '' : ` (and ${faults.length - 1} more; see errors)`;
  return new Refusal('invalid-request', first.detail.replace(/\.$/, `${more}.`), faults);
}

function detailOf(property: string, constraints: Readonly<Record<string, string>>): string {
  if ('whitelistValidation' in constraints) return `"${property}" is not a field that can be sent here; leave it out.`;
  const kind = KINDS.find((name) => name in constraints);
  if (kind !== undefined) return `${constraints[kind] ?? property}.`;
  // Messages of class-validator name the property; our own say only what is wrong with it.
  const said = Object.values(constraints).map((text) => (text.includes(property) ? text : `${property} ${text}`));
  return `${said.join(', and ')}.`;
}

/** What is none of these is neither too long nor too short: that alone is said. */
const KINDS = ['isString', 'isArray', 'isBoolean', 'isInt'] as const;
