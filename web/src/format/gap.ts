import type { Gap } from '../api/records.js';
import { quantity } from './figure.js';
import type { Reader } from './reader.js';

/** Two significant digits say how large a gap is next to the figures; more would be noise. */
const DIGITS = 2;

/**
 * How far two values are apart, in their unit: `450 million USD`, `4.8 percentage points`, `12 days`.
 *
 * @param of what is counted, where the unit is `1`
 */
export function gapInWords({ absolute, unit }: Gap, reader: Reader, of?: string): string {
  const distance = unit === 'percent' ? 'percentage_point' : unit;
  return quantity(absolute, { unit: distance, ...(of && { of }) }, reader);
}

/** The gap as a part of the larger value: `3.8%`, `3,8 %`; null where there is none to relate it to. */
export function gapInPercent({ relative }: Gap, reader: Reader): string | null {
  if (relative === null) return null;
  const form = new Intl.NumberFormat(reader.locale, { style: 'percent', maximumSignificantDigits: DIGITS });
  // A decimal as a text is formatted exactly; a number would be rounded twice.
  return form.format(relative as `${number}`);
}
