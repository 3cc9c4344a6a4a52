/** Nobody is made to look at a clock for longer. */
const LONGEST_S = 86_400;

/** How many seconds to wait, by a Retry-After header (RFC 9110 §10.2.3): seconds or a date; null where it says neither. */
export function retrySeconds(header: string | null, now: number): number | null {
  if (header === null) return null;
  const words = header.trim();
  if (/^\d+$/.test(words)) return Math.min(Number(words), LONGEST_S);
  const moment = /^[A-Z][a-z]{2},/.test(words) ? Date.parse(words) : Number.NaN;
  if (Number.isNaN(moment)) return null;
  return Math.min(Math.max(0, Math.ceil((moment - now) / 1000)), LONGEST_S);
}

/** Seconds as minutes and seconds, `4:05`. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
