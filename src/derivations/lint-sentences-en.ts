import type { LintSentences } from './lint-sentences.js';

/** What is said of derivations in English. */
export const englishLints: LintSentences = {
  sides: { before_tax: 'before tax', after_tax: 'after tax', gross: 'gross', net: 'net' },
  sentences: {
    units_apart:
      'The formula gives {given}, but {claim} is stated in {wanted}. Check whether every input belongs where the formula puts it.',
    currencies_apart:
      'The formula gives {given}, but {claim} is stated in {wanted}. Nothing is converted silently: add the rate of exchange as an input, with its day and source.',
    wrong_dimension:
      'The formula gives {given}, which is not what {claim} is measured in. Check whether every input belongs where the formula puts it.',
    valid_time_apart:
      '{input} {holds}, but {other} is about {period}: the two have no day in common. Use the value for that time, or explain why this one may stand for it.',
    valid_time_partly:
      '{input} {holds}, but {other} is about {period}: it holds for a part of that time only. Use what held in the rest of it as well, or explain why this value may stand for all of it.',
    mixed_sum:
      '{input} is {side} and {other} is {otherSide}, and the formula adds the two up. Take both {side} or both {otherSide}.',
    mixed_choice:
      '{input} is {side} and {other} is {otherSide}, and the formula takes the larger or the smaller of the two. Take both {side} or both {otherSide}.',
    mixed_result:
      '{input} is {side}, but {claim} is {otherSide}, and nothing in the formula turns the one into the other. Take the input {otherSide}, or say how one becomes the other.',
    period_multiplied:
      '{inputs}: the figure is about {period}, and the formula multiplies it by {factor} to get {whole}. That is right only if the rest was like this part: use reported figures for {whole}, or call the result a run rate.',
    period_multiplied_roughly:
      '{inputs}: the figure is about {period}, and the formula multiplies it by {factor} to get {whole}. The rest of that time is not counted but supposed: use reported figures for {whole}, or call the result a run rate.',
    period_divided:
      '{inputs}: the figure is about {period}, and the formula divides it by {factor} to get {whole}. That is right only if all parts were alike: use the reported figure for {whole}, or call the method an interpolation.',
    period_multiplied_perhaps:
      '{inputs}: the figure is about {period}, and the formula multiplies it by {factor}. If that is meant to be a year, it is one made out of a part, and has to be called a run rate.',
    period_shorter:
      '{input} is about {period}, but {claim} is about {whole}, which is longer, and the formula does not account for that. Use the figure for the whole time, or narrow the claim down.',
    period_longer:
      '{input} is about {period}, but {claim} is about {whole}, which is shorter, and the formula does not account for that. Use the figure for the shorter time, or widen the claim.',
    period_elsewhere:
      '{input} is about {period}, but {claim} is about {whole}: the two have no day in common. Use the figure for that time, or explain why this one may stand for it.',
    run_rate_added:
      '{input} is a run rate and {other} is not, and the formula adds the two up. A run rate is what a longer time would bring if all of it were like a part, not what came in: take actual figures only.',
    run_rate_as_it_is:
      '{input} is a run rate, but {claim} is not called one: a run rate is never the figure of a year. Use the figure for {whole}, or call the result a run rate.',
    period_missing:
      '{inputs} do not cover all of {whole}, which {claim} is about: {gap} is missing. Add what is missing, or state the claim as a lower bound.',
    period_missing_one:
      '{inputs} does not cover all of {whole}, which {claim} is about: {gap} is missing. Add what is missing, or state the claim as a lower bound.',
    period_beyond_one:
      '{inputs} goes beyond {whole}, which {claim} is about: it also counts {gap}. Use the figure for the shorter time, or widen the claim.',
    period_beyond:
      '{inputs} go beyond {whole}, which {claim} is about: they also count {gap}. Take out what does not belong to it, or widen the claim.',
    false_precision:
      '{claim} is stated as {stated}, which is more precise than the inputs allow: they give {range}, so that {low} and {high} would be just as right. State fewer digits, or say “about”.',
    false_precision_untold:
      '{claim} is stated in more digits than the inputs allow. State fewer digits, or say “about”. Figures are left out here, because one of them was only said off the record.',
    circular:
      '{input} is the very claim that is derived: the figure is computed from itself. Use an input that does not rest on it.',
    circular_by_correction:
      '{input} was superseded by the very claim that is derived, so that the figure is computed from itself. Use an input that does not rest on it.',
    contested: '{input} is contested. Say so wherever the result is used, or use an input that nobody disputes.',
    superseded:
      '{input} was superseded, and what took its place is computed with. Check whether the derivation still is what was meant.',
    rejected: '{input} was rejected: the result rests on a figure that does not hold. Use another input.',
    rests_on_contested:
      '{input} was itself computed from something contested or rejected. Say so wherever the result is used, or use an input that does not rest on it.',
    superseded_contested:
      '{input} was superseded, and what took its place, which is computed with, is contested itself. Say so wherever the result is used, or use an input that nobody disputes.',
    superseded_rejected:
      '{input} was superseded, and what took its place, which is computed with, was rejected itself: the result rests on a figure that does not hold. Use another input.',
    superseded_rests_on_contested:
      '{input} was superseded, and what took its place, which is computed with, was itself computed from something contested or rejected. Say so wherever the result is used, or use an input that does not rest on it.',
    unsourced: '{input}, {value}, is an assumption without a source. Name a source where others can look it up.',
    unsourced_said: '{input} is an assumption without a source. Name a source where others can look it up.',
    twice_one_name: '{input} is added more than once. Write a factor if that is meant, or take it out.',
    twice_one_claim:
      '{inputs} are one and the same claim, and the formula adds it more than once. Take one of them out.',
    overlapping:
      '{inputs} overlap: {days} is counted more than once. Take parts that follow each other, or take out what is counted twice.',
    overlapping_stock:
      '{inputs} are values of one thing for the same time, and the formula adds them up. Keep the one that is right.',
    part_and_whole:
      '{input} and {other} are added up, and the second is a narrower case of the same thing at the same time. If the first includes it, it is counted twice: take it out, or narrow down the first as well.',
    invalid_formula: 'The formula cannot be read.',
    missing_input: 'The formula uses {names}, which is not among the inputs. Add it, or change the formula.',
    no_number: 'Nothing can be computed, because there is no number for {inputs}.',
    not_addable:
      'The formula adds up or compares {given} and {wanted}, which cannot be done. Check whether every input belongs where the formula puts it.',
    not_addable_currencies:
      'The formula adds up or compares {given} and {wanted}. Nothing is converted silently: add the rate of exchange as an input, with its day and source.',
    units_do_not_fit:
      'The units of the inputs do not fit together the way the formula combines them. Check whether every input belongs where the formula puts it.',
    divisor_may_be_zero:
      'The formula divides by something that may be zero: {inputs}. A quotient has no limits then: use more precise inputs whose range leaves zero out.',
    some_divisor_may_be_zero:
      'The formula divides by something that may be zero. A quotient has no limits then: use inputs whose range leaves zero out.',
    too_large: 'The numbers become too large to be computed with. Check the exponents and the scale of the inputs.',
    disagreement:
      '{claim} is stated as {stated}, but its derivation gives {given}: they are {gap} or more apart. Check the inputs ({inputs}) and the stated value; at least one of them cannot be right.',
    touching:
      '{claim} is stated as {stated}, but its derivation gives {given}: they touch and have no value in common. Check the inputs ({inputs}) and the stated value; at least one of them cannot be right.',
    touching_sum:
      'The parts give {given}, but the whole, {claim}, is stated as {stated}: they touch and have no value in common. Check every part ({inputs}) and the whole; at least one of them is wrong, or a part is missing.',
    disagreement_sum:
      'The parts give {given}, but the whole, {claim}, is stated as {stated}: they are {gap} or more apart. Check every part ({inputs}) and the whole; at least one of them is wrong, or a part is missing.',
    disagreement_untold:
      '{claim} is stated as something that its derivation cannot give. Check the inputs ({inputs}) and the stated value; at least one of them cannot be right. Figures are left out here, because one of them was only said off the record.',
    disagreement_untold_sum:
      'The parts do not add up to the whole, {claim}. Check every part ({inputs}) and the whole; at least one of them is wrong, or a part is missing. Figures are left out here, because one of them was only said off the record.',
  },
};
