const MINUS = /^[\u2010\u2011\u207b\u208b\u2212\u2796\ufe58\ufe63\uff0d]$/;
const SELECTORS = /[\ufe0e\ufe0f]$/;

/** The plain form of a dash or minus sign: `-` for hyphens and minus signs, `–` for the figure dash, `—` for the others; null for what is none. */
export function plainDash(cluster: string): string | null {
  const sign = cluster.replace(SELECTORS, '');
  if (MINUS.test(sign)) return '-';
  if (sign === '\u2012' || sign === '\u2013') return '–';
  return /^[^\P{Pd}-]$/u.test(sign) ? '—' : null;
}
