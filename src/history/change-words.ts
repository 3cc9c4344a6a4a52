/** The same in both languages that sentences for people are written in. */
export type Told = Readonly<Record<'en' | 'de', string>>;

/** A version of a record, by the names its fields have in the API. */
export type Content = Readonly<Record<string, unknown>>;

/** What the ids in a version are called. */
export type Names = ReadonlyMap<string, Told>;

/** How a field is told. */
export interface ToldField {
  readonly name: Told;
  /** A value in words; where nothing is said, as it is. The version it stands in tells the language of its words. */
  readonly say?: (value: unknown, version: Content, names: Names) => Told;
}

/** Longer values are cut: the whole of them stands beside the words. */
const LONGEST = 200;

/** The same text in both languages, cut where it is long. */
export const plainly = (text: string): Told => ({ en: short(text), de: short(text) });

/**
 * A change of a field in words: `value: about $13 billion → $13.5 billion`; what was not there before is added, what is no longer there
 * is removed.
 */
export function changeWords(
  { name, say = asItIs }: ToldField,
  path: string,
  before: Content,
  after: Content,
  names: Names,
): Told {
  const words = (version: Content): Told | null =>
    isNothing(version[path]) ? null : say(version[path], version, names);
  const [from, to] = [words(before), words(after)];
  return inBoth((language) => {
    const called = name[language];
    if (from && to) return `${called}: ${from[language]} → ${to[language]}`;
    if (to) return `${called} ${ADDED[language]}: ${to[language]}`;
    return from ? `${called} ${REMOVED[language]}: ${from[language]}` : called;
  });
}

const ADDED: Told = { en: 'added', de: 'hinzugefügt' };
const REMOVED: Told = { en: 'removed', de: 'entfernt' };

/** Several sentences as one. */
export const together = (all: readonly Told[], between = '; '): Told =>
  inBoth((language) => all.map((one) => one[language]).join(between));

/** A text for each language. */
export const inBoth = (say: (language: keyof Told) => string): Told => ({ en: say('en'), de: say('de') });

/** Words of a closed list; of what is not in it, the word itself. */
export const oneOf =
  (words: Readonly<Record<string, Told>>) =>
  (value: unknown): Told =>
    words[String(value)] ?? plainly(String(value));

/** The name of what an id stands for. */
export const byName = (id: unknown, _: Content, names: Names): Told => names.get(String(id)) ?? NAMELESS;

const NAMELESS: Told = { en: 'not shown to you', de: 'Ihnen nicht gezeigt' };

/** Whether nothing is said: no value, or an empty list or object. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function asItIs(value: unknown): Told {
  if (typeof value === 'boolean') return YES_NO[String(value) as 'true' | 'false'];
  return plainly(textOf(value));
}

/** Yes and no, by what JSON writes for them. */
const YES_NO: Readonly<Record<'true' | 'false', Told>> = {
  true: { en: 'yes', de: 'ja' },
  false: { en: 'no', de: 'nein' },
};

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('name' in value) return String(value.name);
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${textOf(part)}`)
    .join(', ');
}

function short(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
