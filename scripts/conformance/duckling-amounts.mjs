// Duckling's examples of amounts of money, value and unit, as whole phrases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { outcomeOf, readingsOf, resultOf } from './scores.mjs';

const LANGUAGES = {
  EN: 'English',
  FR: 'French',
  ES: 'Spanish',
  IT: 'Italian',
  PT: 'Portuguese',
  NL: 'Dutch',
};

/** Units of Duckling that leave the country open, and the currencies each can be. */
const openUnits = {
  Dollar: ['USD'],
  Cent: ['USD', 'EUR'],
  Pound: ['GBP'],
  PTS: ['ESP'],
  Unnamed: ['1', 'USD'],
  Dinar: ['IQD', 'JOD', 'KWD', 'RSD', 'TND'],
  Rial: ['IRR', 'OMR', 'YER'],
  Riyal: ['QAR', 'SAR'],
};

export const set = {
  name: 'Duckling AmountOfMoney',
  folder: 'duckling',
  async run(folder, product) {
    const { readFigure } = await product('quantities/read-figure.js');
    const cases = readFileSync(join(folder, 'AmountOfMoney.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return Object.entries(LANGUAGES).map(([locale, label]) => {
      const own = cases.filter((one) => one.locale === locale);
      const meant = own.flatMap(({ expected, text }) => {
        const amount = amountOf(expected);
        return amount && !isHalfScaled(amount) ? [{ text, amount }] : [];
      });
      const language = locale.toLowerCase();
      const outcomes = meant.map(({ text, amount }) =>
        outcomeOf(
          readingsOf(() => readFigure(text, { language })),
          amount,
        ),
      );
      const failures = meant.flatMap(({ text, amount }, i) =>
        outcomes[i] === 'right' ? [] : [`${outcomes[i]} ${JSON.stringify(text)} is ${JSON.stringify(amount)}`],
      );
      return { ...resultOf(label, outcomes, own.length - meant.length), language, failures, threshold: 90 };
    });
  },
};

/** `(simple EUR 20)`, `(between Dollar (10, 20))`, `(under EUR 7)`, `(above Dollar 1.42)`; null for anything else. */
function amountOf(expected) {
  const [, shape, unit, text] = /^\((simple|between|under|above) (\S+) \(?([^()]+)\)+$/.exec(expected) ?? [];
  if (!shape) return null;
  const [first, second = first] = text
    .split(', ')
    .map((number) => (unit === 'Cent' ? String(Number(number) / 100) : number));
  return {
    units: openUnits[unit] ?? [unit],
    lower: shape === 'under' ? null : first,
    upper: shape === 'above' ? null : second,
  };
}

/** "7-9 lakh rupees" as 7 to 900,000: the domain rules scale both ends. */
function isHalfScaled({ lower, upper }) {
  return lower !== null && upper !== null && Number(lower) > 0 && Number(upper) / Number(lower) >= 1000;
}
