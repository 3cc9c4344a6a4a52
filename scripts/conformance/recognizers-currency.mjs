// Sentences of Recognizers-Text that name an amount of money: the first one in each, value and unit. Sentences with a
// percentage are left out: the reader takes the first quantity, and the material marks money only.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { outcomeOf, readingsOf, resultOf } from './scores.mjs';

const LANGUAGES = { English: 'en', German: 'de' };

/** Units as the material writes them, where they are no ISO code. */
const currencies = {
  Dollar: 'USD',
  'United States dollar': 'USD',
  Euro: 'EUR',
  Pound: 'GBP',
  'British pound': 'GBP',
  'Japanese yen': 'JPY',
  'Swiss franc': 'CHF',
  'Australian dollar': 'AUD',
  'New Zealand dollar': 'NZD',
  'Canadian dollar': 'CAD',
  'Chinese yuan': 'CNY',
  'Indian rupee': 'INR',
};

export const set = {
  name: 'Recognizers-Text Currency',
  folder: 'recognizers-specs/NumberWithUnit',
  async run(folder, product) {
    const { readFirstFigure } = await product('quantities/read-figure.js');
    return Object.entries(LANGUAGES).map(([label, language]) => {
      const file = join(folder, label, 'CurrencyModel.json');
      const all = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) : [];
      const meant = all.flatMap(({ Input, Results }) => {
        const amount = amountOf(Results[0]?.Resolution ?? {}, language);
        return amount && !Input.includes('%') ? [{ text: Input, amount }] : [];
      });
      const outcomes = meant.map(({ text, amount }) =>
        outcomeOf(
          readingsOf(() => readFirstFigure(text, { language })),
          amount,
        ),
      );
      return resultOf(label, outcomes, all.length - meant.length);
    });
  },
};

/** The material writes German decimals with a comma. */
function amountOf({ value, unit, isoCurrency }, language) {
  const currency = isoCurrency ?? currencies[unit];
  if (typeof value !== 'string' || !currency) return null;
  const number = language === 'de' ? value.replace(',', '.') : value;
  return { units: [currency], lower: number, upper: number };
}
