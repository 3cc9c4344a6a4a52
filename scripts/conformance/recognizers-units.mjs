// The names that Recognizers-Text gives to currencies, as ISO 4217 codes.

/** Names that leave the country open, and the currencies each can be. */
const OPEN = {
  Dollar: ['USD'],
  Pound: ['GBP'],
  Franc: ['CHF', 'FRF', 'XAF', 'XOF'],
  Peso: ['MXN', 'ARS', 'CLP', 'COP', 'PHP'],
  Rupee: ['INR', 'PKR', 'LKR'],
  Krona: ['SEK', 'ISK'],
  Krone: ['NOK', 'DKK'],
  Dinar: ['KWD', 'IQD', 'JOD', 'DZD', 'TND', 'RSD'],
  Rial: ['IRR', 'OMR'],
  Riyal: ['SAR', 'QAR'],
  Lira: ['TRY', 'ITL'],
  Won: ['KRW'],
  Mark: ['DEM'],
  Real: ['BRL'],
  Yen: ['JPY'],
  Yuan: ['CNY'],
  Ruble: ['RUB'],
  Euro: ['EUR'],
  Bitcoin: ['XBT', 'BTC'],
  Dólar: ['USD'],
  Libra: ['GBP'],
  Franco: ['CHF', 'FRF', 'XAF', 'XOF'],
  Corona: ['SEK', 'NOK', 'DKK', 'CZK', 'ISK'],
  Coroa: ['SEK', 'NOK', 'DKK', 'CZK', 'ISK'],
  Rublo: ['RUB'],
  Rupia: ['INR', 'PKR', 'LKR', 'IDR'],
  Iene: ['JPY'],
  Livre: ['GBP'],
  Roupie: ['INR', 'PKR', 'LKR'],
  Couronne: ['SEK', 'NOK', 'DKK', 'CZK', 'ISK'],
  Rouble: ['RUB'],
};

const HUNDREDTHS = {
  Cent: ['USD', 'EUR'],
  Pence: ['GBP'],
  Penny: ['GBP', 'USD'],
  Kopek: ['RUB'],
  Fen: ['CNY'],
  Jiao: ['CNY'],
  Centavo: ['USD', 'EUR', 'BRL', 'MXN'],
  Céntimo: ['EUR'],
  Penique: ['GBP'],
  Pêni: ['GBP'],
  Centime: ['EUR', 'CHF'],
  Pesewa: ['GHS'],
};

const names = new Map(
  ['en', 'es', 'pt', 'fr'].flatMap((language) => {
    const display = new Intl.DisplayNames(language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => [display.of(code).toLowerCase(), code]);
  }),
);
const OTHER = {
  'united states dollar': 'USD',
  'chinese yuan': 'CNY',
  'lao kip': 'LAK',
  'hong kong dollar': 'HKD',
  'new taiwan dollar': 'TWD',
  'brazilian real': 'BRL',
  'russian ruble': 'RUB',
  'israeli shekel': 'ILS',
  'south korean won': 'KRW',
  'german mark': 'DEM',
  'netherlands guilder': 'NLG',
  'dólar estadunidense': 'USD',
  'yuan chino': 'CNY',
  'dollar états-unis': 'USD',
  'mark finlandais': 'FIM',
  'florins néerlandais': 'NLG',
};

/** The codes that a unit can be, and whether the value counts hundredths of it. */
export function currencyUnits(unit, isoCurrency) {
  if (isoCurrency) return { codes: [isoCurrency], hundredths: false };
  if (HUNDREDTHS[unit]) return { codes: HUNDREDTHS[unit], hundredths: true };
  const name = (unit ?? '').toLowerCase();
  const code = OTHER[name] ?? names.get(name);
  return { codes: OPEN[unit] ?? (code ? [code] : []), hundredths: false };
}
