import type { Figure } from './figure.js';
import { findFigures } from './find-figures.js';
import { readFigure, readFirstFigure } from './read-figure.js';

function said({ kind, direction, point, unit, of }: Figure): string {
  return [kind, direction, point, unit, of].filter((part) => part !== null && part !== undefined).join(' ');
}

function found(text: string, language: string): string[] {
  return findFigures(text, { language }).items.map(({ readings }) => readings.map(said).join(' | '));
}

describe('a level after a word of change', () => {
  it.each([
    ['en', 'Inflation fell below 2 percent.', 'less_than 2 percent'],
    ['en', 'Inflation rose above 4 percent.', 'more_than 4 percent'],
    ['en', 'It climbed past 5 percent.', 'more_than 5 percent'],
    ['de', 'Die Inflation fiel unter 2 Prozent.', 'less_than 2 percent'],
    ['de', 'Die Inflation ist auf 6,1 Prozent gestiegen.', 'rounded 6.1 percent'],
    ['fr', 'Le taux est tombé sous 5 %.', 'less_than 5 percent'],
    ['es', 'El paro cayó por debajo del 5 %.', 'less_than 5 percent'],
    ['it', 'Il tasso è sceso sotto il 5%.', 'less_than 5 percent'],
    ['pt', 'A taxa caiu abaixo de 5%.', 'less_than 5 percent'],
    ['nl', 'De inflatie is naar 16 procent gestegen.', 'rounded 16 percent'],
    ['nl', 'De inflatie is tot 5 procent gestegen.', 'rounded 5 percent'],
    ['de', 'Der Einlagensatz beträgt minus 0,5 Prozent.', 'rounded -0.5 percent'],
  ])('is none itself: %s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual([expected]);
  });

  it.each([
    ['en', 'fell below 2 percent', 'less_than 2 percent'],
    ['en', 'fell to 5 percent', 'rounded 5 percent'],
    ['de', 'auf 6,1 Prozent gestiegen', 'rounded 6.1 percent'],
    ['nl', 'tot 5 procent gestegen', 'rounded 5 percent'],
    ['de', 'um über 5 Prozent gestiegen', 'ratio_change up 5 percent'],
  ])('is read as a whole text: %s %s', (language, text, expected) => {
    expect(readFigure(text, { language }).readings.map(said)).toEqual([expected]);
  });

  it.each([
    ['en', 'Sales fell more than 5 percent.', 'ratio_change down 5 percent'],
    ['en', 'Sales rose by more than 5 percent.', 'ratio_change up 5 percent'],
    ['de', 'Der Umsatz ist um über 5 Prozent gestiegen.', 'ratio_change up 5 percent'],
    ['nl', 'Er is tot 5 procent korting.', 'ratio_change down 5 percent'],
    ['es', 'Hay hasta un 20 % de descuento.', 'ratio_change down 20 percent'],
  ])('is not what a word of amount stands before: %s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual([expected]);
  });

  it('ends no range that a change begins', () => {
    expect(found('Unemployment fell 2 percent to 5 percent.', 'en')).toEqual([
      'ratio_change down 2 percent',
      'rounded 5 percent',
    ]);
  });
});

describe('a factor or a part by which something changes', () => {
  it.each([
    ['en', 'Profit increased by a third.', 'ratio_change up 33.3333333333333 percent'],
    ['en', 'The price fell by two thirds.', 'ratio_change down 66.6666666666667 percent'],
    ['en', 'Costs were cut by half.', 'ratio_change down 50 percent'],
    ['de', 'Der Preis fiel um die Hälfte.', 'ratio_change down 50 percent'],
    ['fr', 'Le prix a baissé de moitié.', 'ratio_change down 50 percent'],
    ['es', 'Las ventas aumentaron en un tercio.', 'ratio_change up 33.3333333333333 percent'],
    ['en', 'It was a tenfold increase.', 'ratio_change 10 1'],
    ['en', 'It was a five-fold rise.', 'ratio_change 5 1'],
    ['en', 'Sales grew twofold.', 'ratio_change 2 1'],
    ['de', 'Der Umsatz stieg um das Dreifache.', 'ratio_change 3 1'],
    ['nl', 'De omzet steeg tot het drievoudige.', 'ratio_change 3 1'],
    ['en', 'Sales rose by a third of a million.', 'rounded up 333333.333333333 1'],
  ])('%s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual([expected]);
  });
});

describe('a bound with a negation before it', () => {
  it.each([
    ['en', 'not exceeding 5 percent', ['at_most 5 percent']],
    ['en', 'The rate does not exceed 5 percent.', ['at_most 5 percent']],
    ['en', 'never more than 5 percent', ['at_most 5 percent']],
    ['en', 'no fewer than 5 percent', ['at_least 5 percent']],
    ['fr', "Le taux n'excède pas 5 %.", ['at_most 5 percent']],
    ['de', 'Der Anteil übersteigt nicht 5 Prozent.', ['at_most 5 percent']],
    ['es', 'nunca más de 5 %', ['at_most 5 percent']],
    ['it', 'mai più di 5%', ['at_most 5 percent']],
    ['pt', 'nunca mais de 5%', ['at_most 5 percent']],
    ['nl', 'nooit meer dan 5 procent', ['at_most 5 percent']],
    ['en', 'not much more than 5 percent', []],
    ['de', 'Der Anteil übersteigt 5 Prozent nicht.', []],
  ])('is turned, or not read at all: %s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual(expected);
  });
});

describe('a word that a currency is called by', () => {
  it.each([
    ['en', 'Labour won 411 seats.', ['rounded 411 1 seats']],
    ['en', 'It has won 20 million votes.', ['rounded 20000000 1 votes']],
    ['en', 'The party won 34 percent of the vote.', ['rounded 34 percent']],
    ['nl', 'De partij won 37 zetels.', ['rounded 37 1 zetels']],
    ['de', 'Am Rand 300 Menschen.', ['rounded 300 1 Menschen']],
    ['es', 'Viven en Córdoba 300 personas.', ['rounded 300 1 personas']],
    ['fr', 'Elle a écrit un livre.', []],
    ['es', 'Tiene un peso de 80 kilos.', ['rounded 80 kg']],
    ['de', 'Litauen ist ein Euro-Land.', []],
    ['en', 'Euro 2024 drew crowds.', []],
    ['en', 'At COP28 and COP 30 they met.', []],
    ['en', 'It is 5 p.m. in London.', []],
    ['en', 'They seized 200 pounds of cocaine.', ['rounded 200 [lb_av] cocaine']],
    ['en', 'It has 200 pounds of debt.', ['rounded 200 GBP']],
    ['en', 'They paid Euro 5 million.', ['rounded 5000000 EUR']],
    ['en', 'They paid Rs 500.', ['rounded 500 INR']],
    ['en', 'They paid 20 million won.', ['rounded 20000000 KRW']],
  ])('is money after its number: %s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual(expected);
  });
});

describe('what is no quantity', () => {
  it.each([
    ['en', 'Between 2019 and 2023 sales rose.'],
    ['en', 'The 2024 sales fell.'],
    ['en', 'That compared with 2023.'],
    ['de', 'Umsatz 2024: unbekannt.'],
    ['fr', "Le chiffre d'affaires 2024 est inconnu."],
    ['en', 'The 5G network grew.'],
    ['de', 'Die 5G-Auktion endete.'],
    ['en', 'It is a 4K television.'],
    ['en', 'The MI300X chip sold.'],
    ['en', 'Llama 3.1 costs nothing.'],
    ['en', 'Gemini 2.5 Pro won.'],
    ['en', 'The RTX 4090 costs more.'],
    ['en', 'Tesla Model 3 sales rose.'],
    ['en', 'They use ISO 4217 codes.'],
    ['de', 'Am 3.11. stieg der Kurs.'],
    ['en', 'After 9/11 it was open 24/7, a 60/40 split.'],
    ['en', 'Call +49 170 1234567 or (212) 555-0123.'],
    ['es', 'Llame al 91 123 45 67.'],
    ['en', 'The card is 4111 1111 1111 1111.'],
    ['de', 'IBAN DE89 3704 0044 0532 0130 00'],
    ['de', 'Marienplatz 8, 80331 München.'],
    ['fr', 'Il vit à 75008 Paris.'],
  ])('%s %s', (language, text) => {
    const counts = found(text, language).filter((figure) => figure !== 'rounded 8 1');
    expect(counts).toEqual([]);
    expect(readFirstFigure(text, { language }).readings).toEqual([]);
  });

  it.each([
    ['en', '2000 jobs were lost.', 'rounded 2000 1 jobs'],
    ['en', 'About 2024 employees left.', 'approximate 2024 1 employees'],
    ['en', 'The firm has 2,024 employees.', 'rounded 2024 1 employees'],
    ['en', 'In the US 300 people came.', 'rounded 300 1 people'],
    ['de', 'Danach hat die FDP 5 Sitze.', 'rounded 5 1 Sitze'],
    ['en', '5K users came.', 'rounded 5000 1 users'],
    ['en', 'Some 3/4 of users came.', 'approximate 0.75 1 users'],
  ])('is not said of counts: %s %s', (language, text, expected) => {
    expect(found(text, language)).toEqual([expected]);
  });
});

describe('a symbol that only its case sets apart', () => {
  it.each([
    ['a plant of 500 kw', ['rounded 500 kW']],
    ['a plant of 5 gw', ['rounded 5 GW']],
    ['a plant of 5 mw', []],
    ['it emitted 5 MtCO2e', ['rounded 5 Mt CO2e']],
    ['it emitted 5 tonnes of CO2e', ['rounded 5 t CO2e']],
    ['a count of 1.5 × 10⁹', []],
  ])('%s', (text, expected) => {
    expect(found(text, 'en')).toEqual(expected);
  });
});
