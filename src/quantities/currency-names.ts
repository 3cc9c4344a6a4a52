import { currencyCodes } from './units.js';

/**
 * The names of all currencies of ISO 4217 in a language, in lower case, to their codes: CLDR's, in every plural.
 *
 * Where two currencies share a name, the one whose code comes last in CLDR keeps it; what matters is corrected by the
 * lexicons, which come later.
 */
export function currencyNames(language: string): Readonly<Record<string, string>> {
  const display = new Intl.DisplayNames(language, { type: 'currency', fallback: 'none' });
  const names: Record<string, string> = {};
  for (const code of currencyCodes) {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency: code, currencyDisplay: 'name' });
    const plurals = [1, 2, 1_000_000].map((count) =>
      format
        .formatToParts(count)
        .filter(({ type }) => type === 'currency')
        .map(({ value }) => value)
        .join(''),
    );
    for (const name of [display.of(code) ?? '', ...plurals]) {
      const plain = name.toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ').trim();
      if (plain !== '' && plain.length > 2 && !/[(|)\d]/.test(plain)) names[plain] = code;
    }
  }
  return names;
}
