import type { Figure } from './figure.js';
import { findFigures } from './find-figures.js';

/** A figure in one line: kind, interval, unit, what is counted, direction, what had to be assumed, hedges. */
function line(figure: Figure): string {
  const { kind, lower, lowerInclusive, upper, upperInclusive, unit, of, direction, assumed, hedges } = figure;
  const [left, right] = [lower === null || !lowerInclusive ? '(' : '[', upper === null || !upperInclusive ? ')' : ']'];
  const interval = `${left}${short(lower) ?? '-∞'}, ${short(upper) ?? '∞'}${right}`;
  const flags = [...assumed.map((what) => `?${what}`), ...hedges.map((word) => `~${word}`)];
  return [kind, interval, unit, of ?? '', direction ?? '', ...flags].filter(Boolean).join(' ');
}

function short(text: string | null): string | null {
  const digits = /^(-?\d+?)(0{6,})$/.exec(text ?? '');
  return digits ? `${digits[1]}e${digits[2]?.length}` : text;
}

/** What is found in a text, one line for each reading of each figure. */
function found(text: string): string[] {
  return findFigures(text, { language: 'it' }).items.flatMap(({ readings }) => readings.map(line));
}

describe('Italian', () => {
  describe('scales: bilione is 10¹², miliardo 10⁹', () => {
    it.each([
      ['un fatturato di 13 miliardi di euro', ['rounded [125e8, 135e8) EUR']],
      ['oltre 1,4 bilioni di dollari', ['more_than (14e11, ∞) USD ?currency']],
      [
        'circa 3 trilioni di dollari',
        ['approximate [285e16, 315e16] USD ?currency ~circa', 'approximate [285e10, 315e10] USD ?currency ~circa'],
      ],
      ['mille miliardi di euro', ['rounded [95e10, 105e10) EUR']],
      ['2.900 miliardi di euro', ['rounded [285e10, 295e10) EUR']],
      ['2,5 mila miliardi di euro', ['rounded [245e10, 255e10) EUR']],
      ['duemila miliardi', ['rounded [19e11, 21e11) 1']],
      ['12 mln di euro', ['rounded [11500000, 12500000) EUR']],
      ['3,5 mld di euro', ['rounded [345e7, 355e7) EUR']],
      ['3,5 mld €', ['rounded [345e7, 355e7) EUR']],
      ['500 k€', ['rounded [475000, 525000) EUR']],
      ['10 M€', ['rounded [9500000, 10500000) EUR']],
      ['500mila euro', ['rounded [475000, 525000) EUR']],
      ['10mila persone', ['rounded [9500, 10500) 1 persone']],
      ['2 miliardi e 300 milioni di euro', ['rounded [225e7, 235e7) EUR']],
      ['1 milione e 200mila euro', ['rounded [1150000, 1250000) EUR']],
      ['5 milioni 300 mila', ['rounded [5250000, 5350000) 1']],
      ['7,22 Bln', ['rounded [7215e9, 7225e9) 1']],
      ['5 bln', []],
      ['2 billion', []],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('numbers in words', () => {
    it.each([
      ['ventuno milioni di euro', ['rounded [20500000, 21500000) EUR']],
      ['ventotto per cento', ['rounded [27.5, 28.5) percent']],
      ['trentatré', ['rounded [32.5, 33.5) 1']],
      ['ventitré milioni', ['rounded [22500000, 23500000) 1']],
      ['centotto euro', ['rounded [107.5, 108.5) EUR']],
      ['centottanta dipendenti', ['rounded [175, 185) 1 dipendenti']],
      ['milleduecento', ['rounded [1150, 1250) 1']],
      ['duemilacinquecento euro', ['rounded [2450, 2550) EUR']],
      ['trecentoventicinquemila euro', ['rounded [324500, 325500) EUR']],
      ['tremiladuecentoquarantatré', ['rounded [3242.5, 3243.5) 1']],
      ['due miliardi e trecento milioni di euro', ['rounded [225e7, 235e7) EUR']],
      ['un milione e mezzo di euro', ['rounded [1450000, 1550000) EUR']],
      ['mezzo miliardo di euro', ['rounded [475e6, 525e6) EUR']],
      ['tre quarti degli elettori', ['rounded [0.745, 0.755) 1']],
      ['due terzi dei voti', ['rounded [0.661666666666667, 0.671666666666667) 1']],
      ['una decina di migliaia di persone', ['rounded [9500, 10500) 1 persone']],
      ['un centinaio di persone', ['rounded [95, 105) 1 persone']],
      ['una dozzina di Paesi', ['rounded [11.5, 12.5) 1 Paesi']],
      ['un paio di milioni', ['rounded [1900000, 2100000) 1']],
      ['centinaia di milioni di euro', ['order_of_magnitude [1e8, 1e9) EUR']],
      ['decine di migliaia di euro', ['order_of_magnitude [10000, 100000) EUR']],
      ['uno su tre', ['rounded [0.328333333333333, 0.338333333333333) 1']],
      ['tre elettori su dieci', ['rounded [0.285, 0.315) 1 elettori']],
      ['3 italiani su 4', ['rounded [0.745, 0.755) 1 italiani']],
      ["quarant'anni", ['rounded [38, 42) a']],
      ['due virgola cinque milioni', ['rounded [2450000, 2550000) 1']],
      ['cento millecinquesimi', ['rounded [0.094527363184079645, 0.104477611940298555) 1']],
      ['un ventesimo', ['rounded [0.0475, 0.0525) 1']],
      ['duecento virgola ventinove', ['rounded [200.285, 200.295) 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('separators', () => {
    it.each([
      ['1.234 euro', ['rounded [1233.5, 1234.5) EUR']],
      ['1.234,56 €', ['rounded [1234.555, 1234.565) EUR']],
      ['€ 1.234,56', ['rounded [1234.555, 1234.565) EUR']],
      ['1.250.000 persone', ['rounded [1245000, 1255000) 1 persone']],
      ['12,345 milioni', ['rounded [12344500, 12345500) 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('money', () => {
    it.each([
      ['10 centesimi', ['rounded [0.095, 0.105) EUR ?currency']],
      ['due euro e cinquanta centesimi', ['rounded [2.495, 2.505) EUR']],
      ['45 milioni di franchi svizzeri', ['rounded [44500000, 45500000) CHF']],
      ['CHF 12.50', ['rounded [12.495, 12.505) CHF']],
      ['20 dirham', ['rounded [19, 21) AED ?currency', 'rounded [19, 21) MAD ?currency']],
      ['45 milioni di sterline', ['rounded [44500000, 45500000) GBP ?currency']],
      ['30 milioni di yen', ['rounded [28500000, 31500000) JPY']],
      ['2 mila lire', ['rounded [1900, 2100) ITL']],
      ['50 dollari', ['rounded [47.5, 52.5) USD ?currency']],
      ['50 dollari canadesi', ['rounded [47.5, 52.5) CAD']],
      ['6,5 miliardi di corone svedesi', ['rounded [645e7, 655e7) SEK']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('units', () => {
    it.each([
      ['è salito di 0,5 punti percentuali', ['ratio_change [0.475, 0.525) percentage_point up']],
      ['50 punti base', ['rounded [49.5, 50.5) basis_point']],
      ['10 barili al giorno', ['rounded [9.5, 10.5) [bbl_us]']],
      ['1.000 tonnellate di CO2', ['rounded [950, 1050) t CO2']],
      ['600 megawatt', ['rounded [570, 630) MW']],
      ['3 TWh', ['rounded [2.85, 3.15) TW.h']],
      ['25 gradi', ['rounded [24.5, 25.5) Cel']],
      ['100 km/h', ['rounded [95, 105) km/h']],
      ['60 metri quadrati', ['rounded [57, 63) m2']],
      ['120 mq', ['rounded [115, 125) m2']],
      ['30 ettari', ['rounded [28.5, 31.5) har']],
      ['almeno 10.000 posti', ['at_least [10000, ∞) 1 posti']],
      ['quasi 700 milioni di utenti settimanali', ['just_under [63e7, 7e8) 1 utenti settimanali ~quasi']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('hedges, bounds and ranges', () => {
    it.each([
      ['circa il 30%', ['approximate [28.5, 31.5] percent ~circa']],
      ["oltre l'80% degli italiani", ['more_than (80, ∞) percent']],
      ['quasi il 40 per cento', ['just_under [36, 40) percent ~quasi']],
      ['intorno ai 300 milioni', ['approximate [285e6, 315e6] 1 ~intorno a']],
      ['poco più di 3 miliardi', ['more_than (3e9, ∞) 1 ~slightly']],
      ['ben oltre 3 miliardi', ['more_than (3e9, ∞) 1 ~emphatic']],
      ['poco meno di 3 miliardi', ['just_under [27e8, 3e9) 1 ~poco meno di']],
      ['sotto i 2 miliardi', ['less_than (-∞, 2e9) 1']],
      ['più del 20%', ['more_than (20, ∞) percent']],
      ['meno del 5%', ['less_than (-∞, 5) percent']],
      ['non oltre il 3%', ['at_most (-∞, 3] percent']],
      ['fino al 50%', ['at_most (-∞, 50] percent']],
      ['non meno di 5.000 euro', ['at_least [5000, ∞) EUR']],
      ['300 persone o più', ['at_least [300, ∞) 1 persone']],
      ['esattamente 27%', ['exact [27, 27] percent ~esattamente']],
      ['tra 12 e 14 miliardi di euro', ['range [115e8, 145e8) EUR']],
      ['tra i 20 e i 30 milioni', ['range [19e6, 31500000) 1']],
      ['tra il 3 e il 5 per cento', ['range [2.85, 5.25) percent']],
      ['da 12 a 14 miliardi di dollari', ['range [115e8, 145e8) USD ?currency']],
      ['dal 3 al 5%', ['range [2.85, 5.25) percent']],
      ['10, forse 15 milioni', ['range [9500000, 15500000) 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('changes', () => {
    it.each([
      ['in aumento del 16%', ['ratio_change [15.5, 16.5) percent up']],
      ['un calo del 3,2%', ['ratio_change [3.15, 3.25) percent down']],
      ["è cresciuto dell'1,1%", ['ratio_change [1.05, 1.15) percent up']],
      ["ha perso l'1,05%", ['ratio_change [1.045, 1.055) percent down']],
      ['il 40% in più', ['ratio_change [39.5, 40.5) percent up']],
      ['+3,2%', ['ratio_change [3.15, 3.25) percent up']],
      ['-5,3%', ['rounded (-5.35, -5.25] percent']],
      ['meno 5%', ['rounded (-5.25, -4.75] percent']],
      ['il fatturato è raddoppiato', ['ratio_change [90, 110) percent up']],
      ['i ricavi si sono dimezzati', ['ratio_change (47.5, 52.5] percent down']],
      ['tre volte tanto', ['ratio_change [2.85, 3.15) 1']],
      ['5 volte più di ieri', ['ratio_change [4.75, 5.25) 1']],
      ['due volte meno', ['ratio_change (47.5, 52.5] percent down']],
      ['la disoccupazione è scesa al 7,5%', ['rounded [7.45, 7.55) percent']],
      [
        'è aumentato del 16% a 13 miliardi di euro',
        ['ratio_change [15.5, 16.5) percent up', 'rounded [125e8, 135e8) EUR'],
      ],
      ['è passato da 12 a 14 miliardi di euro', ['rounded [115e8, 125e8) EUR', 'rounded [135e8, 145e8) EUR']],
      ['una perdita di 11,5 miliardi di dollari', ['rounded [1145e7, 1155e7) USD ?currency']],
      ["l'utile non ha superato i 3 miliardi", ['at_most (-∞, 3e9] 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('what is no quantity', () => {
    it.each([
      ['nel 2023', []],
      ['tra il 2019 e il 2023', []],
      ['il 14 luglio 2023', []],
      ['dal 3 al 5 maggio', []],
      ['il terzo trimestre', []],
      ['alle 20.30', []],
      ['ore 12', []],
      ['pagina 12', []],
      ['articolo 49', []],
      ['comma 2', []],
      ['anni 60', []],
      ['il G7', []],
      ['il 5G', []],
      ['GPT-5', []],
      ['iPhone 15', []],
      ['06 12345678', []],
      ['+39 06 12345678', []],
      ['un uomo', []],
      ['un quarto trimestre', []],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });
});
