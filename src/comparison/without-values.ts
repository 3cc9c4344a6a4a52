import type { Reason, ReasonCode } from './verdict.js';

/** What reasons that quote both values say without them. */
const SAYS: Readonly<Partial<Record<ReasonCode, string>>> = {
  values_apart: 'The two cannot both be right.',
  part_exceeds_whole: 'The part exceeds the whole.',
  part_within_whole: 'The part fits into the whole.',
  bound: 'A bound or range leaves room for both.',
  refinement: 'One is the more precise of the two.',
  rounding: 'Rounding lets them agree.',
  bound_excludes: 'Only rounding lets them agree; what was said excludes it.',
  rounding_tie: 'They only touch at an end that rounding made.',
  rounding_policy: 'Only the rule that rounding reaches 5 percent at most keeps them apart.',
};

const WHY = 'What they say is left out here, because one of them was only said off the record.';

/** Reasons as they are told where one of the two claims was only said off the record: what is said of the other would tell it. */
export const withoutValues = (reasons: readonly Reason[]): Reason[] =>
  reasons.map(({ code, text }) => ({ code, text: SAYS[code] === undefined ? text : `${SAYS[code]} ${WHY}` }));
