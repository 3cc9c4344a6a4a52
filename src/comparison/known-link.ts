import type { LinkKind, LinkOrigin, LinkState, Settled } from './link.js';
import type { Compared } from './verdict.js';
import { withoutValues } from './without-values.js';

/** Why a link is there: the comparison of its ends that was made last. */
export type Explanation = Pick<Compared, 'verdict' | 'reasons' | 'gap' | 'couldBe' | 'rule' | 'hash' | 'rates'>;

/** A link as it is recorded. */
export interface KnownLink {
  readonly id: string;
  readonly version: number;
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  /** The desk that alone may read it, of those who read its ends: that of the statement that makes it; `public` for all of them. */
  readonly readers: string;
  readonly reason: string | null;
  /** Why the software took it back; null for all other links. */
  readonly settled: Settled | null;
  /** What it rested on when somebody judged it; null where nobody has. */
  readonly material: string | null;
  /** The case whose decision settled it: opened again with that alone; null for all other links. */
  readonly dispute: string | null;
  /** Null where its ends have not been compared yet. */
  readonly explanation: Explanation | null;
}

/** Whether somebody has said what to think of a link; what the software took back nobody has. */
export const isJudged = ({ state, settled }: Pick<KnownLink, 'state' | 'settled'>): boolean =>
  state === 'confirmed' || state === 'dismissed' || (state === 'resolved' && settled === null);

/**
 * What a link shows of a comparison, always with its keys in this order: what is shown can be sent and compared again.
 *
 * @param isUntold whether one of the two claims was only said off the record: then reasons do not say what they say
 */
export function explanationOf(
  { verdict, reasons, gap, couldBe, rule, hash, rates }: Explanation,
  isUntold = false,
): Explanation {
  return {
    verdict,
    reasons: isUntold ? withoutValues(reasons) : reasons.map(({ code, text }) => ({ code, text })),
    gap: gap && { absolute: gap.absolute, relative: gap.relative, unit: gap.unit },
    couldBe,
    rule,
    hash,
    rates,
  };
}
