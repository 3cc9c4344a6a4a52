import type { Token } from './tokens.js';

const MOST_GROUPS = 8;
const YEAR = /^(1[5-9]|20)\d\d$/;

/**
 * The last token of a number that is dialled or an account, or −1: `+49 170 1234567`, `06 12 34 56 78`, `(212) 555-0123`,
 * `91 123 45 67`, `4111 1111 1111 1111`, `3704 0044 0532 0130 00` of an IBAN.
 */
export function dialledAt(tokens: readonly Token[], at: number): number {
  const plus = tokens[at]?.text === '+' && tokens[at + 1]?.apart === false;
  const from = plus ? at + 1 : at;
  const area = areaCodeAt(tokens, at);
  if (area > 0) return area;
  if (tokens[from]?.type !== 'number') return -1;
  const run = runAt(tokens, from);
  const groups = run.flatMap(({ text }) => text.split(/[\s.]/));
  const last = from + run.length - 1;
  if (groups.length < 2 || groups.some((group) => !/^\d+$/.test(group))) return -1;
  const digits = groups.join('').length;
  if (plus) return digits >= 8 ? last : -1;
  const [first = '', ...others] = groups;
  if (run.length >= 3 && first.startsWith('0')) return last;
  const card = groups.length === 4 && groups.every((group) => /^\d{4}$/.test(group));
  if (card) return groups.every((group) => YEAR.test(group)) ? -1 : last;
  const account = groups.length >= 5 && groups.slice(0, -1).every((group) => /^\d{4}$/.test(group));
  if (account && groups.some((group) => group.startsWith('0'))) return last;
  // Nine digits in groups of two and three, one of them not a group of thousands.
  const pairs = /^\d{2,3}$/.test(first) && others.every((group) => /^\d{2,3}$/.test(group));
  return pairs && digits === 9 && run.length >= 3 && others.some(({ length }) => length === 2) ? last : -1;
}

function runAt(tokens: readonly Token[], from: number): readonly Token[] {
  const run: Token[] = [];
  for (let at = from; run.length < MOST_GROUPS && tokens[at]?.type === 'number'; at++) {
    const token = tokens[at];
    if (token !== undefined) run.push(token);
  }
  return run;
}

/** `(212) 555-0123` */
function areaCodeAt(tokens: readonly Token[], at: number): number {
  const [open, area, close, exchange, dash, line] = tokens.slice(at, at + 6);
  if (open?.text !== '(' || close?.text !== ')' || !/^\d{3}$/.test(area?.text ?? '')) return -1;
  if (!/^\d{3}$/.test(exchange?.text ?? '') || !/^[-–]$/.test(dash?.text ?? '')) return -1;
  return /^\d{4}$/.test(line?.text ?? '') && line?.apart === false ? at + 5 : -1;
}
