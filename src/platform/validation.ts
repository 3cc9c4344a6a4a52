import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateIf } from 'class-validator';

import { dayOf, isCalendarDate } from '../kernel/calendar-date.js';
import { isId } from '../kernel/ids.js';
import { hiddenCharacter, hiddenCharacterInProse, isBlank, tidy } from '../kernel/text.js';

type Check = (value: unknown) => string | null;

/** A property decorator out of a function that says what is wrong with a value, or null. */
export function checked(name: string, check: Check): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => check(value) === null,
        defaultMessage: (details) => check(details?.value) ?? 'is not valid',
      },
    });
}

const textOf =
  (max: number, hidden: (text: string) => string | null): Check =>
  (value) => {
    if (typeof value !== 'string') return 'must be text';
    if (value.length > max) return `must have at most ${max} characters`;
    if (tidy(value) === '') return 'must not be empty';
    const found = hidden(value);
    return found && `must not hold the character ${found}`;
  };

/** What is wrong with a name, title or label, as a sentence that goes on from it; null if nothing is. @param max characters */
export const faultInName =
  (max: number): Check =>
  (value) =>
    textOf(max, hiddenCharacter)(value) ??
    (/[^\p{M}\s]/u.test(String(value)) ? null : 'must hold more than marks that go on top of letters');

/** A name, title or label: one line, and nothing in it that cannot be seen. */
export const IsName = (max = 300): PropertyDecorator =>
  applyDecorators(checked('isName', faultInName(max)), ApiProperty({ type: String, minLength: 1, maxLength: max }));

/** What is wrong with free text, as a sentence that goes on from it; null if nothing is. @param max characters */
const faultInProse =
  (max: number): Check =>
  (value) =>
    textOf(max, hiddenCharacterInProse)(value) ??
    (isBlank(String(value)) ? 'must hold something that can be seen' : null);

/** Free text: a wording, a note. */
export const IsProse = (max: number): PropertyDecorator =>
  applyDecorators(checked('isProse', faultInProse(max)), ApiProperty({ type: String, minLength: 1, maxLength: max }));

/** Any text, to be read and not to be kept: it may be empty, and hold what cannot be seen. Length in UTF-16 code units. */
export const IsText = (max: number): PropertyDecorator =>
  applyDecorators(
    checked('isText', (value) => {
      if (typeof value !== 'string') return 'must be text';
      return value.length <= max
        ? null
        : `must have at most ${max} characters (UTF-16 code units), not ${value.length}`;
    }),
    ApiProperty({ type: String, maxLength: max }),
  );

const LOCAL_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u;

/** A local name by which records of one request or dossier refer to each other. */
export const IsLocalName = (): PropertyDecorator =>
  checked('isLocalName', (value) =>
    typeof value === 'string' && LOCAL_NAME.test(value)
      ? null
      : 'must be a local name of letters, digits, dot, colon, hyphen and underscore, at most 100 characters',
  );

/** A BCP 47 language tag: `en`, `de-AT`. */
export const IsLanguageTag = (): PropertyDecorator =>
  checked('isLanguageTag', (value) => (isLanguageTag(value) ? null : 'must be a language tag such as en or de-AT'));

function isLanguageTag(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 35) return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A country, ISO 3166-1 alpha-2: `US`, `DE`. */
export const IsCountry = (): PropertyDecorator =>
  applyDecorators(
    checked('isCountry', (value) =>
      typeof value === 'string' && /^[a-z]{2}$/i.test(value) ? null : 'must be a country of two letters, such as US',
    ),
    ApiProperty({ type: String, minLength: 2, maxLength: 2 }),
  );

/** A calendar date. */
export const IsDay = (): PropertyDecorator =>
  checked('isDay', (value) =>
    typeof value === 'string' && isCalendarDate(value) ? null : 'must be a date that exists, YYYY-MM-DD',
  );

/** A calendar date, or an instant with its offset. */
export const IsDayOrInstant = (): PropertyDecorator =>
  checked('isDayOrInstant', (value) => {
    try {
      if (typeof value === 'string' && dayOf(value)) return null;
    } catch {
      // said below
    }
    return 'must be a date that exists, YYYY-MM-DD, or an RFC 3339 time with its offset';
  });

/** An instant, RFC 3339 with its offset. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    checked('isInstant', (value) => {
      try {
        if (typeof value === 'string' && dayOf(value).instant !== null) return null;
      } catch {
        // said below
      }
      return 'must be an RFC 3339 time with its offset, such as 2026-03-01T09:30:00Z';
    }),
    ApiProperty({ type: String, format: 'date-time' }),
  );

/** Names, labels by language: at most 50. */
export const IsTextByLanguage = (): PropertyDecorator =>
  checked('isTextByLanguage', (value) => {
    if (!isPlainObject(value)) return 'must be an object of texts by language';
    const entries = Object.entries(value);
    if (entries.length === 0 || entries.length > 50) return 'must hold 1 to 50 languages';
    for (const [language, text] of entries) {
      if (!isLanguageTag(language))
        return `must have language tags such as en or de-AT as keys, not ${JSON.stringify(language)}`;
      const wrong = textOf(300, hiddenCharacter)(text);
      if (wrong) return `${language} ${wrong}`;
    }
    return null;
  });

const SCHEME = /^[a-z][a-z0-9_-]{0,29}$/;

/** Texts by language as they are kept: tidy, under canonical language tags. */
export const tidyTexts = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [Intl.getCanonicalLocales(language)[0] ?? language, tidy(text)]),
  );

/** Identifiers by scheme: wikidata, lei, cik. */
export const AreIdentifiers = (): PropertyDecorator =>
  checked('areIdentifiers', (value) => {
    if (!isPlainObject(value)) return 'must be an object of identifiers by scheme';
    const entries = Object.entries(value);
    if (entries.length > 30) return 'must hold at most 30 identifiers';
    for (const [scheme, identifier] of entries) {
      if (!SCHEME.test(scheme)) return `must have schemes such as wikidata as keys, not ${JSON.stringify(scheme)}`;
      const wrong = textOf(200, hiddenCharacter)(identifier);
      if (wrong) return `${scheme} ${wrong}`;
    }
    return null;
  });

/** One of a closed list of words. */
export const IsOneOf = (words: readonly string[]): PropertyDecorator =>
  applyDecorators(
    checked('isOneOf', (value) => (words.includes(value as string) ? null : `must be one of ${words.join(', ')}`)),
    ApiProperty({ enum: words }),
  );

/** A property that may be left out but is not null: in a change, null would be taken for "remove it". */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A list of names: aliases. */
export const AreNames = (most: number, max = 300): PropertyDecorator =>
  applyDecorators(
    checked('areNames', (value) => {
      if (!Array.isArray(value)) return 'must be a list of texts';
      if (value.length > most) return `must hold at most ${most} texts`;
      for (const text of value as unknown[]) {
        const wrong = textOf(max, hiddenCharacter)(text);
        if (wrong) return `has a text that ${wrong}`;
      }
      return null;
    }),
    ApiProperty({ type: 'array', maxItems: most, items: { type: 'string', minLength: 1, maxLength: max } }),
  );

/** An id, UUID; code finds it in lower case. */
export const IsId = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.toLowerCase() : value,
    ) as PropertyDecorator,
    checked('isId', (value) => (typeof value === 'string' && isId(value) ? null : 'must be an id (UUID)')),
    ApiProperty({ type: String, format: 'uuid' }),
  );

/** Any check of a value's shape; the function answers what is wrong, or null. */
export const Satisfies = (name: string, check: Check): PropertyDecorator => checked(name, check);

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
