import { readFigure } from './read-figure.js';

/** What is read, as `value unit`, or the ends of a range. */
function read(text: string, language: string): string[] {
  return readFigure(text, { language }).readings.map(
    ({ point, stated, unit }) => `${point ?? `${stated.lower}..${stated.upper}`} ${unit}`,
  );
}

describe('numbers that go on after their scale', () => {
  it.each([
    ['a million and a half', 'en', '1500000 1'],
    ['two dozen million', 'en', '24000000 1'],
    ['two thousand and four dozen', 'en', '2048 1'],
    ['three quarters of a million', 'en', '750000 1'],
    ['forty-seven point twenty-five', 'en', '47.25 1'],
    ['75 USD million', 'en', '75000000 USD'],
    ['15 dollars and forty-five cents', 'en', '15.45 USD'],
    ['13.000 bis 14.000 Millionen Euro', 'de', '13000000000..14000000000 EUR'],
    ['10 mil 500 pesos mexicanos', 'es', '10500 MXN'],
    ['1 billón 300.000 millones de euros', 'es', '1300000000000 EUR'],
    ['20 mil e 500 euros', 'pt', '20500 EUR'],
    ['ciento treinta y dos quintos', 'es', '26.4 1'],
  ])('%s (%s)', (text, language, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it('reads nothing where a scale stands behind a word it does not understand', () => {
    expect(read('13 mil de millones', 'es')).toEqual([]);
    expect(read('cem mil bilionésimos', 'pt')).toEqual([]);
  });
});
