import type { Root } from '../api/traced.js';

/** What the instance calls whoever is not named. */
const NAMELESS = 'a source that is not named';

/** Whether a label names nobody. */
export function isNameless(label: string | undefined): boolean {
  return label === NAMELESS;
}

/** What kind of root it is: who has a name is not “not named”, even where it is not recorded how they may be quoted. */
export function rootKind({ kind, label }: Pick<Root, 'kind' | 'label'>): string {
  return kind === 'unattributed' && isNameless(label) ? 'nameless' : kind;
}
