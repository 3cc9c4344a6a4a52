import type { Token } from './tokens.js';

const FARTHEST = 8;

/** How many tokens the sign of a tolerance takes (`±`, `+/-`); 0 where none stands before a number. */
export function toleranceAt(tokens: readonly Token[], at: number): number {
  const written = [0, 1, 2].map((step) => tokens[at + step]?.text ?? '').join('');
  const length = written.startsWith('±') ? 1 : /^\+[/-]-?$/.test(written) ? written.length : 0;
  const follower = tokens[at + length];
  return length > 0 && (follower?.type === 'number' || tokens[at + length + 1]?.type === 'number') ? length : 0;
}

/** Where the amount of a tolerance begins that belongs to the number at a token; null where there is none. */
export function toleranceOf(tokens: readonly Token[], at: number): number | null {
  for (let i = at + 1; i <= at + FARTHEST; i++) {
    const length = toleranceAt(tokens, i);
    if (length > 0) return i + length;
    if (/^[.!?;:]$/.test(tokens[i]?.text ?? '')) return null;
  }
  return null;
}
