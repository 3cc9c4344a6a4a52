import { isPlainObject } from '../platform/validation.js';

/** Longer than any figure that was ever written out. */
export const LONGEST_VALUE = 500;

/** A check for what is given in words or as an object; says what is wrong, or null. */
export const textOrObject =
  (max: number, also: 'boolean' | null = null) =>
  (value: unknown) => {
    if (typeof value === 'string') return value.length <= max ? null : `must have at most ${max} characters`;
    if (isPlainObject(value) || (also && typeof value === also)) return null;
    return also
      ? 'must be text, true or false, or an object; a number is written as text'
      : 'must be text or an object';
  };

/** How a given value is described in OpenAPI. */
export const GIVEN_VALUE = {
  oneOf: [
    { type: 'string', maxLength: LONGEST_VALUE },
    { type: 'boolean' },
    { type: 'object', additionalProperties: true },
  ],
};
/** How a given period is described in OpenAPI. */
export const GIVEN_PERIOD = {
  oneOf: [
    { type: 'string', maxLength: 200 },
    { type: 'object', additionalProperties: true },
  ],
};
