import { displayName } from '../vocabulary/entity.js';
import type { Party, Publication } from './origin-facts.js';

/** The languages in which the graph speaks to people. */
export const SPOKEN = ['en', 'de'] as const;
export type Spoken = (typeof SPOKEN)[number];

/** A text in each of them. */
export type Texts = Readonly<Record<Spoken, string>>;

/** A text in every language, made by one function. */
export const inAll = (say: (language: Spoken) => string): Texts => ({ en: say('en'), de: say('de') });

/** A longer name would be a sentence of its own. */
const LONGEST_NAME = 120;

/**
 * A name that cannot change what is around it: one line, nothing hidden, shortened where it is very long; isolated (U+2068, U+2069)
 * where it is written from right to left, double quotation marks made single.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{White_Space}]+/gu, ' ')
    .replace(
      /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}\p{Cs}\p{Noncharacter_Code_Point}]/gu,
      '',
    )
    .replace(/["“”„‟«»]/gu, '’')
    .replace(/;/g, ',')
    .trim();
  const characters = [...plain];
  const shown = characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : plain;
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** Somebody by name, or, where confidential, by what everybody may read. */
export function partyName({ names, description, confidential }: Party, language: Spoken): string {
  const name = confidential ? '' : displayName(names, language);
  return safeName(name || (description ?? '')) || UNNAMED[language];
}

/** A document by its title, else by who published it. */
export function titleOf(source: Publication, language: Spoken): string {
  return safeName(source.title ?? '') || publisherOf(source, language);
}

/** A report by who published it, else by its title. */
export function publisherOf(source: Publication, language: Spoken): string {
  if (source.confidential) return safeName(source.description ?? '') || UNNAMED[language];
  if (source.publisher) return partyName(source.publisher, language);
  return safeName(source.title ?? hostOf(source.url)) || UNNAMED[language];
}

function hostOf(url: string | null): string {
  return url === null ? '' : (/^\w+:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? '');
}

/** For what has no name that may be shown. */
export const UNNAMED: Texts = { en: 'a source that is not named', de: 'nicht genannte Quelle' };
