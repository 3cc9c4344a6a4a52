// How a reading of a figure is judged against what others say the words mean.
import { Decimal } from 'decimal.js';

const OUTCOMES = ['right', 'ambiguous', 'unread', 'wrong', 'misScaled'];

/**
 * One of {@link OUTCOMES}.
 *
 * @param meant bounds as decimals, null where open, and the units that are right; a point has equal bounds
 */
export function outcomeOf({ readings }, meant) {
  if (readings.length === 0) return 'unread';
  if (readings.some((figure) => agrees(figure, meant))) return readings.length === 1 ? 'right' : 'ambiguous';
  return readings.some((figure) => isMisScaled(figure, meant)) ? 'misScaled' : 'wrong';
}

/** A reader that refuses to read has not read. */
export function readingsOf(read) {
  try {
    return read();
  } catch {
    return { readings: [], ambiguous: false };
  }
}

/** A result for the report: passed is what was read as one right figure. */
export function resultOf(label, outcomes, leftOut = 0) {
  const count = Object.fromEntries(OUTCOMES.map((one) => [one, outcomes.filter((other) => other === one).length]));
  const { ambiguous, unread, wrong, misScaled } = count;
  const notes = `${ambiguous} ambiguous, ${unread} unread, ${wrong + misScaled} wrong, of those ${misScaled} by a factor of ten or more`;
  const skipped = leftOut > 0 ? `; ${leftOut} left out, nothing to compare` : '';
  return { label, cases: outcomes.length, passed: count.right, misScaled, notes: notes + skipped };
}

const boundsOf = ({ point, stated }) => (point === null ? [stated.lower, stated.upper] : [point, point]);

function saidBounds(figure, meant) {
  // "more than 5" has the point 5 and no upper end: the ends that were meant say which of the two is compared.
  const open = meant.lower === null || meant.upper === null;
  return open ? [figure.stated.lower, figure.stated.upper] : boundsOf(figure);
}

function agrees(figure, meant) {
  const [lower, upper] = saidBounds(figure, meant);
  return meant.units.includes(figure.unit) && same(lower, meant.lower) && same(upper, meant.upper);
}

function same(read, meant) {
  if (read === null || meant === null) return read === meant;
  return new Decimal(read).eq(meant);
}

function isMisScaled(figure, meant) {
  const [lower, upper] = saidBounds(figure, meant);
  return [
    [lower, meant.lower],
    [upper, meant.upper],
  ].some(([read, right]) => {
    if (read === null || right === null || Number(read) === 0 || Number(right) === 0) return false;
    const ratio = new Decimal(read).div(right).abs();
    return ratio.gte(10) || ratio.lte('0.1');
  });
}
