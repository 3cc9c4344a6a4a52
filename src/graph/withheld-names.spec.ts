import fc from 'fast-check';

import type { ClaimBrief } from '../claims/claim-brief.js';
import { isNameless } from '../claims/naming.js';
import { ATTRIBUTIONS, EVIDENCE, STANCES } from '../claims/statement.js';
import type { Figure } from '../quantities/figure.js';
import { readFigure } from '../quantities/read-figure.js';
import { attributionLine } from './attribution.js';
import type { AttributionFacts, Worked } from './attribution-facts.js';
import { isUnspeakable } from './attribution-who.js';
import type { Party, Publication, Told } from './origin-facts.js';
import { originTexts } from './origin-words.js';
import { originsOf } from './origins.js';
import { claimNode, statementNode } from './provenance-nodes.js';

/** Names that are in no sentence by themselves. */
const SPEAKERS = ['Qvartel', 'Zorblat', 'Wixomen', 'Jukkalep'];

const NOBODY_KNOWS: Party['names'] = {};

const speakers = fc
  .array(fc.boolean(), { minLength: SPEAKERS.length, maxLength: SPEAKERS.length })
  .map((protectedOnes) =>
    SPEAKERS.map((name, i): Party => ({
      ...{ id: name.toUpperCase(), kind: 'person', confidential: protectedOnes[i] ?? false },
      // As the database gives them: of who is protected there is no name to anybody.
      names: protectedOnes[i] ? NOBODY_KNOWS : { en: name },
      description: protectedOnes[i] ? 'a person familiar with the matter' : null,
    })),
  );

const SOURCES: readonly Publication[] = (['article', 'podcast', 'filing', 'document'] as const).map((kind, i) => ({
  ...{
    id: `source ${i}`,
    kind,
    title: `Title ${i}`,
    url: null,
    publisher: null,
    description: null,
    confidential: false,
  },
}));

function claimOf(id: string, written: string): ClaimBrief {
  return {
    ...{ id, subject: { id: 'OpenAI', name: 'OpenAI' }, basis: 'actual', measure: 'as_is', scope: {} },
    metric: { id: 'revenue', key: 'revenue', label: 'revenue', labels: { en: 'revenue', de: 'Umsatz' } },
    value: { type: 'quantity', figure: readFigure(written, { language: 'en' }).readings[0] as Figure },
    period: { kind: 'unspecified', start: null, end: null, label: null, certainty: 'stated', calendar: 'calendar' },
  };
}

const CLAIMS = [claimOf('claim', '$13 billion'), claimOf('other', '$87 billion')] as const;

const statements = speakers.chain((everybody) =>
  fc
    .array(
      fc.record({
        speaker: fc.constantFrom(null, ...everybody),
        source: fc.constantFrom(null, ...SOURCES),
        stance: fc.constantFrom(...STANCES),
        attribution: fc.constantFrom(null, ...ATTRIBUTIONS),
        evidence: fc.constantFrom(null, ...EVIDENCE),
        claimId: fc.constantFrom('claim', 'claim', 'other'),
        day: fc.constantFrom(null, '2025-10-31', '2025-11-03'),
        relays: fc.option(fc.nat(7), { nil: null }),
        alternativeId: fc.constantFrom(null, null, 'other'),
        derives: fc.boolean(),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((given) => ({
      everybody,
      told: given.map(({ relays, derives, ...one }, i): Told => ({
        ...one,
        id: `statement ${i}`,
        relaysId: relays !== null && relays < i ? `statement ${relays}` : null,
        derivationId: derives && one.speaker ? `derivation ${one.speaker.id}` : null,
        alternativeId: one.stance === 'disputes' || one.stance === 'denies' ? one.alternativeId : null,
      })),
    })),
);

const worked = (by: Party): Worked => ({
  ...{ id: `derivation ${by.id}`, method: 'back_calculation', attributedTo: by, contested: false },
  inputs: [{ claim: CLAIMS[1], constant: null, source: null }],
});

const facts = fc
  .record({ given: statements, isRestated: fc.boolean(), isSuperseded: fc.boolean() })
  .map(({ given: { everybody, told }, isRestated, isSuperseded }): AttributionFacts => ({
    ...{ statements: told, citations: [], claim: CLAIMS[0], claims: new Map([['other', CLAIMS[1]]]) },
    ...{
      derivations: everybody.map(worked),
      dismissed: new Set<string>(),
      isOpenlyContested: false,
      restsOpenly: false,
      restsOnRejected: false,
    },
    ...{ supersededBy: isSuperseded ? CLAIMS[1] : null, restatedAs: isRestated ? CLAIMS[1] : null, standing: null },
  }));

/** Those who said something about one of the claims, but never so that they may be named for it. */
const hiddenIn = (told: readonly Told[]): string[] =>
  SPEAKERS.filter((name) => {
    const own = told.filter(({ speaker }) => speaker?.names['en'] === name);
    return own.length > 0 && own.every(({ attribution }) => isNameless(attribution));
  });

describe('names that are withheld', () => {
  it('are in no line, label or sentence', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { statements: told } = given;
        const texts = [
          ...(['en', 'de'] as const).map((language) => attributionLine(given, language).text),
          ...['claim', 'other'].flatMap((id) => {
            const origins = originsOf(id, given);
            return [JSON.stringify(originTexts(origins)), JSON.stringify(origins.roots.map(({ label }) => label))];
          }),
          ...told.map((one) => statementNode(one)).map(({ label }) => label),
        ].join('\n');
        for (const name of hiddenIn(told)) expect(texts).not.toContain(name);
        for (const one of told)
          if (isNameless(one.attribution))
            for (const name of SPEAKERS) expect(statementNode(one).label).not.toContain(name);
      }),
      { numRuns: 500 },
    );
  });

  it('are in no line for whoever took back openly what they said without a name', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const about = given.statements.filter(({ claimId }) => claimId === 'claim');
        const own = { ...given, statements: about, restatedAs: null };
        const line = JSON.stringify((['en', 'de'] as const).map((language) => attributionLine(own, language).text));
        for (const name of hiddenIn(about.filter(({ stance }) => stance !== 'retracts')))
          expect(line).not.toContain(name);
      }),
      { numRuns: 500 },
    );
  });

  it('leave no figure that was only told off the record', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const off = given.statements.filter((one) => one.claimId === 'other' || one.alternativeId === 'other');
        fc.pre(off.length > 0 && off.every(({ attribution }) => attribution === 'off_record'));
        fc.pre(off.some((one) => one.claimId === 'other' && (one.stance === 'asserts' || one.stance === 'confirms')));
        fc.pre(isUnspeakable('other', given));
        const lines = (['en', 'de'] as const).map((language) => attributionLine(given, language).text ?? '');
        expect(lines.join()).not.toContain('87');
        expect(claimNode(CLAIMS[1], true).label).not.toContain('87');
      }),
      { numRuns: 300 },
    );
  });
});
