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
  return findFigures(text, { language: 'fr' }).items.flatMap(({ readings }) => readings.map(line));
}

describe('French', () => {
  describe('scales: billion is 10¹², milliard 10⁹', () => {
    it.each([
      ["un chiffre d'affaires de 13 milliards d'euros", ['rounded [125e8, 135e8) EUR']],
      ['plus de 1,4 billion de dollars', ['more_than (14e11, ∞) USD ?currency']],
      ["2 billions d'euros", ['rounded [19e11, 21e11) EUR']],
      ["1 500 milliards d'euros", ['rounded [145e10, 155e10) EUR']],
      ["mille milliards d'euros", ['rounded [95e10, 105e10) EUR']],
      ["2 billion d'euros", ['rounded [19e11, 21e11) EUR', 'rounded [19e8, 21e8) EUR']],
      ['1,4 trillion de dollars', ['rounded [135e16, 145e16) USD ?currency', 'rounded [135e10, 145e10) USD ?currency']],
      ['1,2 Md€ de pertes', ['rounded [115e7, 125e7) EUR']],
      ['3,5 Mds €', ['rounded [345e7, 355e7) EUR']],
      ["2,4 Mds d'euros", ['rounded [235e7, 245e7) EUR']],
      ['12 M€', ['rounded [11500000, 12500000) EUR']],
      ['500 k€', ['rounded [475000, 525000) EUR']],
      ["3,2 M d'euros", ['rounded [3150000, 3250000) EUR']],
      ['120 k habitants', ['rounded [115000, 125000) 1 habitants']],
      ['15 M$ CA', ['rounded [14500000, 15500000) CAD']],
      ['1,2 G$', ['rounded [115e7, 125e7) USD ?currency']],
      ["2 milliards 300 millions d'euros", ['rounded [225e7, 235e7) EUR']],
      ["1,5 million d'habitants", ['rounded [1450000, 1550000) 1 habitants']],
      ["10 bn d'euros", []],
      ['7,22 Bn', ['rounded [7215e9, 7225e9) 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('numbers in words', () => {
    it.each([
      ['quatre-vingt-dix-sept mille euros', ['rounded [96500, 97500) EUR']],
      ['quatre vingt dix neuf', ['rounded [98.5, 99.5) 1']],
      ["soixante et onze millions d'euros", ['rounded [70500000, 71500000) EUR']],
      ['soixante-et-onze', ['rounded [70.5, 71.5) 1']],
      ['vingt et un millions', ['rounded [20500000, 21500000) 1']],
      ['quatre-vingts euros', ['rounded [76, 84) EUR']],
      ['septante-deux pour cent', ['rounded [71.5, 72.5) percent']],
      ['huitante mille francs', ['rounded [76000, 84000) CHF ?currency']],
      ['nonante-cinq francs', ['rounded [94.5, 95.5) CHF ?currency']],
      ['deux cents euros', ['rounded [190, 210) EUR']],
      ['deux-cent-mille', ['rounded [190000, 210000) 1']],
      ['quinze cents soldats', ['rounded [1450, 1550) 1 soldats']],
      ['mille neuf cent quatre-vingt-quatre euros', ['rounded [1983.5, 1984.5) EUR']],
      ['un million deux cent mille', ['rounded [1150000, 1250000) 1']],
      ["trois virgule cinq millions d'euros", ['rounded [3450000, 3550000) EUR']],
      ['cent millions', ['rounded [95e6, 105e6) 1']],
      ["un demi-million d'euros", ['rounded [475000, 525000) EUR']],
      ['trois quarts de million', ['rounded [745000, 755000) 1']],
      ["quatre milliards et demi d'euros", ['rounded [445e7, 455e7) EUR']],
      ["une vingtaine de milliards d'euros", ['rounded [19e9, 21e9) EUR']],
      ['une dizaine de milliers de personnes', ['rounded [9500, 10500) 1 personnes']],
      ["un millier d'emplois", ['rounded [950, 1050) 1 emplois']],
      ['deux tiers des salariés', ['rounded [0.661666666666667, 0.671666666666667) 1 salariés']],
      ['plusieurs dizaines de milliers de manifestants', ['order_of_magnitude [20000, 100000) 1 manifestants']],
      ["des centaines de millions d'euros", ['order_of_magnitude [1e8, 1e9) EUR']],
      ["entre cent et deux cents millions d'euros", ['range [95e6, 21e7) EUR']],
      ['deux à trois cents personnes', ['range [1.9, 315) 1 personnes', 'range [190, 315) 1 personnes']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('separators', () => {
    it.each([
      ['1 234,56 €', ['rounded [1234.555, 1234.565) EUR']],
      ['1.234.567,89 €', ['rounded [1234567.885, 1234567.895) EUR']],
      ['1.234 euros', ['rounded [1233.5, 1234.5) EUR', 'rounded [1.2335, 1.2345) EUR']],
      ['12,345 millions', ['rounded [12344500, 12345500) 1']],
      ["1'250'000 francs", ['rounded [1245000, 1255000) CHF ?currency']],
      ['CHF 12.50', ['rounded [12.495, 12.505) CHF']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('money', () => {
    it.each([
      ['50 cents', ['rounded [0.475, 0.525) EUR ?currency']],
      ['quarante-cinq cents', ['rounded [0.445, 0.455) EUR ?currency']],
      ['3 euros 50', ['rounded [3.495, 3.505) EUR']],
      ['treize euros et quarante-cinq cents', ['rounded [13.445, 13.455) EUR']],
      ['300 000 francs CFA', ['rounded [285000, 315000) XOF ?currency', 'rounded [285000, 315000) XAF ?currency']],
      ['45 millions de francs suisses', ['rounded [44500000, 45500000) CHF']],
      ['20 dirhams', ['rounded [19, 21) AED ?currency', 'rounded [19, 21) MAD ?currency']],
      ['15 milliards de yens', ['rounded [145e8, 155e8) JPY']],
      ['20 livres sterling', ['rounded [19, 21) GBP']],
      ['50 $', ['rounded [47.5, 52.5) USD ?currency']],
      ['50 $ US', ['rounded [47.5, 52.5) USD']],
      ['50 $ CAN', ['rounded [47.5, 52.5) CAD']],
      ['12 dollars canadiens', ['rounded [11.5, 12.5) CAD']],
      ['6,5 milliards de couronnes suédoises', ['rounded [645e7, 655e7) SEK']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('units', () => {
    it.each([
      ['le taux a reculé de 0,5 point de pourcentage', ['ratio_change [0.475, 0.525) percentage_point down']],
      ['150 points de base', ['rounded [149.5, 150.5) basis_point']],
      ['12,5 p. 100', ['rounded [12.45, 12.55) percent']],
      ['12 pour mille', ['rounded [1.15, 1.25) percent']],
      ['10 barils de pétrole', ['rounded [9.5, 10.5) [bbl_us] pétrole']],
      ['1 000 tonnes de CO2', ['rounded [950, 1050) t CO2']],
      ['1 500 mégawatts', ['rounded [1450, 1550) MW']],
      ['40 térawattheures', ['rounded [38, 42) TW.h']],
      ['25 °C', ['rounded [24.5, 25.5) Cel']],
      ['130 km/h', ['rounded [125, 135) km/h']],
      ['10 000 mètres carrés', ['rounded [9500, 10500) m2']],
      ['8,5 Go', ['rounded [8.45, 8.55) GBy']],
      ['au moins 10 000 emplois', ['at_least [10000, ∞) 1 emplois']],
      [
        "près de 700 millions d'utilisateurs hebdomadaires",
        ['just_under [63e7, 7e8) 1 utilisateurs hebdomadaires ~près de'],
      ],
      ['deux Français sur trois', ['rounded [0.661666666666667, 0.671666666666667) 1 Français']],
      ['neuf personnes sur dix', ['rounded [0.855, 0.945) 1 personnes']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('hedges, bounds and ranges', () => {
    it.each([
      ['environ 20 %', ['approximate [19, 21] percent ~environ']],
      ['quelque 300 personnes', ['approximate [285, 315] 1 personnes ~quelque']],
      ['près de 20 %', ['just_under [18, 20) percent ~près de']],
      ['un peu plus de 3 milliards', ['more_than (3e9, ∞) 1 ~slightly']],
      ['nettement plus de 3 milliards', ['more_than (3e9, ∞) 1 ~emphatic']],
      ['un peu moins de 3 milliards', ['just_under [27e8, 3e9) 1 ~un peu moins de']],
      ['dépasse les 13 milliards', ['more_than (13e9, ∞) 1']],
      ["jusqu'à 5 %", ['at_most (-∞, 5] percent']],
      ['pas plus de 3 %', ['at_most (-∞, 3] percent']],
      ['pas moins de 12 000 salariés', ['at_least [12000, ∞) 1 salariés']],
      ['500 personnes ou plus', ['at_least [500, ∞) 1 personnes']],
      ["moins d'un euro", ['less_than (-∞, 1) EUR']],
      ['supérieure ou égale à 50 %', ['at_least [50, ∞) percent']],
      ['exactement 27 %', ['exact [27, 27] percent ~exactement']],
      ["entre 12 et 14 milliards d'euros", ['range [115e8, 145e8) EUR']],
      ['entre les 12 et les 14 milliards', ['range [115e8, 145e8) 1']],
      ['de 12 à 14 milliards de dollars', ['range [115e8, 145e8) USD ?currency']],
      ['15-20 Md€', ['range [145e8, 21e9) EUR']],
      ['10, voire 15 millions', ['range [9500000, 15500000) 1']],
      ['12 000 à 15 000 manifestants', ['range [11500, 15500) 1 manifestants']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('changes', () => {
    it.each([
      ['en hausse de 16 %', ['ratio_change [15.5, 16.5) percent up']],
      ['une baisse de 3,2 points', ['rounded [3.15, 3.25) 1 points down']],
      ['10 % de plus', ['ratio_change [9.5, 10.5) percent up']],
      ['+12 %', ['ratio_change [11.5, 12.5) percent up']],
      ['3,4 Mds € (+5,2 %)', ['rounded [335e7, 345e7) EUR', 'ratio_change [5.15, 5.25) percent up']],
      ['-5,3 %', ['rounded (-5.35, -5.25] percent']],
      ['moins 5 %', ['rounded (-5.25, -4.75] percent']],
      ["le chiffre d'affaires a doublé", ['ratio_change [90, 110) percent up']],
      ['le bénéfice a été divisé par deux', ['ratio_change (47.5, 52.5] percent down']],
      ['des ventes multipliées par trois', ['ratio_change [185, 215) percent up']],
      ["deux fois plus qu'en 2020", ['ratio_change [1.9, 2.1) 1']],
      ["soit 3,2 fois plus que l'an dernier", ['ratio_change [3.15, 3.25) 1']],
      ['trois fois moins', ['ratio_change (66.5, 67.5] percent down']],
      ['le taux a augmenté, à 7,5 %', ['rounded [7.45, 7.55) percent']],
      [
        "Le chiffre d'affaires a augmenté de 16 % à 13 milliards d'euros",
        ['ratio_change [15.5, 16.5) percent up', 'rounded [125e8, 135e8) EUR'],
      ],
      [
        "les ventes sont passées de 12 à 14 milliards d'euros",
        ['rounded [115e8, 125e8) EUR', 'rounded [135e8, 145e8) EUR'],
      ],
      ['une perte de 11,5 milliards de dollars', ['rounded [1145e7, 1155e7) USD ?currency']],
      ["le bénéfice n'a pas dépassé 3 milliards", ['at_most (-∞, 3e9] 1']],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });

  describe('what is no quantity', () => {
    it.each([
      ['en 2023', []],
      ['de 2019 à 2023', []],
      ['le 14 juillet 2023', []],
      ['du 3 au 5 mai', []],
      ['le 3e trimestre', []],
      ['le 1er janvier', []],
      ['à 20h30', []],
      ['8 h 15', []],
      ['page 12', []],
      ['article 49', []],
      ['n° 12', []],
      ['le CAC 40', []],
      ["l'Airbus A320", []],
      ['GPT-5', []],
      ['la 5G', []],
      ['06 12 34 56 78', []],
      ['+33 6 12 34 56 78', []],
      ['un homme', []],
      ['montant non communiqué', []],
      ['un cinquième mandat', []],
    ])('%s', (text, expected) => {
      expect(found(text)).toEqual(expected);
    });
  });
});
