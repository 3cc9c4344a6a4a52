import { speechOf } from './speech.js';
import { unitInWords } from './unit-words.js';

describe('units in words', () => {
  it.each([
    ['USD^2', 'US dollars squared', 'US-Dollar im Quadrat'],
    ['USD^3', 'US dollars cubed', 'US-Dollar hoch drei'],
    ['USD^4', 'USD^4', 'USD^4'],
    ['USD', 'US dollars', 'US-Dollar'],
    ['USD/employees', 'USD/employees', 'USD/employees'],
  ])('%s is %s, %s', (unit, en, de) =>
    expect([unitInWords(speechOf('en'), unit), unitInWords(speechOf('de'), unit)]).toEqual([en, de]),
  );
});
