import type { FieldError } from '../api/field-error.js';

/** Codes of refusals that the page has a sentence of its own for. */
const codes = [
  'invalid-formula',
  'unreadable-figure',
  'ambiguous-figure',
  'invalid-request',
  'unknown-reference',
  'cycle',
  'malformed-request',
  'payload-too-large',
  'last-admin',
  'four-eyes',
  'already-decided',
  'already-exists',
  'audience-too-wide',
  'too-many-requests',
  'request-timeout',
  'unavailable',
  'internal',
] as const;

/** What an erasure is refused for under one code, by what the sentence of the instance begins with. */
const erasureFaults = {
  'erasure-held': 'Some of it is under legal hold',
  'erasure-waiting': 'An import that has it',
  'erasure-own-name': 'A user, an account, a desk or a metric is called so',
  'erasure-left': 'Some of it stands where it cannot be taken out',
  'erasure-four-eyes': 'It takes two admins',
} as const;

/** What a fault is called among the page's words. */
export type FaultName = (typeof codes)[number] | keyof typeof erasureFaults | 'other-unit';

/** A fault as the page says it. */
export interface Fault {
  /** Absent where the page has no words of its own for it. */
  readonly name?: FaultName;
  /** Units, where they are what is wrong. */
  readonly values: { readonly given: string; readonly stated: string };
  /** Whether what the instance says adds to it: where in a formula, which field. */
  readonly adds: boolean;
}

const otherUnit = /^The value is in (\S+), the claim in (\S+)\.$/;

/** Which sentence of the page says what is wrong. */
export function faultOf({ code, detail }: Pick<FieldError, 'code' | 'detail'>): Fault {
  const [, given, stated] = otherUnit.exec(detail) ?? [];
  if (given && stated) return { name: 'other-unit', values: { given, stated }, adds: false };
  const name = erasureFaultOf(detail) ?? codes.find((one) => one === code);
  return {
    ...(name && { name }),
    values: { given: '', stated: '' },
    adds: !name || name === 'invalid-formula' || name === 'invalid-request',
  };
}

const erasureFaultOf = (detail: string): keyof typeof erasureFaults | undefined =>
  (Object.keys(erasureFaults) as (keyof typeof erasureFaults)[]).find((name) => detail.startsWith(erasureFaults[name]));
