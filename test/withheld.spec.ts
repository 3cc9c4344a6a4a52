import fc from 'fast-check';

import { isNameless } from '../src/claims/naming.js';
import { type Attribution, ATTRIBUTIONS } from '../src/claims/statement.js';
import { type Person, World } from './support/world.js';

const INSIDER = 'a person familiar with the matter';

/** Names that are in no sentence by themselves; each set of statements has its own. */
const SPEAKERS = ['Qvartel', 'Zorblat', 'Wixomen'];

interface Said {
  readonly who: number;
  readonly stance: string;
  readonly attribution: Attribution | null;
  readonly day: string;
  readonly alternative: boolean;
  readonly relays: number | null;
}

const said: fc.Arbitrary<Said> = fc.record({
  who: fc.nat(SPEAKERS.length - 1),
  stance: fc.constantFrom('asserts', 'asserts', 'denies', 'disputes', 'retracts'),
  attribution: fc.constantFrom(null, ...ATTRIBUTIONS),
  day: fc.constantFrom('2025-10-31', '2025-11-03', '2025-11-05'),
  alternative: fc.boolean(),
  relays: fc.option(fc.nat(4), { nil: null }),
});

const sets = fc.record({
  protectedOnes: fc.subarray([0, 1, 2]),
  statements: fc.array(said, { minLength: 1, maxLength: 5 }),
  derivedBy: fc.option(fc.nat(SPEAKERS.length - 1), { nil: null }),
});

describe('what is said without a name', () => {
  let world: World;
  let owner: Person;
  let colleague: Person;
  beforeAll(async () => {
    world = await World.start();
    owner = await world.person();
    colleague = await world.person();
  });
  afterAll(() => world.stop());

  const log = async (subject: string, statements: readonly object[], more: object = {}) => {
    const answer = await owner.post('/claims', {
      ...{
        subject: { name: subject, create: true },
        metric: 'revenue',
        value: '$13 billion',
        language: 'en',
        period: '2025',
        basis: 'actual',
      },
      statements: statements.map((one, i) => ({
        ref: `s${i}`,
        source: { kind: 'interview', title: `${subject}, no. ${i}` },
        ...one,
      })),
      ...more,
    });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return answer.body.claim.id as string;
  };

  /** Every sentence and label that is made about a claim, for somebody. */
  const textsFor = async (asks: Person, claim: string): Promise<string> => {
    const read = async (path: string) => (await asks.get(`/claims/${claim}${path}`)).body;
    const { nodes } = await read('/provenance');
    const { roots, texts } = await read('/origins');
    const { items } = await read('/impact');
    return JSON.stringify([
      ...['en', 'de'].map((language) => read(`/attribution?language=${language}`)),
      (await read('')).standing.reasons,
      nodes.map(({ label }: { label: string }) => label),
      ...[roots, texts, items.map((item: { texts: object }) => item.texts)],
      await read('/attribution?language=en'),
      await read('/attribution?language=de'),
      ((await read('/derivations')).items as { lints: object; failure: object; movedBy: object }[]).map(
        ({ lints, failure, movedBy }) => [lints, failure, movedBy],
      ),
      await Promise.all(
        (await asks.get(`/graph?claims=${claim}`)).body.nodes.map((node: { standing: object }) => node.standing),
      ),
    ]);
  };

  it('is never told with one, in whatever way it is put together', async () => {
    const given = fc.sample(sets, { numRuns: 25, seed: 5 });
    for (const [n, { protectedOnes, statements, derivedBy }] of given.entries()) {
      const nameOf = (who: number) => `${SPEAKERS[who]} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n]}`;
      const speakerOf = (who: number) =>
        protectedOnes.includes(who)
          ? { name: nameOf(who), kind: 'person', confidential: true, description: INSIDER }
          : { name: nameOf(who), kind: 'person', create: true };
      const claim = await log(
        `Subject ${n}`,
        statements.map(({ who, stance, attribution, day, alternative, relays }, i) => ({
          ...{ speaker: speakerOf(who), stance, statedAt: day },
          ...(attribution && { attribution }),
          ...(alternative &&
            (stance === 'denies' || stance === 'disputes') && { alternative: { value: `$${20 + i} billion` } }),
          ...(relays !== null && relays < i && { relays: `#s${relays}` }),
        })),
        derivedBy === null
          ? {}
          : {
              derivations: [
                {
                  ...{ method: 'formula', formula: 'a + b', attributedTo: speakerOf(derivedBy) },
                  inputs: { a: { constant: '$6 billion' }, b: { constant: '$7 billion' } },
                },
              ],
            },
      );
      for (const asks of [owner, colleague]) {
        const texts = await textsFor(asks, claim);
        for (const who of [0, 1, 2]) {
          const own = statements.filter((one) => one.who === who && one.stance !== 'retracts');
          const isHidden = own.length > 0 && own.every(({ attribution }) => isNameless(attribution));
          const nameIn = texts.includes(nameOf(who));
          if (isHidden || protectedOnes.includes(who))
            expect([n, nameOf(who), nameIn]).toEqual([n, nameOf(who), false]);
        }
      }
    }
  });

  it('names nobody for taking back openly what they said on background', async () => {
    const by = (speaker: string, stance: string, attribution: string, statedAt: string) => ({
      speaker: { name: speaker, create: true },
      stance,
      attribution,
      statedAt,
    });
    const hidden = await log('Hidden', [
      by('Qvartel Z', 'asserts', 'background', '2025-10-31'),
      by('Qvartel Z', 'retracts', 'on_record', '2025-11-03'),
    ]);
    expect((await owner.get(`/claims/${hidden}`)).body.standing).toMatchObject({
      label: 'rejected',
      reasons: [{ code: 'withdrawn', text: 'Somebody who is not named took it back, and nobody else stands by it.' }],
    });
    const open = await log('Open', [
      by('Zorblat Z', 'asserts', 'on_record', '2025-10-31'),
      by('Zorblat Z', 'asserts', 'background', '2025-10-31'),
      by('Zorblat Z', 'retracts', 'on_record', '2025-11-03'),
    ]);
    expect((await owner.get(`/claims/${open}`)).body.standing.reasons[0].text).toMatch(/^Zorblat Z took it back/);
  });

  it('is not told at all where it was said off the record', async () => {
    const claim = await log('Off', [
      { speaker: { name: 'Wixomen Z', create: true }, stance: 'asserts', attribution: 'on_record' },
      {
        speaker: { name: 'Qvartel Y', create: true },
        stance: 'disputes',
        attribution: 'off_record',
        alternative: { value: '$87 billion' },
      },
    ]);
    const { standing } = (await owner.get(`/claims/${claim}`)).body;
    expect(standing).toMatchObject({
      label: 'contested',
      reasons: [
        {
          texts: {
            en: 'Something that was said off the record speaks against it.',
            de: 'Ihm widerspricht etwas, das nicht zur Veröffentlichung gesagt wurde.',
          },
        },
      ],
    });
    expect(JSON.stringify(standing.reasons.map((reason: { texts: object }) => reason.texts))).not.toMatch(/87/);
    const line = await owner.get(`/claims/${claim}/attribution?language=en`);
    expect(line.body).toEqual({
      text: '13 billion US dollars, according to Wixomen Z',
      withheld: true,
      language: 'en',
    });
    const back = await log('Back', [
      {
        speaker: { name: 'Zorblat Y', create: true },
        stance: 'asserts',
        attribution: 'on_record',
        statedAt: '2025-10-31',
      },
      {
        speaker: { name: 'Zorblat Y', create: true },
        stance: 'retracts',
        attribution: 'off_record',
        statedAt: '2025-11-03',
      },
    ]);
    expect((await owner.get(`/claims/${back}`)).body.standing).toMatchObject({
      label: 'rejected',
      reasons: [{ text: 'Nobody stands by it any more.' }],
    });
    expect((await owner.get(`/claims/${back}/attribution?language=en`)).body).toMatchObject({
      text: 'rejected: 13 billion US dollars, according to Zorblat Y',
      withheld: true,
    });
  });

  it('tells who is protected by description, on deep background not even so', async () => {
    const insider = (name: string) => ({ name, confidential: true, description: INSIDER });
    for (const [attribution, told] of [
      ['on_record', INSIDER],
      ['background', INSIDER],
      ['deep_background', 'a source that is not named'],
    ] as const) {
      const claim = await log(`Deep ${attribution}`, [
        { speaker: insider(`Wixomen ${attribution}`), stance: 'asserts', attribution },
      ]);
      const line = await owner.get(`/claims/${claim}/attribution?language=en`);
      expect([attribution, line.body.text]).toEqual([attribution, `13 billion US dollars, according to ${told}`]);
      expect((await owner.get(`/claims/${claim}/origins`)).body.roots).toMatchObject([{ label: told }]);
    }
  });
});
