import { exactOf, order } from '../formulas/exact.js';
import type { Range } from '../formulas/range.js';
import { holds, meet } from '../formulas/range.js';
import { numbersOf } from '../formulas/range-figure.js';
import type { Figure } from '../quantities/figure.js';
import type { KnownInput, Texts } from './computation.js';
import { shownEnds } from './shown-ends.js';
import type { Ends, Speech } from './speech.js';
import { speechOf } from './speech.js';
import { unitInWords } from './unit-words.js';

/** Digits beyond the usual that are shown so that two ranges are told apart. */
const MOST_FINER = 12;

/** What an input would have to be. */
export interface Needed {
  readonly required: Figure;
  readonly possiblyWide: boolean;
  /** Whether numbers on the other side of zero were left out. */
  readonly oneSided: boolean;
  /** Whether it is worked out from what was only said off the record: then no sentence tells it. */
  readonly isUntold: boolean;
}

/** Why nothing can be said: units, from the formula and from the target, or the form of the formula. */
export interface Apart {
  readonly unit: string;
  readonly wanted: string;
}

/** What an input would have to be, what it is now, and whether that would do. */
export function neededTexts(input: KnownInput, target: Figure, needed: Needed): Texts {
  if (needed.isUntold) return untoldTexts(input, target);
  const ends = toldApart(needed.required, input.isUntold ? null : input.figure);
  return {
    en: neededIn(speechOf('en'), input, target, needed, ends),
    de: neededIn(speechOf('de'), input, target, needed, ends),
  };
}

function untoldTexts({ label }: KnownInput, target: Figure): Texts {
  const said = ({ quoted, range }: Speech) => ({ name: quoted(label), sought: range(shownEnds(target), target.unit) });
  const [en, de] = [said(speechOf('en')), said(speechOf('de'))];
  return {
    en: `What ${en.name} would have to be to get ${en.sought} is worked out from a figure that was only said off the record, and is not told in words.`,
    de: `Wie groß ${de.name} sein müsste, damit ${de.sought} herauskommt, ergibt sich aus einer Zahl, die nicht zur Veröffentlichung gesagt wurde, und wird nicht in Worten angegeben.`,
  };
}

/** That it cannot be said what an input would have to be, and why. */
export function notNeededTexts(input: KnownInput, target: Figure, apart: Apart | null): Texts {
  const said = (speech: Speech) => {
    const { quoted, range } = speech;
    const [name, sought] = [quoted(input.label), range(shownEnds(target), target.unit)];
    return {
      name,
      sought,
      given: apart ? unitInWords(speech, apart.unit) : '',
      wanted: apart ? unitInWords(speech, apart.wanted) : '',
    };
  };
  const [en, de] = [said(speechOf('en')), said(speechOf('de'))];
  if (apart?.wanted === '1') {
    return {
      en: `The target ${en.sought} has no unit, and the formula gives ${en.given}: say the target in ${en.given}.`,
      de: `Dem Ziel ${de.sought} fehlt eine Einheit, und die Formel ergibt ${de.given}: Geben Sie das Ziel in dieser Einheit an.`,
    };
  }
  if (apart !== null) {
    return {
      en: `The target is said in ${en.wanted}, and the formula gives ${en.given}: say the target in the unit of the formula.`,
      de: `Das Ziel ist in anderer Einheit angegeben (${de.wanted}), als die Formel ergibt (${de.given}): Geben Sie das Ziel in der Einheit der Formel an.`,
    };
  }
  return {
    en: `What ${en.name} would have to be to get ${en.sought} cannot be worked out from this formula.`,
    de: `Wie groß ${de.name} sein müsste, damit ${de.sought} herauskommt, lässt sich aus dieser Formel nicht bestimmen.`,
  };
}

function neededIn(
  { language, quoted, range }: Speech,
  input: KnownInput,
  target: Figure,
  { required, possiblyWide, oneSided }: Needed,
  shown: { readonly needed: Ends; readonly now: Ends | null },
): string {
  const [name, sought] = [quoted(input.label), range(shownEnds(target), target.unit)];
  const now = input.figure && shown.now ? range(shown.now, input.figure.unit) : null;
  const fit = fitOf(required, input.figure);
  const needed = range(shown.needed, required.unit);
  if (language === 'en') {
    const fits =
      fit && `, and ${FIT.en[fit].replace('would', possiblyWide && fit !== 'none' && fit !== 'not' ? 'may' : 'would')}`;
    const side = oneSided ? ' Values on the other side of zero were not looked at.' : '';
    return `To get ${sought}, ${name} would have to be ${needed}${now ? `; it is ${now}${fits ?? ''}` : ''}.${side}`;
  }
  const side = oneSided ? ' Werte auf der anderen Seite der Null wurden nicht betrachtet.' : '';
  return `Damit ${sought} herauskommt, müsste ${name} ${needed} sein${now ? `; angegeben ist ${now}${fit ? `, ${FIT.de[fit]}` : ''}` : ''}.${side}`;
}

type Fit = 'all' | 'part' | 'none' | 'it' | 'not';

/** Whether what an input is now would do; of a point `it` does or does `not`. */
const FIT: Readonly<Record<'en' | 'de', Readonly<Record<Fit, string>>>> = {
  en: {
    all: 'all of that would do',
    part: 'only part of that would do',
    none: 'none of that would do',
    it: 'that would do',
    not: 'that would not do',
  },
  de: {
    all: 'was ganz infrage kommt',
    part: 'was nur zum Teil infrage kommt',
    none: 'wovon nichts infrage kommt',
    it: 'was infrage kommt',
    not: 'was nicht infrage kommt',
  },
};

function fitOf(required: Figure, now: Figure | null): Fit | null {
  const [needed, given] = [numbersOf(required)?.range, numbersOf(now)?.range];
  if (needed === undefined || given === undefined) return null;
  const { lower, upper } = given;
  if (lower !== null && lower === upper) return holds(needed, lower) ? 'it' : 'not';
  if (!meet(needed, given)) return 'none';
  return isWithin(given, needed) ? 'all' : 'part';
}

function isWithin(inner: Range, outer: Range): boolean {
  const [low, high] = [ordered(inner.lower, outer.lower, -1), ordered(inner.upper, outer.upper, 1)];
  return (
    (low > 0 || (low === 0 && (outer.lowerClosed || !inner.lowerClosed))) &&
    (high < 0 || (high === 0 && (outer.upperClosed || !inner.upperClosed)))
  );
}

function ordered(a: Range['lower'], b: Range['lower'], infinite: -1 | 1): -1 | 0 | 1 {
  if (a === null || b === null) return a === b ? 0 : a === null ? infinite : infinite < 0 ? 1 : -1;
  return order(a, b);
}

/** Both ranges with as many digits as it takes for no end to be rounded past an end of the other. */
function toldApart(required: Figure, now: Figure | null): { readonly needed: Ends; readonly now: Ends | null } {
  const exact = pairsOf(required, now);
  for (let finer = 0; ; finer += 1) {
    const [needed, given] = [shownEnds(required, finer), now && shownEnds(now, finer)];
    const shown = pairsOf(needed, given);
    if (finer === MOST_FINER || shown.every((side, at) => side === exact[at])) return { needed, now: given };
  }
}

/** How the ends of two ranges stand to each other. */
function pairsOf(a: Ends, b: Ends | null): readonly number[] {
  if (b === null) return [];
  const [x, y] = [a, b].map(({ lower, upper }) => [lower && exactOf(lower), upper && exactOf(upper)]);
  return (x ?? []).flatMap((one) => (y ?? []).map((other) => (one && other ? order(one, other) : 0)));
}
