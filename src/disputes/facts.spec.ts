import fc from 'fast-check';

import { STANCES } from '../claims/statement.js';
import { type CandidateFacts, type CaseFacts, changesSince } from './facts.js';

const id = fc.constantFrom(...'abcdefgh');
const statement = fc.record({ id, stance: fc.constantFrom(...STANCES) });

const candidate = (claim: string): fc.Arbitrary<CandidateFacts> =>
  fc.record({
    claim: fc.constant(claim),
    says: fc.constantFrom('one', 'other'),
    statements: fc.uniqueArray(statement, { selector: (one) => one.id, maxLength: 5 }),
    results: fc.dictionary(id, fc.constantFrom('3', '4'), { maxKeys: 4, noNullPrototype: true }),
    against: fc.uniqueArray(id, { maxLength: 3 }),
    supersededBy: fc.uniqueArray(id, { maxLength: 2 }),
    withdrawn: fc.constantFrom(null, 'retracted', 'corrected', 'refuted'),
  });

const facts: fc.Arbitrary<CaseFacts> = fc.tuple(candidate('x'), candidate('y')).map((both) => both);

const nothing = (claim: string): CandidateFacts => ({
  ...{ claim, says: 'one', statements: [], results: {}, against: [], supersededBy: [], withdrawn: null },
});

describe('what changed since a decision', () => {
  it('is nothing where nothing did, or where something can only no longer be read', () => {
    fc.assert(
      fc.property(facts, (now) => {
        expect(changesSince(now, now)).toEqual([]);
        const fewer = now.map(({ says, ...one }) => ({ ...nothing(one.claim), says }));
        expect(changesSince(now, fewer)).toEqual([]);
      }),
    );
  });

  it('names every record once that came to be known, and no other', () => {
    fc.assert(
      fc.property(facts, facts, (before, now) => {
        const changes = changesSince(before, now);
        const named = new Set(changes.map(({ claim, kind, id: by }) => `${claim} ${kind} ${by}`));
        expect(named.size).toBe(changes.length);
        now.forEach((one, i) => {
          const old = before[i] ?? nothing(one.claim);
          for (const said of one.statements)
            expect(named.has(`${one.claim} statement ${said.id}`)).toBe(
              !old.statements.some((by) => by.id === said.id),
            );
          for (const other of one.against)
            expect(named.has(`${one.claim} contradicted ${other}`)).toBe(!old.against.includes(other));
          expect(named.has(`${one.claim} withdrawn null`)).toBe(
            one.withdrawn !== null && one.withdrawn !== old.withdrawn,
          );
          for (const [derivation, gives] of Object.entries(one.results)) {
            expect(named.has(`${one.claim} derivation ${derivation}`)).toBe(!(derivation in old.results));
            expect(named.has(`${one.claim} result ${derivation}`)).toBe(
              derivation in old.results && old.results[derivation] !== gives,
            );
          }
        });
      }),
    );
  });

  it('says so in both languages, with the stance of a new statement', () => {
    const said = { ...nothing('x'), statements: [{ id: 's', stance: 'denies' as const }] };
    expect(changesSince([nothing('x')], [said, nothing('y')])).toEqual([
      {
        ...{ kind: 'statement', claim: 'x', id: 's' },
        texts: { en: 'A new statement denies it.', de: 'Eine neue Äußerung dementiert es.' },
      },
      {
        kind: 'candidate',
        claim: 'y',
        id: null,
        texts: { en: 'It became a candidate.', de: 'Es kam als Kandidat hinzu.' },
      },
    ]);
  });
});
