import { period } from '../../test/support/comparands.js';
import { metricOf } from '../../test/support/derivables.js';
import { labelOf } from './claim-label.js';

const called = (when: string, scope: Parameters<typeof labelOf>[0]['scope'] = new Map()) =>
  labelOf({
    metric: metricOf('revenue'),
    metricLabels: { en: 'revenue', de: 'Umsatz' },
    subjectNames: { en: 'OpenAI' },
    period: period(when),
    scope,
  });

describe('the label of a claim', () => {
  it.each([
    ['2024', 'revenue of OpenAI for 2024', 'Umsatz von OpenAI für 2024'],
    ['Q3 2025', 'revenue of OpenAI for July to September 2025', 'Umsatz von OpenAI für Juli bis September 2025'],
    ['as of 2025-10-28', 'revenue of OpenAI as of 28 October 2025', 'Umsatz von OpenAI zum 28. Oktober 2025'],
    ['from 2025-10-28', 'revenue of OpenAI from 28 October 2025 on', 'Umsatz von OpenAI ab dem 28. Oktober 2025'],
    ['until 2025-10-28', 'revenue of OpenAI until 27 October 2025', 'Umsatz von OpenAI bis zum 27. Oktober 2025'],
    ['unspecified', 'revenue of OpenAI', 'Umsatz von OpenAI'],
  ])('says its time: %s', (when, en, de) => {
    expect(called(when)).toEqual({ en, de });
  });

  it('says the words of its scope, but not who is meant by an id', () => {
    const scope = new Map([
      ['tax', { word: 'after' }],
      ['segment', { word: 'Cloud' }],
      ['investee', { entityId: '0' }],
    ]);
    expect(called('2024', scope).en).toBe('revenue of OpenAI for 2024, segment: Cloud, tax: after');
  });
});
