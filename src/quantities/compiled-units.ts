import { currencyNames } from './currency-names.js';
import { CURRENCY_SIGNS, SHARED_SIGNS } from './currency-signs.js';
import { currencySymbols } from './currency-symbols.js';
import type { Words } from './lexicon.js';
import type { PhraseBook, Phrases } from './phrase-book.js';
import { phraseBook } from './phrase-book.js';
import type { UnitWord } from './unit-word.js';

/** Every unit that a language names after a number: currencies, hundredths, ratios, physical units with their prefixes. */
export function unitsOf(words: Words): PhraseBook<UnitWord> {
  const money = (unit: string): UnitWord => ({ kind: 'money', unit, exponent: 0 });
  const physical = (unit: string): UnitWord => ({ kind: 'physical', unit, exponent: 0 });
  const list = <Key extends string>(names: Readonly<Partial<Record<Key, string>>>, make: (key: Key) => UnitWord) =>
    Object.fromEntries((Object.entries(names) as [Key, string][]).map(([key, phrases]) => [phrases, make(key)]));
  return phraseBook(
    ...[...(words.nameLocales ?? []), words.language].map((locale) =>
      Object.fromEntries(Object.entries(currencyNames(locale)).map(([name, code]) => [name, money(code)])),
    ),
    Object.fromEntries(Object.entries(currencySymbols(words.language)).map(([symbol, code]) => [symbol, money(code)])),
    Object.fromEntries(Object.entries(CURRENCY_SIGNS).map(([sign, code]) => [sign, money(code)])),
    list(words.currencies, money),
    list(words.shared, (shared) => ({ kind: 'money', unit: '', shared, exponent: 0 })),
    Object.fromEntries(
      Object.entries(SHARED_SIGNS).map(([sign, shared]) => [sign, { kind: 'money', unit: '', shared, exponent: 0 }]),
    ),
    { '¥': { kind: 'money', unit: '', shared: '¥', exponent: 0 } },
    { $: { kind: 'money', unit: '', shared: '$', exponent: 0 } },
    list(words.subunits, (unit) =>
      unit === 'cent' || unit === '$'
        ? { kind: 'money', unit: '', shared: unit, exponent: -2 }
        : { kind: 'money', unit, exponent: -2 },
    ),
    Object.fromEntries(
      entries(words.scaledMoney ?? {}).map(([name, { unit, exponent }]) => [name, { kind: 'money', unit, exponent }]),
    ),
    list(words.ratios, (unit) =>
      unit === 'permille' ? { kind: 'ratio', unit: 'percent', exponent: -1 } : { kind: 'ratio', unit, exponent: 0 },
    ),
    list(words.physical, physical),
    ...Object.entries(words.prefixed).map(([base, names]) =>
      Object.fromEntries(
        [['', ''], ...Object.entries(words.prefixes)].flatMap(([symbol = '', prefix = '']) =>
          split(names).map((name) => [`${prefix}${name}`, physical(`${symbol}${base}`)]),
        ),
      ),
    ),
  );
}

/** The phrases one by one, so that some of them can be replaced. */
export function separate<Meaning>(phrases: Phrases<Meaning>): Phrases<Meaning> {
  return Object.fromEntries(entries(phrases));
}

/** Phrases one by one, each with its meaning. */
export function entries<Meaning>(phrases: Phrases<Meaning>): [string, Meaning][] {
  return Object.entries(phrases).flatMap(([written, meaning]) =>
    split(written).map((phrase): [string, Meaning] => [phrase, meaning]),
  );
}

/** The phrases of a list. */
export function split(phrases: string): string[] {
  return phrases === '' ? [] : phrases.split('|');
}
