import { currencyCodes } from './units.js';

/**
 * The symbols of all currencies of ISO 4217 in a language, in lower case, to their codes: CLDR's, of two characters or more
 * (`$AR`, `£LB`, `EC$`). Short forms count where they are of one currency only and have a currency sign in them.
 */
export function currencySymbols(language: string): Readonly<Record<string, string>> {
  const owners = new Map<string, string[]>();
  for (const code of currencyCodes) {
    const narrow = symbolOf(language, code, 'narrowSymbol');
    const all = new Set([symbolOf(language, code, 'symbol'), ...(/\p{Sc}/u.test(narrow) ? [narrow] : [])]);
    for (const symbol of all) {
      if ([...symbol].length > 1 && symbol !== code && !/\d/.test(symbol)) {
        const plain = symbol.toLowerCase();
        owners.set(plain, [...(owners.get(plain) ?? []), code]);
      }
    }
  }
  return Object.fromEntries(
    [...owners].flatMap(([symbol, [code = '', ...others]]) => (others.length === 0 ? [[symbol, code]] : [])),
  );
}

function symbolOf(language: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });
  const symbol = format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? '';
  return symbol.replace(/[\u00a0\u202f]/gu, ' ').trim();
}
