import fc from 'fast-check';

import { readFigure } from './read-figure.js';

const UNITS_FR = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
  ' ',
);
const TENS_FR = ['', 'dix', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];
const UNITS_IT =
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
    ' ',
  );
const TENS_IT = ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];

/** How a number is spelled: hyphens between all parts or below a hundred only, and Swiss tens or those of France. */
interface Spelling {
  readonly hyphens: boolean;
  readonly swiss: boolean;
}

function below100(number: number, spelling: Spelling): string {
  if (number <= 16) return UNITS_FR[number] ?? '';
  const [ten, unit] = [Math.floor(number / 10), number % 10];
  const and = spelling.hyphens ? '-et-' : ' et ';
  if (spelling.swiss && ten >= 7) {
    const name = ['septante', 'huitante', 'nonante'][ten - 7] ?? '';
    return unit === 0 ? name : unit === 1 ? `${name}${and}un` : `${name}-${UNITS_FR[unit]}`;
  }
  if (number < 20) return `dix-${UNITS_FR[unit]}`;
  if (ten < 8) {
    const [name, rest] = [TENS_FR[Math.min(ten, 6)] ?? '', number - 10 * Math.min(ten, 6)];
    if (rest === 0) return name;
    return rest % 10 === 1 ? `${name}${and}${below100(rest, spelling)}` : `${name}-${below100(rest, spelling)}`;
  }
  return number === 80 ? 'quatre-vingts' : `quatre-vingt-${below100(number - 80, spelling)}`;
}

function french(number: number, spelling: Spelling): string {
  const space = spelling.hyphens ? '-' : ' ';
  const join = (...parts: string[]) => parts.filter(Boolean).join(space);
  const rest = (by: number) => (number % by === 0 ? '' : french(number % by, spelling));
  if (number < 100) return below100(number, spelling);
  if (number < 1000) {
    const count = Math.floor(number / 100);
    const plural = count > 1 && number % 100 === 0 ? 'cents' : 'cent';
    return join(count === 1 ? 'cent' : join(UNITS_FR[count] ?? '', plural), rest(100));
  }
  if (number < 1_000_000) {
    const count = french(Math.floor(number / 1000), spelling).replace(/(cent|vingt)s$/, '$1');
    return join(number < 2000 ? 'mille' : join(count, 'mille'), rest(1000));
  }
  const [word, size] = number < 1e9 ? ['million', 1_000_000] : ['milliard', 1_000_000_000];
  const count = Math.floor(number / size);
  return join(french(count, spelling), count > 1 ? `${word}s` : word, rest(size));
}

function italian(number: number): string {
  if (number < 20) return UNITS_IT[number] ?? '';
  if (number < 100) {
    const [ten, unit] = [TENS_IT[Math.floor(number / 10)] ?? '', number % 10];
    if (unit === 0) return ten;
    return (unit === 1 || unit === 8 ? ten.slice(0, -1) : ten) + (unit === 3 ? 'tré' : UNITS_IT[unit]);
  }
  if (number < 1000) {
    const [count, rest] = [Math.floor(number / 100), number % 100];
    const elided = rest === 8 || (rest >= 80 && rest < 90) ? 'cent' : 'cento';
    return (count === 1 ? '' : (UNITS_IT[count] ?? '')) + (rest === 0 ? 'cento' : elided + italian(rest));
  }
  if (number < 1_000_000) {
    const [count, rest] = [Math.floor(number / 1000), number % 1000];
    const thousands = count === 1 ? 'mille' : `${italian(count).replace(/uno$/, 'un').replace(/tré$/, 'tre')}mila`;
    return thousands + (rest === 0 ? '' : italian(rest));
  }
  const [one, many, size] = number < 1e9 ? ['milione', 'milioni', 1_000_000] : ['miliardo', 'miliardi', 1_000_000_000];
  const [count, rest] = [Math.floor(number / size), number % size];
  const front = count === 1 ? `un ${one}` : `${italian(count).replace(/uno$/, 'un')} ${many}`;
  return rest === 0 ? front : `${front} ${italian(rest)}`;
}

const NUMBERS = fc.oneof(
  fc.integer({ min: 2, max: 9999 }),
  fc.integer({ min: 2, max: 999_999_999_999 }),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(1000, 1_000_000, 1_000_000_000)).map(([a, b]) => a * b),
);

const pointOf = (text: string, language: string) => readFigure(text, { language }).readings.map(({ point }) => point);

describe('every number in words is read', () => {
  it('in French, in all its spellings', () => {
    fc.assert(
      fc.property(NUMBERS, fc.boolean(), fc.boolean(), (number, hyphens, swiss) => {
        const text = french(number, { hyphens, swiss });
        for (const written of [text, text.replaceAll('-', ' '), `${text} euros`]) {
          expect([written, pointOf(written, 'fr')]).toEqual([written, [String(number)]]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in Italian, with its elisions', () => {
    fc.assert(
      fc.property(NUMBERS, (number) => {
        const text = italian(number);
        for (const written of [text, text.replaceAll('tré', 'tre'), `${text} euro`]) {
          expect([written, pointOf(written, 'it')]).toEqual([written, [String(number)]]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a million and a half', 'en', '1500000'],
    ['a billion and a half million', 'en', '1000500000'],
    ['un million et demi', 'fr', '1500000'],
    ['un milione e mezzo', 'it', '1500000'],
    ['cento millecinquesimi', 'it', '0.0995024875621891'],
    ['duecento virgola ventinove', 'it', '200.29'],
    ['1 sur 3', 'fr', '0.333333333333333'],
  ])('and so is %s (%s)', (text, language, point) => {
    expect(pointOf(text, language)).toEqual([point]);
  });
});
