/**
 * What makes two written names the same name: equal keys.
 *
 * Compatibility forms (fullwidth, ligatures), case, white space and invisible characters do not count; diacritics do.
 * Unicode's toNFKC_Casefold (core specification 3.13, R5) with white space collapsed and trimmed. Idempotent. Empty only
 * for a name without a visible character.
 */
export function nameKey(name: string): string {
  let key = name;
  // Folding can undo normalisation and the other way round; four rounds are more than any character needs.
  for (let round = 0; round < 4; round++) {
    const next = [...key.normalize('NFKC')].map(foldCase).join('').replace(invisible, '').normalize('NFKC');
    if (next === key) break;
    key = next;
  }
  return key.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
}

/**
 * What a name looks alike by: equal skeletons can be taken for each other by a hurried eye.
 *
 * Diacritics are stripped, look-alike letters of other scripts and the classics (l/I/1/|, O/0, rn/m, vv/w) folded,
 * punctuation, spaces, trade marks and the legal form at the end dropped, all as long as something remains. After
 * Unicode TS 39 §4, with a table for the scripts a European desk meets. It is made for comparing, not for showing.
 */
export function nameSkeleton(name: string): string {
  const words = wordsOf(name.replace(/[™℠]/g, ''));
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join('').replaceAll('rn', 'm').replaceAll('vv', 'w') || nameKey(name);
}

/**
 * Whether two names are similar and yet not the same, so that a person has to say whether one was meant for the other.
 *
 * Similar are equal skeletons, also with German umlauts written out (Mueller), or keys (characters, the shorter name
 * counts) of 5 to 8 that are one edit apart, from 9 on two; an edit inserts, drops, replaces or swaps neighbours. Never
 * similar are names with different numbers in them (Boeing 737, Boeing 747); a 0 or 1 inside a word may be a letter in
 * disguise (0penAI) and then is no number. Symmetric; false for names with equal keys.
 */
export function looksLike(a: string, b: string): boolean {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (one === other || one === '' || other === '') return false;
  if (sameNumbers(withoutDisguises(one), withoutDisguises(other)) && skeletonsMeet(a, b)) return true;
  const [left, right] = [[...one], [...other]];
  const length = Math.min(left.length, right.length);
  return length >= 5 && sameNumbers(one, other) && withinEdits(left, right, length < 9 ? 1 : 2);
}

/**
 * An ASCII slug for a key: `a`–`z`, `0`–`9` and single hyphens, 1 to 80 characters.
 *
 * German and Nordic letters are written out (ä as ae, ß as ss, ø as o), other diacritics dropped; a letter of a script
 * without a mapping becomes its code point in hex, and so does everything where nothing else is left; `unnamed` stands
 * for the empty text. Not unique: long or differently punctuated texts can share a slug. Idempotent.
 */
export function slugOf(text: string): string {
  const latin = [...nameKey(text)].map((letter) => spelledOut[letter] ?? letter).join('');
  const slug = hyphenated(latin.normalize('NFD').replace(diacritics, '').normalize('NFC'));
  return slug || hyphenated([...text].map(hexOf).join(' ')) || 'unnamed';
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Full case folding of one character: lower, upper (ß is SS), lower again. Dotless ı folds to itself. */
function foldCase(character: string): string {
  return character === 'ı' ? character : character.toLowerCase().toUpperCase().toLowerCase();
}

/** Marks that may be left out without making another letter: of Latin, Greek and Cyrillic, Hebrew points, Arabic harakat. */
const diacritics =
  /[\u0300-\u036f]|[\u0591-\u05bd]|\u05bf|[\u05c1\u05c2]|[\u064b-\u0652]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]/g;

/**
 * Letters, as {@link nameKey} leaves them, over the Latin letters they are taken for in either case: where the cases look
 * different the upper one decides (Cyrillic \u0432 is B). Escaped, because nobody could see which is which.
 */
const lookalikes: ReadonlyMap<string, string> = new Map(
  [
    // Latin, digits, the vertical bar
    [
      'i10|\u0131\u0269\u01c0\u026a\u00f8\u0251\u0261\u0142\u0111\u00f0\u0127\u0167\u028f\ua781\u0185',
      'llollllloaglddhtylb',
    ],
    // Cyrillic
    [
      '\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u0475\u04bb\u04cf\u044c\u0433\u0461\u04b1\u04bd',
      'abekmhopctyxljsdqwvhlbrwye',
    ],
    // Greek
    [
      '\u03b1\u03b2\u03b3\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03c7\u03c9\u03f3',
      'abyezhlkmnopotyxwj',
    ],
    // Armenian
    ['\u0585\u057d\u0570\u0578\u0581\u0575', 'ouhngj'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter, at) => [letter, latin.charAt(at)] as const)),
);

/** Letters that stand for two. */
const digraphs: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', þ: 'th' };

/** The letters a word looks like it is made of. */
function lettersOf(word: string): string {
  const bare = word.normalize('NFD').replace(diacritics, '').normalize('NFC');
  return [...bare].map((letter) => lookalikes.get(letter) ?? digraphs[letter] ?? letter).join('');
}

/** Words as they look; a full stop or apostrophe joins (S.A., Moody's), other punctuation parts. */
function wordsOf(name: string): string[] {
  return nameKey(name)
    .replace(/[.'’`]/g, '')
    .split(/[^\p{L}\p{N}\p{M}|]+/u)
    .map(lettersOf)
    .filter((word) => word !== '');
}

/** Legal forms that are left out in speech, in the spelling of {@link lettersOf}. */
const legalForms: ReadonlySet<string> = new Set(
  (
    'inc incorporated corp corporation ltd limited llc llp lp plc co company pty ' +
    'ag gmbh mbh se kg kgaa ohg ug ev eg sa sas sarl spa srl nv bv ab as asa oy oyj'
  )
    .split(' ')
    .map(lettersOf),
);

function skeletonsMeet(a: string, b: string): boolean {
  return nameSkeleton(a) === nameSkeleton(b) || nameSkeleton(writtenOut(a)) === nameSkeleton(writtenOut(b));
}

/** German umlauts written out: Müller as mueller. */
function writtenOut(name: string): string {
  return nameKey(name).replace(/[äöü]/g, (letter) => spelledOut[letter] ?? letter);
}

/** The key without runs of 0 and 1 that stand in one word with letters. */
function withoutDisguises(key: string): string {
  return key.replace(/(?<=\p{L})[01]+(?!\p{Nd})|(?<!\p{Nd})[01]+(?=\p{L})/gu, '');
}

function sameNumbers(one: string, other: string): boolean {
  const numbers = (key: string) => (key.match(/\p{Nd}+/gu) ?? []).join(' ');
  return numbers(one) === numbers(other);
}

/**
 * Whether the optimal string alignment distance (Damerau–Levenshtein that edits no substring twice) is at most `limit`.
 * Only a band of `limit` beside the diagonal is filled, so that time is linear in the length.
 */
function withinEdits(left: readonly string[], right: readonly string[], limit: number): boolean {
  if (Math.abs(left.length - right.length) > limit) return false;
  const far = limit + 1;
  let twoAbove: number[] = [];
  let above = right.map((_, j) => j).concat(right.length);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = Math.max(1, i - limit); j <= Math.min(right.length, i + limit); j++) {
      const same = left[i - 1] === right[j - 1];
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row[j] = Math.min(
        (above[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        (above[j - 1] ?? far) + (same ? 0 : 1),
        swapped ? (twoAbove[j - 2] ?? far) + 1 : far,
      );
    }
    [twoAbove, above] = [above, row];
  }
  return (above[right.length] ?? far) <= limit;
}

const spelledOut: Readonly<Record<string, string>> = {
  ...digraphs,
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'n',
};

/** At most 80 characters: every run of what is no ASCII letter or digit is a hyphen, a letter beyond ASCII its hex. */
function hyphenated(text: string): string {
  const ascii = text.replace(/[^\p{ASCII}\P{L}]|[^\p{ASCII}\P{N}]/gu, (letter) => ` ${hexOf(letter)} `);
  return ascii
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 80)
    .replace(/-$/, '');
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
