import type { Lexicon } from './compiled-lexicon.js';
import { entries } from './compiled-units.js';
import { english } from './lexicon-en.js';

/** Shorter words are too near to others. */
const SHORTEST = 5;
const SHORTEST_SCALE = 6;
/** Words from this length on may differ in two letters. */
const LONG = 9;
const LONGEST = 24;

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', ӏ: 'l', о: 'o', р: 'p', ѕ: 's', т: 't', у: 'y', х: 'x' },
  ...{ м: 'm', н: 'h', к: 'k', в: 'b', г: 'r', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u' },
  ...{ ı: 'i', ɩ: 'i', ł: 'l', ø: 'o', ո: 'n', օ: 'o', ɑ: 'a', ɡ: 'g' },
};

/** Words near a scale word that are counted, or are parts of a whole. */
const OTHERS = new Set(
  'bullion bullions mullion mullions billard billards biljart biljarts trilho trilhos trilha trilhas'.split(' '),
);
/** Scale words that are too near to many others (cores, chores). */
const NEAR = /^crores?$/;
const DERIVED =
  /(?:er[ns]?|a(?:i?r(?:es?|en|in|innen|s)?|eren?|ri[oae]?s?|ris)|th|ths|ste[ln]?s?|iemes?|esim[oa]s?|esim[ie]|avos?)$/;

const known = new WeakMap<Lexicon, readonly string[]>();

/**
 * Whether a word that is no scale word was meant to be one: `Miliarden`, `billon`, or `billiоn` with a Cyrillic о.
 *
 * Scale words are those of the language and of English. Nouns made of them (Milliardäre, billionaires) are none.
 */
export function isLikeScale(word: string, lexicon: Lexicon): boolean {
  if (word.length > LONGEST || word.length < 4) return false;
  const skeleton = skeletonOf(word);
  const scales = known.get(lexicon) ?? scalesOf(lexicon);
  known.set(lexicon, scales);
  if (scales.includes(skeleton)) return true;
  if (skeleton.length < SHORTEST || OTHERS.has(skeleton) || DERIVED.test(skeleton)) return false;
  const most = skeleton.length >= LONG ? 2 : 1;
  return scales.some(
    (scale) =>
      scale.length >= SHORTEST_SCALE &&
      !NEAR.test(scale) &&
      scale.charAt(0) === skeleton.charAt(0) &&
      Math.abs(scale.length - skeleton.length) <= most &&
      distance(scale, skeleton) <= most,
  );
}

function scalesOf({ words }: Lexicon): readonly string[] {
  const own = [words.scales, ...Object.values(words.regionalScales ?? {})].flatMap(entries);
  const foreign = entries(english.scales).filter(([word]) => word.length >= SHORTEST_SCALE);
  return [...new Set([...own, ...foreign].map(([word]) => skeletonOf(word)))].filter((word) =>
    /^[a-z]{4,}$/.test(word),
  );
}

function skeletonOf(word: string): string {
  const bare = word.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return [...bare].map((letter) => LOOKALIKES[letter] ?? letter).join('');
}

/** How many letters have to be put in, left out, changed or swapped with the next. */
function distance(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + cost,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
