import { findFigures } from './find-figures.js';

function found(text: string, language: string): string[] {
  return findFigures(text, { language }).items.map(({ readings: [figure] }) =>
    [figure?.kind, figure?.point ?? `${figure?.stated.lower}..${figure?.stated.upper}`, figure?.unit].join(' '),
  );
}

describe('a change from one level to another', () => {
  it.each([
    ['Inflation rose from 2.1% to 3.4%.', 'en', ['rounded 2.1 percent', 'rounded 3.4 percent']],
    ['La inflación subió del 2,1 % al 3,4 %.', 'es', ['rounded 2.1 percent', 'rounded 3.4 percent']],
    ['A inflação subiu de 2,1% para 3,4%.', 'pt', ['rounded 2.1 percent', 'rounded 3.4 percent']],
    ['O preço passou de R$ 10 para R$ 15.', 'pt', ['rounded 10 BRL', 'rounded 15 BRL']],
  ])('is two levels and no range: %s', (text, language, expected) => {
    expect(found(text, language)).toEqual(expected);
  });

  it('gives its start the scale of its end', () => {
    expect(found('Redujo sus pérdidas de 5.000 a 3.100 millones de dólares.', 'es')).toEqual([
      'rounded 5000000000 USD',
      'rounded 3100000000 USD',
    ]);
  });

  it('makes a level of what would be a bound elsewhere', () => {
    expect(found('El paro bajó, hasta los 2,4 millones.', 'es')).toEqual(['rounded 2400000 1']);
    expect(found('Habrá hasta 2,4 millones.', 'es')).toEqual(['at_most 2400000 1']);
  });

  it('leaves a range a range where nothing changes', () => {
    expect(found('It costs from 3 to 4 billion dollars.', 'en')).toEqual(['range 3000000000..4000000000 USD']);
    expect(found('Cuesta de 3 a 4 millones de euros.', 'es')).toEqual(['range 3000000..4000000 EUR']);
  });
});
