import type { Numeral } from './numeral.js';
import { powerOf } from './power-of-base.js';
import type { Token } from './tokens.js';

const MOST = 30;

/** A number times a power of ten. */
export interface Power {
  readonly mantissa: string;
  readonly places: number;
  readonly exponent: number;
  readonly scaled: true;
  readonly next: number;
}

/** Reads `1.2e9`, `1.2E+9`, `1.3x10^6` and `10^6` from the digits on; exponents beyond ±30 are `unreadable`. */
export function scientificAt(
  tokens: readonly Token[],
  at: number,
  { value, places }: Numeral,
): Power | 'unreadable' | null {
  const [first, second] = [tokens[at + 1], tokens[at + 2]];
  if (first === undefined || second === undefined) return null;
  if (first.key === 'e' && !first.apart) return power(tokens, at + 2, value, places);
  if (first.text === '^' && !first.apart) {
    return value === '10' ? power(tokens, at + 2, '1', 0) : raised(tokens, at + 2, { value, places, foreign: false });
  }
  if (/^[x×*·]$/.test(first.key) && second.text === '10' && tokens[at + 3]?.text === '\ufffd') return 'unreadable';
  const times = /^[x×*·]$/.test(first.key) && second.text === '10' && tokens[at + 3]?.text === '^';
  return times ? power(tokens, at + 4, value, places) : null;
}

/** A power of another base than ten: `1.1^23`. */
function raised(tokens: readonly Token[], at: number, base: Numeral): Power | 'unreadable' {
  let next = at;
  while (next < at + 2 && /^[+-]$/.test(tokens[next]?.text ?? '')) next += 1;
  const minus = tokens.slice(at, next).filter(({ text }) => text === '-').length % 2 === 1;
  const digits = tokens[next];
  if (digits?.type !== 'number' || digits.apart || !/^\d{1,2}$/.test(digits.text)) return 'unreadable';
  const found = powerOf(base, Number(digits.text) * (minus ? -1 : 1));
  if (found === null) return 'unreadable';
  return { mantissa: found.value, places: found.places, exponent: 0, scaled: true, next: next + 1 };
}

function power(tokens: readonly Token[], at: number, mantissa: string, places: number): Power | 'unreadable' | null {
  const signed = /^[+-]$/.test(tokens[at]?.text ?? '') ? 1 : 0;
  const digits = tokens[at + signed];
  if (digits?.type !== 'number' || digits.apart) return null;
  if (!/^\d{1,3}$/.test(digits.text) || Number(digits.text) > MOST) return 'unreadable';
  const exponent = Number(digits.text) * (tokens[at]?.text === '-' ? -1 : 1);
  return { mantissa, places, exponent, scaled: true, next: at + signed + 1 };
}
