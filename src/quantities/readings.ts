import type { Figure } from './figure.js';

/** The figures whose meaning differs, the first of each meaning. */
export function distinct(figures: readonly Figure[]): readonly Figure[] {
  return figures.length < 2 ? figures : [...new Map(figures.map((figure) => [meaningOf(figure), figure])).values()];
}

function meaningOf({ kind, lower, lowerInclusive, upper, upperInclusive, unit, of, direction }: Figure): string {
  return JSON.stringify([kind, lower, lowerInclusive, upper, upperInclusive, unit, of ?? null, direction]);
}
