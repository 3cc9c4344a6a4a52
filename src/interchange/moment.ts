/** Hours that clocks are ahead of UTC, in the order in which they are tried. */
const OFFSETS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12];

/**
 * A moment as RFC 3339 text with an offset by which it falls on the day it is said to fall on.
 *
 * @param utc `2025-11-03T23:30:00.5`, in UTC
 * @param day the day as the clock showed it there; the moment in UTC where no offset of whole hours gives it
 */
export function momentOn(utc: string, day: string): string {
  const [seconds = '', fraction = ''] = utc.split('.');
  const rest = fraction.replace(/0+$/, '');
  for (const offset of OFFSETS) {
    const local = new Date(Date.parse(`${seconds}Z`) + offset * 3_600_000).toISOString().slice(0, 19);
    if (!local.startsWith(day)) continue;
    const zone = offset === 0 ? 'Z' : `${offset > 0 ? '+' : '-'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
    return `${local}${rest && `.${rest}`}${zone}`;
  }
  return `${seconds}${rest && `.${rest}`}Z`;
}
