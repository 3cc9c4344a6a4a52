// Sentences of Recognizers-Text with numbers, percentages, ranges and money: every result must be found with its value and
// unit, and sentences without any must give none. Pooled per language.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Decimal } from 'decimal.js';

import { currencyUnits } from './recognizers-units.mjs';

const LANGUAGES = {
  English: 'en',
  German: 'de',
  French: 'fr',
  Spanish: 'es',
  Italian: 'it',
  Portuguese: 'pt',
  Dutch: 'nl',
};

const MODELS = [
  ['Number', 'NumberModel', 'number'],
  ['Number', 'PercentModel', 'percent'],
  ['Number', 'NumberRangeModel', 'range'],
  ['NumberWithUnit', 'CurrencyModel', 'money'],
];

const ARTICLE = /^(?:un|une|uno|una|um|uma|een|ein|eine|a|an)$/;

/** Gold that contradicts the domain rules or that nobody claims to read: the class and why it is left out. */
const LEFT_OUT = [
  ['not supported on the reference platform', ({ NotSupported }) => /dotnet/i.test(NotSupported ?? '')],
  [
    'telephone numbers, network addresses and identifiers read as numbers (rule 3: they are no quantities)',
    ({ Input, Results }, model) =>
      model === 'number' && Results.length > 0 && /\d-\d{3,}|\d+\.\d+\.\d+\.\d+|\d{3,}\/\d{3,}/.test(Input),
  ],
  [
    'the indefinite article before a noun read as the number one',
    ({ Input }, model, result) =>
      model === 'number' &&
      result !== undefined &&
      new RegExp(`\\b${ARTICLE.exec(result.Text)?.[0] ?? '^\\b$'} \\p{L}`, 'u').test(Input),
  ],
  [
    'digits before "cent" read as hundreds (in French they are hundredths of money; hundreds are written in words)',
    ({ Input }, model) => model === 'number' && /\d\s+cent\s*$/.test(Input),
  ],
  [
    'the first end of a range whose scale stands at its second (domain rules: both ends are scaled)',
    ({ Input }, model, result) =>
      model === 'number' &&
      result !== undefined &&
      /^\d+$/.test(result.Text) &&
      new RegExp(`${result.Text} (bis|to|a|à|tot) \\d+ \\p{L}{4}`, 'u').test(Input),
  ],
  [
    'a numerator read without its denominator ("100 millionths" as 100)',
    ({ Input }, model, result) =>
      model === 'number' &&
      result !== undefined &&
      new RegExp(`^\\s*${result.Text.replace(/[^\w]/g, '.')} \\w+(ths|simo)$`).test(Input) &&
      /^\d+$/.test(result.Text),
  ],
  [
    'ordinals read as numbers (rule 3: they are no quantities)',
    (_, model, result) => model === 'range' && /[ée]sim[oa]/.test(result?.Text ?? ''),
  ],
  ['a currency or a percent sign without a number', (_, model, result) => result !== undefined && isEmpty(result)],
];

export const set = {
  name: 'Recognizers-Text',
  folder: 'recognizers-specs',
  async run(folder, product) {
    const { findFigures } = await product('quantities/find-figures.js');
    return Object.entries(LANGUAGES).map(([label, language]) => {
      const failures = [];
      const count = { right: 0, ambiguous: 0, missed: 0, spurious: 0, misScaled: 0 };
      const left = new Map();
      for (const [group, name, model] of MODELS) {
        for (const one of casesOf(join(folder, group, label, `${name}.json`))) {
          const { outcome, detail } = outcomeOf(one, model, language, findFigures, left);
          if (outcome === null) continue;
          count[outcome] += 1;
          if (outcome !== 'right')
            failures.push(`${outcome} (${name}) ${JSON.stringify(one.Input.slice(0, 200))}: ${detail}`);
        }
      }
      const cases = Object.values(count).reduce((sum, number) => sum + number, 0);
      const classes = [...left].map(([why, number]) => `${number} ${why}`);
      return {
        ...{ label, language, cases, passed: count.right, failures, misScaled: count.misScaled, threshold: 90 },
        notes: [
          `${count.ambiguous} ambiguous, ${count.missed} missed, ${count.spurious} found where there is none, ${count.misScaled} off by a factor of ten or more`,
          ...(classes.length > 0 ? [`left out: ${classes.join('; ')}`] : []),
        ].join('; '),
      };
    });
  },
};

function casesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) : [];
}

function outcomeOf(one, model, language, findFigures, left) {
  const leave = (why) => left.set(why, (left.get(why) ?? 0) + 1);
  const whole = LEFT_OUT.find(([, applies]) => applies(one, model));
  if (whole) {
    leave(whole[0]);
    return { outcome: null };
  }
  const meant = one.Results.filter((result) => {
    const why = LEFT_OUT.find(([, applies]) => applies(one, model, result));
    if (why) leave(why[0]);
    return why === undefined;
  });
  if (meant.length === 0 && one.Results.length > 0) return { outcome: null };
  const { items } = findFigures(one.Input, { language });
  if (meant.length === 0) {
    const extra = items.filter((item) => item.readings.some((figure) => isOf(model, figure)));
    if (extra.length === 0) return { outcome: 'right' };
    return { outcome: 'spurious', detail: extra.map(shown(one.Input)).join(', ') };
  }
  let worst = { outcome: 'right' };
  let at = 0;
  for (const result of meant) {
    const place = one.Input.toLowerCase().indexOf(result.Text.toLowerCase(), at);
    const start = result.Start ?? (place < 0 ? one.Input.toLowerCase().indexOf(result.Text.toLowerCase()) : place);
    const end = start + result.Text.length;
    at = end;
    const near = items.filter((item) => item.start < end && item.end > start);
    const outcome = judged(near, result, model, language);
    const rank = ['right', 'ambiguous', 'missed', 'misScaled'];
    if (rank.indexOf(outcome) > rank.indexOf(worst.outcome)) {
      const want = JSON.stringify([result.Text, result.Resolution?.value, result.Resolution?.unit]);
      worst = { outcome, detail: `${want} is not in ${items.map(shown(one.Input)).join(', ') || 'nothing'}` };
    }
  }
  return worst;
}

function judged(near, result, model, language) {
  const fits = (figure) => agrees(figure, result, model, language);
  const hit = near.find((item) => item.readings.some(fits));
  if (hit) return hit.readings.length === 1 ? 'right' : 'ambiguous';
  const sure = near.filter(({ ambiguous }) => !ambiguous).flatMap(({ readings }) => readings);
  return model !== 'range' && sure.length === 1 && isMisScaled(sure[0], result, language) ? 'misScaled' : 'missed';
}

const shown = (text) => (item) =>
  `${JSON.stringify(text.slice(item.start, item.end))} = ${item.readings.map(({ kind, point, stated, unit }) => `${kind} ${point ?? `${stated.lower}..${stated.upper}`} ${unit}`).join(' | ')}`;

function isOf(model, { kind, unit }) {
  if (model === 'money') return /^[A-Z]{3}$/.test(unit);
  if (model === 'percent') return unit === 'percent';
  if (model === 'range') return /range|than|least|most/.test(kind);
  return unit === '1';
}

function isEmpty({ Resolution }) {
  return Resolution?.value === null || Resolution?.value === undefined || Resolution.value === 'null';
}

function numberOf(text, language) {
  const plain = String(text).replace(/%$/, '');
  return new Decimal(language === 'en' ? plain : plain.replace(',', '.'));
}

function agrees(figure, result, model, language) {
  const { value, unit, isoCurrency } = result.Resolution;
  if (model === 'range') return agreesRange(figure, String(value));
  const number = numberOf(value, language);
  if (model === 'percent') {
    return /^(percent|percentage_point)$/.test(figure.unit) && valuesOf(figure).some((read) => isSame(read, number));
  }
  if (model === 'number')
    return valuesOf(figure).some((read) => isSame(read, number) || isSame(read.times(100), number));
  const { codes, hundredths } = currencyUnits(unit, isoCurrency);
  const amount = hundredths ? number.div(100) : number;
  return codes.includes(figure.unit) && valuesOf(figure).some((read) => isSame(read, amount));
}

function valuesOf({ point, stated }) {
  return [point, stated.lower, stated.upper].filter((text) => text !== null).map((text) => new Decimal(text));
}

/** Values are given with 15 significant digits. */
function isSame(read, meant) {
  if (read.eq(meant)) return true;
  return !meant.isZero() && read.minus(meant).div(meant).abs().lt('1e-13');
}

/** `[10,20)`, `(,100]`: the ends, and for a bound whether it belongs. */
function agreesRange({ stated, lowerInclusive, upperInclusive }, gold) {
  const [, open, low, high, close] = /^([[(])(.*?),(.*?)([\])])$/.exec(gold) ?? [];
  if (open === undefined) return false;
  const same = (read, meant) =>
    meant === '' ? read === null : read !== null && isSame(new Decimal(read), new Decimal(meant));
  if (!same(stated.lower, low) || !same(stated.upper, high)) return false;
  if (low === '') return upperInclusive === (close === ']');
  if (high === '') return lowerInclusive === (open === '[');
  return true;
}

function isMisScaled(figure, result, language) {
  const meant = numberOf(result.Resolution.value, language);
  const { hundredths } = currencyUnits(result.Resolution.unit, result.Resolution.isoCurrency);
  const scaled = hundredths ? meant.div(100) : meant;
  if (figure.point === null || scaled.isZero()) return false;
  const ratio = new Decimal(figure.point).div(scaled).abs();
  return ratio.isZero() ? false : ratio.gte(10) || ratio.lte('0.1');
}
