import type { Numeral } from './numeral.js';
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
  if (first.text === '^' && !first.apart) return value === '10' ? power(tokens, at + 2, '1', 0) : 'unreadable';
  if (/^[x×*·]$/.test(first.key) && second.text === '10' && tokens[at + 3]?.text === '\ufffd') return 'unreadable';
  const times = /^[x×*·]$/.test(first.key) && second.text === '10' && tokens[at + 3]?.text === '^';
  return times ? power(tokens, at + 4, value, places) : null;
}

function power(tokens: readonly Token[], at: number, mantissa: string, places: number): Power | 'unreadable' | null {
  const signed = /^[+-]$/.test(tokens[at]?.text ?? '') ? 1 : 0;
  const digits = tokens[at + signed];
  if (digits?.type !== 'number' || digits.apart) return null;
  if (!/^\d{1,3}$/.test(digits.text) || Number(digits.text) > MOST) return 'unreadable';
  const exponent = Number(digits.text) * (tokens[at]?.text === '-' ? -1 : 1);
  return { mantissa, places, exponent, scaled: true, next: at + signed + 1 };
}
