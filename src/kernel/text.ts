/** One run of white space as Unicode has it: U+00A0, U+2007, U+202F and U+3000 too, U+FEFF and U+200B not. */
const spaces = /\p{White_Space}+/gu;

/**
 * Text as it is kept: NFC, each run of white space one space, none at the ends.
 *
 * Hidden characters stay, so that {@link hiddenCharacter} can name them. Idempotent.
 */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(spaces, ' ').replace(/^ | $/g, '');
}

/**
 * The first character that has no place in a name, title, key or label, such as `U+202E RIGHT-TO-LEFT OVERRIDE`;
 * null where there is none.
 *
 * Refused is what cannot be seen or changes how the rest is seen: bidi controls, zero-width and other default-ignorable
 * characters, controls (line breaks too), fillers, tags, private use, noncharacters, lone surrogates. Allowed are
 * U+200C and U+200D where writing needs them (after a virama, or between letters of one joining script: RFC 5892,
 * appendices A.1 and A.2, without its joining types), U+200D and variation selectors inside emoji sequences, and the
 * variation selectors of Mongolian after a Mongolian letter.
 */
export function hiddenCharacter(text: string): string | null {
  const characters = [...text];
  const found = characters.findIndex((character, at) => isHidden(character) && !belongs(characters, at));
  return nameOf(characters[found]);
}

/**
 * The first character that has no place in free text (a note, a wording); null where there is none.
 *
 * Fine here, unlike in {@link hiddenCharacter}: line breaks and tabs, soft hyphens, zero-width characters, bidi marks,
 * isolates and embeddings that are closed within their line, and tags that spell a flag. Refused: other controls,
 * overrides (they can show 13 as 31), isolates and embeddings left open or closed unopened (Trojan Source,
 * CVE-2021-42574), other tags, noncharacters, lone surrogates.
 */
export function hiddenCharacterInProse(text: string): string | null {
  const characters = [...text.replace(flagTags, '')];
  const misplaced = characters.findIndex((character) => hiddenInProse.test(character));
  const unbalanced = firstUnbalanced(characters);
  const found = [misplaced, unbalanced].filter((at) => at >= 0);
  return nameOf(characters[Math.min(...found)]);
}

/** Whether nothing of a text can be seen: white space, characters that are hidden, marks with no letter under them. */
export const isBlank = (text: string): boolean =>
  [...text].every((character) => /[\s\p{M}]/u.test(character) || isHidden(character));

/** Invisible by property, and what is invisible though Unicode calls it visible: U+2800, U+FFF9–U+FFFC. */
const hidden =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\ufff9-\ufffc]/u;

const hiddenInProse = /[^\P{Cc}\t\n\r\u0085]|[\p{Cs}\p{Noncharacter_Code_Point}\u202d\u202e\u{e0000}-\u{e007f}]/u;

/** The tags after a black flag that make it the flag of a region (Unicode TS 51, ED-14a). */
const flagTags = /(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;

function isHidden(character: string): boolean {
  return hidden.test(character);
}

function belongs(characters: readonly string[], at: number): boolean {
  const [before = '', character = '', after = ''] = [characters[at - 1], characters[at], characters[at + 1]];
  if (character === '\u200c' || character === '\u200d') {
    if (isVirama(before) || shareJoiningScript(before, after)) return true;
    return character === '\u200d' && isPictograph(pictographBefore(characters, at)) && isPictograph(after);
  }
  if (character === '\ufe0e' || character === '\ufe0f')
    return after === '\u20e3' ? /[0-9#*]/.test(before) : /[^\P{Emoji}0-9#*]/u.test(before);
  return /[\u180b-\u180d\u180f]/.test(character) && /\p{Script=Mongolian}/u.test(before);
}

/** What stands before an emoji joiner, past the selectors and skin tones of its sequence. */
function pictographBefore(characters: readonly string[], at: number): string {
  let from = at - 1;
  while (/[\ufe0f\p{Emoji_Modifier}]/u.test(characters[from] ?? '')) from--;
  return characters[from] ?? '';
}

function isPictograph(character: string): boolean {
  return /\p{Extended_Pictographic}/u.test(character);
}

/** Characters of canonical combining class 9, Unicode 15; JavaScript cannot ask for the class. */
const viramas = new Set(
  (
    '94d 9cd a4d acd b4d bcd c4d ccd d3b d3c d4d dca e3a eba f84 1039 103a 1714 1715 1734 17d2 1a60 1b44 1baa 1bab 1bf2 ' +
    '1bf3 2d7f a806 a82c a8c4 a953 a9c0 aaf6 abed 10a3f 11046 11070 1107f 110b9 11133 11134 111c0 11235 112ea 1134d 11442 ' +
    '114c2 115bf 1163f 116b6 1172b 11839 1193d 1193e 119e0 11a34 11a47 11a99 11c3f 11d44 11d45 11d97 11f41 11f42'
  )
    .split(' ')
    .map((code) => String.fromCodePoint(parseInt(code, 16))),
);

function isVirama(character: string): boolean {
  return viramas.has(character);
}

/** Scripts whose letters join, or stack, so that a joiner or non-joiner between them changes what is read. */
const joiningScripts = (
  'Arabic Syriac Mongolian Nko Mandaic Adlam Hanifi_Rohingya Sogdian Phags_Pa Manichaean Psalter_Pahlavi Devanagari ' +
  'Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Balinese Javanese'
)
  .split(' ')
  .map((script) => new RegExp(`\\p{Script_Extensions=${script}}`, 'u'));

function shareJoiningScript(one: string, other: string): boolean {
  const letter = /[\p{L}\p{M}]/u;
  if (!letter.test(one) || !letter.test(other)) return false;
  return joiningScripts.some((script) => script.test(one) && script.test(other));
}

/** Index of the first bidi embedding or isolate that its line leaves open or that closes nothing; -1 where all are paired. */
function firstUnbalanced(characters: readonly string[]): number {
  let open: { readonly at: number; readonly close: string }[] = [];
  for (const [at, character] of characters.entries()) {
    if (/[\u202a\u202b]/.test(character)) open.push({ at, close: '\u202c' });
    else if (/[\u2066-\u2068]/.test(character)) open.push({ at, close: '\u2069' });
    else if (/[\u202c\u2069]/.test(character)) {
      if (open.at(-1)?.close !== character) return open[0]?.at ?? at;
      open = open.slice(0, -1);
    } else if (/[\n\r\u0085\u2029]/.test(character) && open[0]) return open[0].at;
  }
  return open[0]?.at ?? -1;
}

/** Names of those that are met most; the others are named after their kind. */
const names: Readonly<Record<string, string>> = {
  '\u0000': 'NULL',
  '\u0009': 'CHARACTER TABULATION',
  '\u000a': 'LINE FEED',
  '\u000d': 'CARRIAGE RETURN',
  '\u00ad': 'SOFT HYPHEN',
  '\u034f': 'COMBINING GRAPHEME JOINER',
  '\u061c': 'ARABIC LETTER MARK',
  '\u115f': 'HANGUL CHOSEONG FILLER',
  '\u1160': 'HANGUL JUNGSEONG FILLER',
  '\u180e': 'MONGOLIAN VOWEL SEPARATOR',
  '\u200b': 'ZERO WIDTH SPACE',
  '\u200c': 'ZERO WIDTH NON-JOINER',
  '\u200d': 'ZERO WIDTH JOINER',
  '\u200e': 'LEFT-TO-RIGHT MARK',
  '\u200f': 'RIGHT-TO-LEFT MARK',
  '\u2028': 'LINE SEPARATOR',
  '\u2029': 'PARAGRAPH SEPARATOR',
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u2060': 'WORD JOINER',
  '\u2061': 'FUNCTION APPLICATION',
  '\u2062': 'INVISIBLE TIMES',
  '\u2063': 'INVISIBLE SEPARATOR',
  '\u2064': 'INVISIBLE PLUS',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
  '\u2800': 'BRAILLE PATTERN BLANK',
  '\u3164': 'HANGUL FILLER',
  '\ufeff': 'ZERO WIDTH NO-BREAK SPACE',
  '\uffa0': 'HALFWIDTH HANGUL FILLER',
  '\ufffc': 'OBJECT REPLACEMENT CHARACTER',
};

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\p{Cc}/u, 'CONTROL CHARACTER'],
  [/\p{Cs}/u, 'LONE SURROGATE'],
  [/\p{Co}/u, 'PRIVATE USE CHARACTER'],
  [/\p{Noncharacter_Code_Point}/u, 'NONCHARACTER'],
  [/\p{Variation_Selector}/u, 'VARIATION SELECTOR'],
  [/[\u{e0000}-\u{e007f}]/u, 'TAG CHARACTER'],
];

function nameOf(character: string | undefined): string | null {
  if (character === undefined) return null;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const kind = kinds.find(([pattern]) => pattern.test(character))?.[1];
  return `U+${code} ${names[character] ?? kind ?? 'INVISIBLE CHARACTER'}`;
}
