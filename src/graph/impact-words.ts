import type { StandingLabel } from '../claims/standing.js';
import type { Remark } from '../derivations/computation.js';
import type { Texts } from '../derivations/computation.js';
import { shortened, shownEnds } from '../derivations/shown-ends.js';
import type { Spoken } from '../derivations/speech.js';
import { speechOf } from '../derivations/speech.js';
import type { Figure } from '../quantities/figure.js';
import { decimalOf, rationalOf } from '../quantities/rational.js';
import type { Fate } from './impact.js';
import { inAll } from './origin-names.js';

/** What a claim gives before and after; null where it gives no number. */
export interface Results {
  readonly now: Figure | null;
  readonly then: Figure | null;
  /** Whether what is stated would no longer fit what is worked out, and fits it now. */
  readonly breaks: boolean;
  /** Whether no sentence may tell what it gives: that rests on what was only said off the record. */
  readonly isUntold: boolean;
}

/** From how many roots it comes before and after. */
export interface RootsLeft {
  readonly now: number;
  readonly then: number;
  /** Whether all that are left now are only presumed. */
  readonly presumed: boolean;
}

/** Digits of a number in a sentence: enough to see that it is another one. */
const DIGITS = 3;

/** What would become of a claim, in a sentence without a subject: `would rest on a rejected input`. */
export function fateWords(fate: Fate, results: Results | null, roots: RootsLeft | null): Remark {
  if (results) return resultWords(results);
  if (roots && roots.then === 0 && roots.now > 0)
    return roots.presumed ? remark('no_presumed_root_left', NO_PRESUMED_ROOT) : remark('no_root_left', NO_ROOT);
  const { now, then, losesInput } = fate;
  if (then === 'rests on contested input' && losesInput) return remark('rejected_input', REJECTED_INPUT);
  if (now !== then)
    return remark(
      CODES[then],
      CHANGED[then],
      now === 'contested' ? NO_LONGER.contested : now === 'rests on contested input' ? NO_LONGER.rests : null,
      then,
    );
  if (roots && roots.then < roots.now)
    return remark(
      'other_roots',
      inAll((language) => OTHER_ROOTS[language](roots.then)),
    );
  if (losesInput) return remark('loses_input', LOSES_INPUT);
  return remark('unchanged', UNCHANGED);
}

function remark(
  code: string,
  texts: Texts,
  better: readonly [string, Texts] | null = null,
  then?: StandingLabel,
): Remark {
  const isRelief = better !== null && (then === 'uncontested' || then === 'accepted');
  const [shown, words] = isRelief ? better : [code, texts];
  return { code: shown, text: words.en, texts: words };
}

function resultWords({ now, then, breaks, isUntold }: Results): Remark {
  if (then === null) return remark(now === null ? 'unchanged' : 'no_result', now === null ? UNCHANGED : NO_RESULT);
  const same =
    now !== null && (['lower', 'upper', 'point', 'unit'] as const).every((field) => now[field] === then[field]);
  if (same) return remark('unchanged', UNCHANGED);
  const texts = inAll((language) => {
    const end = breaks ? BREAKS[language] : '';
    if (isUntold) return `${OTHER_RESULT[language]}${end}`;
    const [before, after] = now === null ? [null, amount(then, language)] : amounts(now, then, language);
    return `${before === null ? WOULD_BE[language](after) : INSTEAD[language](after, before)}${end}`;
  });
  return remark('other_result', texts);
}

/** Two results so that they can be told apart: by their points, else by their ends. */
function amounts(now: Figure, then: Figure, language: Spoken): readonly [string, string] {
  const [before, after] = [amount(now, language), amount(then, language)];
  return before === after ? [range(now, language), range(then, language)] : [before, after];
}

function amount(figure: Figure, language: Spoken): string {
  if (figure.point === null || figure.lower === null || figure.upper === null) return range(figure, language);
  const point = decimalOf(shortened(rationalOf(figure.point), 0, DIGITS), 100);
  return speechOf(language).amount(point, figure.unit);
}

const range = (figure: Figure, language: Spoken): string => speechOf(language).range(shownEnds(figure), figure.unit);

const CODES: Readonly<Record<StandingLabel, string>> = {
  ...{ uncontested: 'uncontested', contested: 'contested', accepted: 'accepted', rejected: 'rejected' },
  'rests on contested input': 'contested_input',
};

const CHANGED: Readonly<Record<StandingLabel, Texts>> = {
  uncontested: { en: 'would be uncontested', de: 'wäre unumstritten' },
  contested: { en: 'would be contested', de: 'wäre umstritten' },
  accepted: { en: 'would be accepted', de: 'würde als zutreffend gelten' },
  rejected: { en: 'would be rejected', de: 'wäre verworfen' },
  'rests on contested input': {
    en: 'would rest on a contested input',
    de: 'würde auf einer umstrittenen Angabe beruhen',
  },
};

const NO_LONGER: Readonly<Record<'contested' | 'rests', readonly [string, Texts]>> = {
  contested: ['no_longer_contested', { en: 'would no longer be contested', de: 'wäre nicht mehr umstritten' }],
  rests: [
    'no_longer_contested_input',
    { en: 'would no longer rest on a contested input', de: 'würde nicht mehr auf einer umstrittenen Angabe beruhen' },
  ],
};

const REJECTED_INPUT: Texts = {
  en: 'would rest on a rejected input',
  de: 'würde auf einer verworfenen Angabe beruhen',
};
const NO_ROOT: Texts = { en: 'would have no root left', de: 'hätte keinen Ursprung mehr' };
const NO_PRESUMED_ROOT: Texts = {
  en: 'would lose its presumed root',
  de: 'würde seinen vermuteten Ursprung verlieren',
};
const LOSES_INPUT: Texts = {
  en: 'would lose an input, and keep its standing',
  de: 'würde eine Angabe verlieren, auf der es beruht, und bliebe sonst, wie es ist',
};
const UNCHANGED: Texts = { en: 'would stay as it is', de: 'bliebe, wie es ist' };
const OTHER_RESULT: Texts = { en: 'would be another value', de: 'wäre ein anderer Wert' };
const NO_RESULT: Texts = { en: 'could no longer be computed', de: 'ließe sich nicht mehr berechnen' };

const OTHER_ROOTS: Readonly<Record<Spoken, (n: number) => string>> = {
  en: (n) => (n === 1 ? 'would keep one other root' : `would keep ${n} other roots`),
  de: (n) => (n === 1 ? 'hätte noch einen anderen Ursprung' : `hätte noch ${n} andere Ursprünge`),
};
const WOULD_BE: Readonly<Record<Spoken, (after: string) => string>> = {
  en: (after) => `would be ${after}`,
  de: (after) => `wäre ${after}`,
};
const INSTEAD: Readonly<Record<Spoken, (after: string, before: string) => string>> = {
  en: (after, before) => `would be ${after} instead of ${before}`,
  de: (after, before) => `wäre ${after} statt ${before}`,
};
const BREAKS: Texts = {
  en: ', and no longer fit what is stated',
  de: ' und passte nicht mehr zu dem, was angegeben ist',
};
