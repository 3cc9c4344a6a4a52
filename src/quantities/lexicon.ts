import type { FigureKind } from './figure.js';
import type { DecimalSign } from './numeral.js';
import type { Phrases } from './phrase-book.js';

/**
 * How a language writes quantities: data and a few traits, in `lexicon-<language>.ts` and `number-words-<language>.ts`,
 * registered in `languages.ts` and compiled once in `compiled-lexicon.ts`. No code of the reader knows a language.
 *
 * Phrases are in lower case (a capital matches only a capital) and in NFC; `|` parts phrases of one meaning; a space stands for any white space, and where
 * there is none there must be none (`'u.s. dollars'`, `"d'euros"`, `'us-dollar'`). The longest phrase wins. Every inflected
 * form that is written is listed: nothing is stemmed. Words of more than one language go into `lexicon-shared.ts`.
 */
export interface Words {
  readonly language: string;
  readonly decimal: DecimalSign;
  /**
   * Signs that group digits besides spaces and apostrophes. A group of three parted by the other sign (French `1.234`) is
   * ambiguous where the language does not name it here.
   */
  readonly groups: string;
  /**
   * Whether its countries do not agree on the decimal sign (Spanish): a single group of three after either sign is then
   * ambiguous where no country is given, or where the country's sign is not the language's own.
   */
  readonly mixedSigns?: boolean;
  readonly numbers: NumberWords;
  /** Scale words and abbreviations after a number to their power of ten: `'billion|billions|bn': 9`. */
  readonly scales: Phrases<number>;
  /**
   * Scales by region where they differ (`{ PT: { 'bilião|biliões': 12 } }`), the country of the reader's options or of the
   * language tag; they replace those of `scales`.
   */
  readonly regionalScales?: Readonly<Record<string, Phrases<number>>>;
  /**
   * Scale words that others use for another power, by region, those of all regions under the empty key: both are read, and
   * the answer is ambiguous. A single letter is doubted only where it touches the number.
   */
  readonly rivalScales?: Readonly<Record<string, Phrases<number>>>;
  /** Letters that must touch the number, case as written: `{ k: 3, bn: 9 }`. */
  readonly suffixes: Readonly<Record<string, number>>;
  /** The same by region: the letters of CLDR's Indian English (`{ IN: { L: 5 } }`). */
  readonly regionalSuffixes?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Words that are scales where nothing is counted after them: "$5 grand", not "5 grand pianos". */
  readonly colloquialScales?: Phrases<number>;
  /** Letters before a currency sign or code (`k€`, `MUSD`, `Md€`), case as written. */
  readonly moneyPrefixes: Readonly<Record<string, number>>;
  /** Words that stand between a number and its unit without meaning anything: French `de|d'`. */
  readonly unitLinks: string;
  /** Locales of CLDR whose names of currencies are known besides those of the language itself: `['pt-PT']`. */
  readonly nameLocales?: readonly string[];
  /** ISO 4217 code to names, more than CLDR has (inflected forms, colloquial ones): `{ CHF: 'swiss francs' }`. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Names several countries share, by {@link SharedMoney}: `{ dollar: 'dollar|dollars|bucks' }`. */
  readonly shared: Partial<Readonly<Record<SharedMoney, string>>>;
  /** A letter that is a currency where it touches digits that have a scale: `{ R: 'ZAR' }` (R5 billion). */
  readonly letterMoney?: Readonly<Record<string, string>>;
  /** Names of hundredths, case as written, that are a currency of their own as well: `{ Rp: 'IDR' }`. */
  readonly otherMoney?: Readonly<Record<string, string>>;
  /**
   * Hundredths of a currency; the keys are codes, `cent` for those of dollars and euros, or `$` for those of whatever the
   * sign stands for (centavos).
   */
  readonly subunits: Readonly<Record<string, string>>;
  /** Abbreviations that are a scale and a currency in one: Mexican `{ mdd: { unit: 'USD', exponent: 6 } }`. */
  readonly scaledMoney?: Phrases<{ readonly unit: string; readonly exponent: number }>;
  /** Percent, per mille and their differences. */
  readonly ratios: Readonly<Record<'percent' | 'permille' | 'percentage_point' | 'basis_point', string>>;
  /** Percentage points where a change is told: "down 3 points". */
  readonly points: string;
  /** Physical units by their code in `physical-units.ts`, every name and form that is not a symbol. */
  readonly physical: Readonly<Record<string, string>>;
  /**
   * Names of `physical` that are a sum of money as well, with the power of ten of it: Dutch `{ ton: { unit: 'EUR', exponent: 5 } }`.
   * A small number of them has two readings, unless what is measured is said.
   */
  readonly sumsOfMoney?: Readonly<Record<string, { readonly unit: string; readonly exponent: number }>>;
  /** Names of money that are masses where what is weighed follows, with their units: `{ 'pounds|pound': '[lb_av]' }`. */
  readonly weighed?: Phrases<string>;
  /** What money is said to be of, after such a name: debt, aid. */
  readonly moneyNouns?: string;
  /** One unit of a currency that is an ordinary noun with its article: French un livre. */
  readonly homonyms?: string;
  /** Names that take the prefixes below: `{ W: 'watt|watts' }` also gives kilowatts, megawatts … */
  readonly prefixed: Readonly<Record<string, string>>;
  /** Names of decimal prefixes: `{ k: 'kilo', M: 'mega', G: 'giga', T: 'tera' }`. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Words between a unit and what is measured: "tonnes of CO2". */
  readonly measured: string;
  readonly counted: Counted;
  /** Words right before a bound that turn it round: not, never, nicht. */
  readonly negations: string;
  /** What words before a number make of it. */
  readonly hedges: Phrases<Hedge>;
  /** The same after it: "or more". */
  readonly afterwards: Phrases<Hedge>;
  /** A word before two numbers to the words between them: `{ between: 'and', from: 'to|through' }`. */
  readonly ranges: Phrases<string>;
  /**
   * Openers of `ranges` that are prepositions too (from, von, de): the number after them is read by itself where no second
   * one follows.
   */
  readonly prepositions: string;
  /** Articles that may stand between a hedge, a change or an opener and a number: Italian "oltre il 20 %". */
  readonly definite?: string;
  /** Words between two numbers that make a range by themselves: `'to|through'`. Dashes are known. */
  readonly to: string;
  /** Words between two numbers that are alternatives and count as a range: `'or'`. */
  readonly or: string;
  readonly changes: Changes;
  /** Values without a number, for a whole text only: `{ undisclosed: 'undisclosed' }`. */
  readonly absent: Phrases<FigureKind>;
  /** Words right before a bare number that make it a label: version, page, section, no., room. */
  readonly labels: string;
  /** Words right before a bare four-digit number that make it a year: in, since, by, fiscal. */
  readonly yearWords: string;
  /** Words right after a bare four-digit number that make it a year or a time: `'uhr|a.m.|bc'`. */
  readonly timeWords: string;
  /** Words right before a time of day, `20.30` after which is one: Italian alle, ore. */
  readonly hours?: string;
  /** Names of months, in full and short; numbers beside them are dates. */
  readonly months: string;
  /** What follows the digits of an ordinal, touching them: `'st|nd|rd|th'`; a point only where `ordinalPoint`. */
  readonly ordinals: string;
  /** Whether a number with a point before a word is an ordinal (German `3. Quartal`). */
  readonly ordinalPoint: boolean;
  /** Words before a number that leave its meaning open for `readFirstFigure`: not, half of, by. */
  readonly spoilers: string;
  /** Words after a number that do so: per, a year, times. */
  readonly rates: string;
  /** Words that may follow a number without saying what is counted: prepositions, pronouns, auxiliaries. */
  readonly fillers: string;
}

/** Names of money that several countries share, and the signs that stand for them. */
export type SharedMoney =
  | 'dirham'
  | 'shilling'
  | 'dollar'
  | 'pound'
  | 'franc'
  | 'peso'
  | 'krone'
  | 'rupee'
  | 'dinar'
  | 'rial'
  | 'riyal'
  | 'lira'
  | 'won'
  | 'real'
  | 'yen'
  | 'yuan'
  | 'dirham'
  | 'cfa';

/** The words of numbers, from which {@link Words.scales} builds the large ones. */
export interface NumberWords {
  /**
   * Words that are added: 0 to 19, the tens, hundreds that are one word (doscientos). A hyphen at the end marks forms that
   * stand inside of a glued word only: Italian `vent-`, and `cent-` in `hundred`.
   */
  readonly values: Phrases<number>;
  /** Words that multiply what stands before them by a hundred, and mean 100 alone where `bare` names them. */
  readonly hundred: string;
  /**
   * The largest number in words that a hundred multiplies, where digits are not multiplied by it: French `19` (quinze cents,
   * but 50 cents is money). Without it up to 99, and digits too (15 hundred).
   */
  readonly hundredsTo?: number;
  /** Words of `hundred` and `scales` that are numbers without one before them: hundert, tausend, mil, cent. */
  readonly bare: string;
  /** Words that are one before a scale, a fraction or a dozen, and nothing otherwise: a, an. */
  readonly articles: string;
  /** Words after which "one" is no number: this, that, no. */
  readonly determiners: string;
  /**
   * Words between two parts to the least place they may fill: English `{ and: 100 }` (a hundred and five, not twenty and
   * five), 1 where they stand between all parts (Portuguese).
   */
  readonly links: Phrases<number>;
  /** German and Dutch: the words between a unit and the tens after it (`und`), empty where tens come first. */
  readonly unitsFirst: string;
  /** Words between a number and a smaller one that has digits and a scale: Italian `e` (2 miliardi e 300 milioni). */
  readonly sums?: string;
  /** Whether parts are written as one word, which is then cut: dreihunderteinundzwanzig, trecentoventuno. */
  readonly glued: boolean;
  /** Tens that take 1 to 19 after them: French 60 and 80. */
  readonly wideTens: readonly number[];
  /** Words of a spelled decimal sign: point, Komma, virgule. */
  readonly point: string;
  /** Words that make a number negative: minus, negative. */
  readonly negative: string;
  /** Denominators: `{ 'half|halves': 2, 'third|thirds': 3 }`. "One third" is read, "third" alone is an ordinal. */
  readonly fractions: Phrases<number>;
  /** Ends that make a denominator of the stem of a glued number: Italian `esimo|esimi`. */
  readonly denominators?: string;
  /** Words between a fraction and the scale it is of: `'a|an|of a'` (half a million). */
  readonly fractionOf: string;
  /** Words after which a fraction is added, where it is not a link: und, and, et, y. */
  readonly plus: string;
  /** Words that are a number with a fraction in it: `{ 'anderthalb|eineinhalb': '1.5', tweederde: '2/3' }`. */
  readonly mixed: Phrases<string>;
  /** Glued ends that add to the number before them: `{ einhalb: '0.5' }`. */
  readonly mixedEnds: Phrases<string>;
  /** Words between numerator and denominator: `'over|out of'`. */
  readonly over: string;
  /** Multiples: `{ 'dozen|doz': 12 }`. */
  readonly dozens: Phrases<number>;
  /** Plurals without a number to the ends of what they admit: `{ 'tens of': ['10', '100'] }`; scales may follow. */
  readonly magnitudes: Phrases<readonly [string, string]>;
}

/** How to tell what is counted: "700 million weekly users". */
export interface Counted {
  /** Whether a word, case as written, can be a noun that is counted. */
  readonly noun: RegExp;
  /** Whether a word can stand between number and noun; null where none does. */
  readonly before: RegExp | null;
  /** Whether a word after the noun belongs to it; null where none does. */
  readonly after: RegExp | null;
}

/** What a word before or after a number does to its meaning. */
export interface Hedge {
  /** The kind of figure it makes; undefined for a word that is only kept. */
  readonly kind?: FigureKind;
  /** The word under which it is kept, if it is. */
  readonly keep?: string;
  /** After a bound, that it belongs: "less than 5 or equal". */
  readonly inclusive?: boolean;
}

/** Words that say that something changed (domain rules §3, rule 5). */
export interface Changes {
  /** Verbs and nouns of rising and falling; near them a percentage is a change. */
  readonly up: string;
  readonly down: string;
  /** Of changing in a direction the words do not say. */
  readonly either: string;
  /** Verbs of going from one level to another, in a direction that the numbers say: "passed", pasó. */
  readonly moves?: string;
  /** Words right before a number that make it a change: by, um. */
  readonly by: string;
  /** Participles at the end of a clause that tell a change to the level before them: Dutch gestegen. */
  readonly closing?: string;
  /** Words right before a number that make it a level in spite of a change: to, at, auf. */
  readonly levels: string;
  /**
   * Words of a bound that say a level after a word of change ("fell below 2 percent") where no word of amount stands before
   * them: below, unter.
   */
  readonly thresholds: string;
  /** Words after a percentage that make it a change: `{ more: 'up', weniger: 'down' }`. */
  readonly after: Phrases<'up' | 'down'>;
  /** Verbs that are a multiple: `{ 'doubled|doubles': '2', halved: '0.5' }`. */
  readonly multiples: Phrases<string>;
  /** Words that make a comparison by a factor: `{ 'twice|double': '2' }`, read where `asMuch` follows. */
  readonly factors: Phrases<string>;
  /** After a factor: `'as much as|as many as|the size of'`. */
  readonly asMuch: string;
  /** Factors that need no comparison after them: `{ 'threefold|three-fold': '3' }`. */
  readonly folds?: Phrases<string>;
  /** Parts that follow a word of amount after a change: `{ half: '0.5' }` ("cut by half"). */
  readonly parts?: Phrases<string>;
  /** After a number that is a factor: `'times|fold|x'`. */
  readonly times: string;
}
