import type { Speech, Spoken } from './speech.js';

const POWERS: Readonly<Record<Spoken, Readonly<Record<string, string>>>> = {
  en: { '2': ' squared', '3': ' cubed' },
  de: { '2': ' im Quadrat', '3': ' hoch drei' },
};

/** A unit in words, also where it is a power: `US dollars squared` for `USD^2`. */
export function unitInWords({ language, unit: said }: Pick<Speech, 'language' | 'unit'>, unit: string): string {
  const [, base, power] = /^([^^/·]+)\^(\d+)$/.exec(unit) ?? [];
  const words = power === undefined ? undefined : POWERS[language][power];
  return base === undefined || words === undefined ? said(unit) : said(base) + words;
}
