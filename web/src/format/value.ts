import type { Metric, Scope, Value } from '../api/records.js';
import { formatDay } from './day.js';
import { headline } from './figure.js';
import { spanName } from './period.js';
import type { Language, Reader } from './reader.js';

const words = {
  en: { yes: 'yes', no: 'no', since: 'since', before: 'before', open: 'not stated' },
  de: { yes: 'ja', no: 'nein', since: 'seit', before: 'vor dem', open: 'nicht angegeben' },
} as const;

/** Any value in the reader's words: a figure, a date, yes or no, a name, a text. */
export function valueInWords(value: Value, reader: Reader): string {
  const say = words[reader.language];
  switch (value.type) {
    case 'quantity':
      return headline(value.figure, reader);
    case 'truth':
      return value.truth ? say.yes : say.no;
    case 'entity':
      return value.entity.name;
    case 'text':
      return value.text;
    case 'date': {
      const { from, to } = value;
      if (from && to) return spanName(from, to, reader);
      if (from) return `${say.since} ${formatDay(from, reader)}`;
      return to ? `${say.before} ${formatDay(to, reader)}` : value.asWritten || say.open;
    }
  }
}

/** The words a value was read from, where it was read from words. */
export function writtenForm(value: Value): string | null {
  if (value.type === 'quantity') return value.figure.asWritten;
  return value.type === 'date' ? value.asWritten : null;
}

/** What a metric is called in a language; its own label where it has none in that language. */
export function metricName({ label, labels }: Metric, language: Language): string {
  return labels?.[language] ?? label;
}

/** Words that dimensions are limited to and that have a translation; all other words are those of whoever recorded them. */
const fillers: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  en: {},
  de: { tax: { before: 'vor', after: 'nach' } },
};

/** The same where the dimension is not named beside them. */
const alone: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  en: { tax: { before: 'before tax', after: 'after tax' } },
  de: { tax: { before: 'vor Steuern', after: 'nach Steuern' } },
};

/** The dimensions a claim is limited to, with the word for each, and the word that says so without naming the dimension. */
export function scopeEntries(
  scope: Scope | undefined,
  language: Language,
): { dimension: string; word: string; phrase: string }[] {
  return Object.entries(scope ?? {}).map(([dimension, to]) => {
    if (typeof to !== 'string') return { dimension, word: to.name, phrase: to.name };
    const worded = (words: typeof alone) => {
      const known = words[language][dimension];
      return known && Object.hasOwn(known, to) ? known[to] : undefined;
    };
    const word = worded(fillers) ?? to;
    return { dimension, word, phrase: worded(alone) ?? word };
  });
}
