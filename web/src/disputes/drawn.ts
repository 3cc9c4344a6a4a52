import type { Figure } from '../api/figure.js';
import type { ClaimBrief } from '../api/records.js';
import { figuresOnOneScale } from '../comparison/meeting.js';
import type { Axis } from '../line/axis.js';
import { axisOf } from '../line/axis.js';

/** What can be drawn of some claims on one line, by the id of the claim: figures on the scale of the first that has a number. */
export interface Drawn {
  readonly figures: ReadonlyMap<string, Figure>;
  /** Null where no claim has a number. */
  readonly axis: Axis | null;
}

/** Sets claims on one line as far as they have a scale in common. */
export function drawnOf(claims: readonly ClaimBrief[]): Drawn {
  const first = claims.find(({ value }) => value.type === 'quantity');
  const figures = new Map(
    claims.flatMap((claim) => {
      const both = first && figuresOnOneScale(first, claim);
      return both ? [[claim.id, both[1]] as const] : [];
    }),
  );
  return { figures, axis: axisOf([...figures.values()]) };
}
