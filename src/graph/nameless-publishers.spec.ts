import fc from 'fast-check';

import { facts, party, source, told } from '../../test/support/origin-facts.js';
import { ATTRIBUTIONS } from '../claims/statement.js';
import { withoutNamelessPublishers } from './nameless-publishers.js';
import type { Told } from './origin-facts.js';
import { originsOf } from './origins.js';

const about = source('Interview', 'interview', 'Qvartel');
const also = source('Article', 'article', 'Qvartel');
const said = (id: string, attribution: Told['attribution'], more: Partial<Told> = {}) =>
  told(id, { attribution, speaker: party('Qvartel', 'organisation'), source: about, ...more });
const publishers = (statements: readonly Told[]) =>
  withoutNamelessPublishers(facts(statements)).statements.map((one) => one.source?.publisher?.names);

describe('who published something', () => {
  it.each(['background', 'deep_background', 'off_record'] as const)(
    'has no name where they only spoke on %s',
    (attribution) => {
      const other = told('b', { speaker: party('Sam Altman'), source: also });
      expect(publishers([said('a', attribution), other])).toEqual([{}, {}]);
      const cited = facts([said('a', attribution)], [{ sourceId: 'Interview', to: also }]);
      expect(withoutNamelessPublishers(cited).citations[0]?.to.publisher).toMatchObject({
        names: {},
        isNameless: true,
      });
    },
  );

  it('has one where they also spoke openly, where somebody else spoke, and where they answer for it', () => {
    const named = { en: 'Qvartel' };
    expect(publishers([said('a', 'background'), said('b', 'on_record')])).toEqual([named, named]);
    expect(publishers([said('a', 'off_record', { speaker: party('Sam Altman') })])).toEqual([named]);
    const answered = told('b', { attribution: 'document', source: also });
    expect(publishers([said('a', 'background'), answered])).toEqual([{}, named]);
    const taken = told('b', { attribution: 'document', source: also, stance: 'retracts' });
    expect(publishers([said('a', 'background'), taken])).toEqual([{}, {}]);
  });

  it('makes no difference to how many roots there are', () => {
    const statements = fc
      .array(
        fc.record({
          attribution: fc.constantFrom(null, ...ATTRIBUTIONS),
          speaker: fc.constantFrom(null, party('Qvartel', 'organisation'), party('Sam Altman')),
          source: fc.constantFrom(about, also, source('Other', 'article', 'Sam Altman')),
        }),
        { minLength: 1, maxLength: 6 },
      )
      .map((all) => all.map((one, i) => told(`statement ${i}`, one)));
    const cited = fc.subarray([
      { sourceId: 'Article', to: source('Far', 'article', 'Qvartel') },
      { sourceId: 'Other', to: about },
    ]);
    fc.assert(
      fc.property(statements, cited, (all, citations) => {
        const given = facts(all, citations);
        const [counted, named] = [originsOf('claim', given), originsOf('claim', withoutNamelessPublishers(given))];
        expect([named.articles, new Set(named.roots.map(({ key }) => key))]).toEqual([
          counted.articles,
          new Set(counted.roots.map(({ key }) => key)),
        ]);
      }),
    );
  });
});
