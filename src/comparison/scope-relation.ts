import type { ScopeFiller } from '../claims/proposition.js';
import type { Comparand } from './comparand.js';

/** How the scopes of two claims stand to each other, by the names of their dimensions, sorted. */
export interface ScopeRelation {
  /** Filled on both sides, and not alike. */
  readonly different: readonly string[];
  /** Filled on one side, without a default on the other. */
  readonly open: readonly string[];
}

/**
 * Compares two scopes (domain rules §5): a dimension that is missing on both sides is equal; missing on one side, it is the
 * default of that side's metric where there is one, else open. Words are alike without regard to case.
 */
export function scopeRelation(a: Comparand, b: Comparand): ScopeRelation {
  const different: string[] = [];
  const open: string[] = [];
  for (const dimension of [...new Set([...a.scope.keys(), ...b.scope.keys()])].sort()) {
    const [mine, other] = [fillerOf(a, dimension), fillerOf(b, dimension)];
    if (mine === null || other === null) open.push(dimension);
    else if (fillerKey(mine) !== fillerKey(other)) different.push(dimension);
  }
  return { different, open };
}

/** What fills a dimension of a claim, by itself or by default; null where nothing does. */
export function fillerOf({ scope, metric }: Comparand, dimension: string): ScopeFiller | null {
  const filled = scope.get(dimension);
  if (filled !== undefined) return filled;
  const standard = Object.hasOwn(metric.scope, dimension) ? metric.scope[dimension]?.default : undefined;
  return standard === undefined ? null : { word: standard };
}

/** A text that is equal exactly where two fillers are alike. */
export function fillerKey(filler: ScopeFiller): string {
  return 'entityId' in filler ? `entity ${filler.entityId}` : `word ${filler.word.normalize('NFC').toLowerCase()}`;
}
