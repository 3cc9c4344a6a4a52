// What the rules say of two numbers that were written in digits, worked out on whole numbers and without a line of the product.

/** Everything is counted in units of the last of so many places after the point. */
const PLACES = 30;

/** The number, and how far rounding reaches to either side with and without the cap of 5 %, in whole units. */
function spreadOf(digits) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  const written = whole + fraction;
  const unit = 10n ** BigInt(PLACES - fraction.length);
  const value = BigInt(written) * unit;
  const zeros = fraction === '' && /[1-9]/.test(written) ? written.length - written.replace(/0+$/, '').length : 0;
  const implied = (unit * 10n ** BigInt(zeros)) / 2n;
  const cap = value / 20n;
  return { value: sign === '-' ? -value : value, implied, half: value > 0n && cap < implied ? cap : implied };
}

/**
 * What the rules say of two numbers about the same: `equal`, `consistent`, `tension` where they only touch, or are apart only
 * because rounding is taken to reach 5 % at most, or `contradictory`.
 */
export function expectedOf(a, b) {
  const [x, y] = [spreadOf(a), spreadOf(b)];
  if (x.value === y.value && x.half === y.half) return 'equal';
  const distance = x.value > y.value ? x.value - y.value : y.value - x.value;
  if (distance < x.half + y.half) return 'consistent';
  return distance <= x.half + y.half || distance <= x.implied + y.implied ? 'tension' : 'contradictory';
}

/** The distance of what two numbers admit, as a decimal. */
export function gapOf(a, b) {
  const [x, y] = [spreadOf(a), spreadOf(b)];
  const distance = (x.value > y.value ? x.value - y.value : y.value - x.value) - x.half - y.half;
  const text = distance.toString().padStart(PLACES + 1, '0');
  return `${text.slice(0, -PLACES)}.${text.slice(-PLACES)}`.replace(/\.?0+$/, '');
}

/** Whether everything that the one admits is larger than everything that the other does, even without the cap. */
export function exceeds(a, b) {
  const [x, y] = [spreadOf(a), spreadOf(b)];
  return x.value - x.implied > y.value + y.implied;
}
