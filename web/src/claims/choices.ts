/** An entry of a select. */
export interface Choice {
  value: string;
  label: string;
}

/** Each value once, by name. What the URL asks for is there even if no claim seen so far names it. */
export function choices(pairs: readonly (readonly [string, string])[], chosen: string | undefined): Choice[] {
  const names = new Map(pairs);
  if (chosen && !names.has(chosen)) names.set(chosen, '');
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}
