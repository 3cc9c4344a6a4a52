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

/** The dimensions a claim is limited to, with the word for each. */
export function scopeEntries(scope: Scope | undefined): { dimension: string; word: string }[] {
  return Object.entries(scope ?? {}).map(([dimension, to]) => ({
    dimension,
    word: typeof to === 'string' ? to : to.name,
  }));
}
