import { mannersOf } from './manners.js';
import { quantitiesOf } from './quantities-of.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** How often a token is looked at while the quantities of a text are found: the work, whatever the machine. */
function looksAt(text: string, language: string): number {
  let looks = 0;
  const tokens = new Proxy<readonly Token[]>(tokensOf(text), {
    get: (list, index, receiver) => {
      looks += 1;
      return Reflect.get(list, index, receiver) as unknown;
    },
  });
  for (const manner of mannersOf({ language }, false).all) {
    for (const located of quantitiesOf({ text, tokens, nonNegative: false }, manner)) void located;
  }
  return looks;
}

describe('the work of finding', () => {
  it.each([
    ['en', 'Revenue rose by 16 percent to $13bn in 2025, from about 800 million weekly users. '],
    ...['1 ', '1a ', '1 - ', '1-', '1/', '1.', '1^', '+1 ', '06 ', '1 or ', '1 1/2 ', '1€ 2€ '].map((piece) => [
      'en',
      piece,
    ]),
    ...['$', '$ ', '-', '(', 'a-', ':/', 'www.', '½', '\ufffd'].map((piece) => ['en', piece]),
    ...['between 1 and ', 'from 1 ', 'rose ', 'about ', 'half ', 'one ', 'million ', 'nine hundred '].map((piece) => [
      'en',
      piece,
    ]),
    ...['1 ± ', '1 ± 1 ', '12, ', '12, 13 and ', '1 "', '1 ((((', '$(1', '$a1', '2^-', '<b>1', '1 milionn '].map(
      (piece) => ['en', piece],
    ),
    ...['1 billion ', 'zweihundertdrei', 'zwei ', 'von 1 bis ', 'und ', 'Mrd. '].map((piece) => ['de', piece]),
    ...['quatre-vingt-', 'de ', 'un million et '].map((piece) => ['fr', piece]),
  ])('grows with the text (%s, %s)', (language = '', piece = '') => {
    const [short, long] = [40, 160].map((count) => looksAt(piece.repeat(count), language));
    expect(long).toBeLessThanOrEqual(4.2 * (short ?? 0) + 200);
    expect(long).toBeLessThanOrEqual(1500 * Math.max(1, tokensOf(piece.repeat(160)).length));
  });
});
