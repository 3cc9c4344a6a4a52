import { setTimeout as pause } from 'node:timers/promises';

import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Person, type Reply, World } from './support/world.js';

type Json = Reply['body'];

/** Everything in an answer that is a sentence; figures that stand as such are the record itself. */
function sentencesIn(answer: Json): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer as Record<string, Json>).flatMap(([key, part]) =>
    (key === 'text' || key === 'label') && typeof part === 'string'
      ? [part]
      : key === 'texts'
        ? Object.values(part as Record<string, string>)
        : sentencesIn(part),
  );
}

describe('what was said off the record', () => {
  let world: World;
  let owner: Person;
  let colleague: Person;
  let years = 2000;
  let period: string;
  beforeAll(async () => {
    world = await World.start();
    owner = await world.person({ desks: ['Newsroom'] });
    colleague = await world.person({ desks: ['Politics'] });
  });
  afterAll(() => world.stop());
  beforeEach(() => void (period = String((years += 1))));

  const by = (name: string, attribution: string | null, more: object = {}) => ({
    ...{
      speaker: { name, create: true },
      stance: 'asserts',
      source: { kind: 'interview', title: `${name}, ${period}` },
    },
    ...(attribution && { attribution }),
    ...more,
  });
  const log = async (claim: object, statements: object[] = [], more: object = {}): Promise<string> => {
    const answer = await owner.post('/claims', { ...claim, period, statements, ...more });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return answer.body.claim.id as string;
  };
  const say = async (claim: string, statement: object, who: Person = owner) => {
    const answer = await who.post(`/claims/${claim}/statements`, statement);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
  };
  const hit = (statements: object[], value = '$3.14 billion') => log({ ...HIT_31, value }, statements);
  const loss = (share: string, value: string, statements: object[] = [], formula = 'share / stake') =>
    log({ ...LOSS_115, value }, statements, {
      derivations: [{ method: 'formula', formula, inputs: { share: { claim: share }, stake: { constant: '27%' } } }],
    });
  const shown = async (claim: string, who: Person = owner): Promise<Json> => {
    for (;;) {
      const open = await world.sql(`SELECT 1 FROM job WHERE state IN ('queued', 'running')`);
      if (open.length === 0) break;
      await pause(10);
    }
    return (await who.get(`/claims/${claim}/derivations`)).body.items[0];
  };

  it('is in no sentence about what is computed with it, and stands in what is computed', async () => {
    const share = await hit([by('Brad Gerstner', 'off_record')]);
    const clash = await shown(await loss(share, '$25 billion'));
    expect(clash).toMatchObject({
      mismatch: true,
      result: { point: expect.stringMatching(/^116296/) },
      disagreement: {
        text: expect.stringMatching(
          /^“net loss of OpenAI for 20\d\d” is stated as something that its derivation cannot give\. /,
        ),
      },
    });
    const results = (await owner.get(`/derivations/${clash.id}/results`)).body;
    expect(results.items[0].computedWith.share).toMatchObject({ untold: true, figure: { point: '3140000000' } });
    expect(results.items[0].computedWith.stake.untold).toBeUndefined();
    const precise = await shown(await loss(share, '$11.63 billion'));
    expect(precise.lints.map(({ code }: { code: string }) => code)).toContain('false_precision');
    const sums = await shown(
      await log({ ...LOSS_115, value: '$77 billion' }, [], {
        derivations: [
          {
            method: 'sum',
            formula: 'share + other',
            inputs: { share: { claim: share }, other: { constant: '$2 billion' } },
          },
        ],
      }),
    );
    expect(sums.disagreement.texts.de).toMatch(/^Die Teile ergeben nicht das Ganze/);
    for (const answer of [clash, results, precise, sums]) {
      expect(sentencesIn(answer).join('\n')).not.toMatch(/3[.,]1|11[.,]|25 |77|5[.,]1|Microsoft|Gerstner/);
    }
  });

  it('is in no sentence about what is computed with that, and in all where somebody says it openly', async () => {
    const share = await hit([by('Brad Gerstner', 'off_record')]);
    const half = await log({ ...LOSS_115, value: '$11.5 billion' }, [], {
      derivations: [{ method: 'formula', formula: 'share / 0.27', inputs: { share: { claim: share } } }],
    });
    const whole = await log({ ...LOSS_115, value: '$99 billion', basis: 'forecast' }, [], {
      derivations: [{ method: 'formula', formula: '2 * half', inputs: { half: { claim: half } } }],
    });
    expect((await shown(whole)).disagreement.text).toMatch(/cannot give/);
    await say(share, by('Qvartel', 'off_record', { stance: 'denies' }));
    expect((await shown(whole)).movedBy.text).toBe(
      'half was computed again: something was said about another claim off the record.',
    );
    await say(share, by('Sam Altman', 'on_record'));
    const told = await shown(whole);
    expect(told.disagreement.text).toMatch(
      /99 billion US dollars, but its derivation gives 23\.\d+ to 23\.\d+ billion/,
    );
  });

  it('is kept back where it is only passed on, and where a claim comes to be said off the record alone', async () => {
    const passed = await hit([
      by('Brad Gerstner', 'off_record', { ref: 'told' }),
      by('Hardwareluxx', null, { relays: '#told' }),
    ]);
    expect((await shown(await loss(passed, '$25 billion'))).disagreement.text).toMatch(/cannot give/);
    const derived = await loss(await hit([by('Sam Altman', 'on_record')], '$3.2 billion'), '$26 billion');
    expect((await shown(derived)).disagreement.text).toMatch(/26 billion/);
    await say(derived, by('Brad Gerstner', 'off_record'));
    expect(await shown(derived)).toMatchObject({ disagreement: { text: expect.stringMatching(/cannot give/) } });
  });

  it('is in no reason why something was computed again', async () => {
    const share = await hit([by('Sam Altman', 'on_record')], '$3.1 billion');
    const derived = await loss(share, '$11.5 billion');
    const newer = await owner.post(`/claims/${share}/supersede`, {
      ...{ reason: 'Restated.', value: '$3.37 billion', language: 'en' },
      statements: [by('Brad Gerstner', 'off_record')],
    });
    expect(newer.status).toBe(201);
    const moved = await shown(derived);
    expect(moved.movedBy).toMatchObject({ code: 'superseded', text: 'share was superseded.' });
    expect(sentencesIn(moved).join('\n')).not.toMatch(/3[.,]37|12[.,]/);
    await say(newer.body.claim.id as string, by('Qvartel', 'off_record', { stance: 'disputes' }));
    expect((await shown(derived)).movedBy).toMatchObject({
      code: 'heard',
      texts: {
        en: 'something was said about share off the record.',
        de: 'zu share wurde etwas gesagt, das nicht zur Veröffentlichung bestimmt ist.',
      },
    });
  });

  it('is not told to have been taken back, however openly it was', async () => {
    const said = await hit([by('Brad Gerstner', 'off_record', { statedAt: '2025-10-31' })]);
    const derived = await loss(said, '$11.5 billion');
    await say(said, by('Brad Gerstner', 'on_record', { stance: 'retracts', statedAt: '2025-11-03' }));
    expect((await shown(derived)).movedBy).toMatchObject({ code: 'heard' });
    const open = await log({ ...HIT_31, value: '$8 billion' }, [
      by('Sam Altman', 'on_record', { ref: 'said', statedAt: '2025-10-31' }),
      by('Hardwareluxx', null, { relays: '#said' }),
      by('Sam Altman', 'off_record', { stance: 'retracts', statedAt: '2025-11-03' }),
    ]);
    const origins = async () => (await owner.get(`/claims/${open}/origins`)).body;
    expect(await origins()).toMatchObject({
      text: '1 article, 1 root (Sam Altman), no on-record confirmation',
      texts: { de: '1 Artikel, 1 Ursprung (Sam Altman), keine zitierfähige Bestätigung' },
    });
    await say(open, by('Sam Altman', 'on_record', { stance: 'retracts', statedAt: '2025-11-04' }));
    expect((await origins()).text).toMatch(/taken back since/);
  });

  it('is in no sentence of what is tried out', async () => {
    const share = await hit([by('Brad Gerstner', 'off_record')]);
    const claim = await loss(share, '$25 billion', [by('Sam Altman', 'on_record')]);
    const tried = await colleague.post('/derivations/evaluate', {
      ...{ formula: 'share / 0.27', inputs: { share: { claim: share } }, claim },
    });
    expect(tried.body).toMatchObject({ mismatch: true, result: { point: expect.stringMatching(/^116296/) } });
    const { id } = await shown(claim);
    const stake = await colleague.post(`/derivations/${id}/solve`, { for: 'stake', target: '$11.5 billion' });
    expect(stake.body).toMatchObject({
      required: { point: expect.stringMatching(/^27\.3/) },
      texts: {
        en: expect.stringMatching(
          /^What “stake \(27%\)” would have to be to get 11\.\d+ to 11\.\d+ billion US dollars is worked out from/,
        ),
        de: expect.stringMatching(/wird nicht in Worten angegeben\.$/),
      },
    });
    expect(stake.body.text).not.toMatch(/27\.3/);
    const needed = await colleague.post(`/derivations/${id}/solve`, { for: 'share', target: '$11.5 billion' });
    expect(needed.body.now).toMatchObject({ point: '3140000000' });
    expect(needed.body.text).toMatch(/, “share” would have to be 3\.03 to 3\.18 billion US dollars\.$/);
    const impact = await colleague.get(`/claims/${share}/impact?value=${encodeURIComponent('$6 billion')}`);
    expect(impact.body.items).toMatchObject([{ code: 'other_result', text: 'would be another value' }]);
    for (const answer of [tried.body, impact.body]) {
      expect(sentencesIn(answer).join('\n')).not.toMatch(/3[.,]14|11[.,]|22[.,]/);
    }
  });

  it('is for the readers of a derivation what all of them know', async () => {
    const share = await hit([]);
    const [open, same] = [await loss(share, '$25 billion'), await loss(share, '$26 billion')];
    const before = await shown(open, colleague);
    await say(share, by('Brad Gerstner', 'off_record', { audience: 'desk' }));
    await say(open, by('Brad Gerstner', 'off_record', { audience: 'desk' }));
    expect(await shown(open, colleague)).toEqual(before);
    expect(await shown(same, owner)).toMatchObject({ disagreement: { text: expect.stringMatching(/26 billion/) } });
  });

  it('is in no reason why two claims can both be right, or not', async () => {
    const share = await hit([by('Brad Gerstner', 'off_record')]);
    const other = await owner.post('/claims', {
      ...{ ...HIT_31, period, value: '$4.27 billion' },
      statements: [by('Sam Altman', 'on_record')],
    });
    const id = other.body.claim.id as string;
    const answers = async (who: Person) => [
      (await who.get(`/claims/${id}/comparisons`)).body.items,
      (await who.post('/comparisons', { a: id, b: share })).body,
      (await who.get(`/claims/${share}/links`)).body.items,
      (await who.get('/contradictions?subject=Microsoft&limit=200')).body.items.filter(
        ({ a, b }: Json) => a.id === id || b.id === id,
      ),
    ];
    const before = [other.body.comparisons, ...(await answers(owner)), ...(await answers(colleague))];
    for (const answer of before) {
      const [{ reasons, gap }] = [answer].flat();
      expect(gap.absolute).toMatch(/^11/);
      expect(reasons).toMatchObject([
        {
          code: 'values_apart',
          text: 'The two cannot both be right. What they say is left out here, because one of them was only said off the record.',
        },
        { code: 'currency_assumed' },
      ]);
    }
    await say(share, by('Qvartel', 'on_record'));
    for (const answer of await answers(colleague)) {
      expect([answer].flat()[0].reasons[0].text).toMatch(/“\$3\.14 billion”.*“\$4\.27 billion”/);
    }
  });

  it('puts no doubt into the line for a story', async () => {
    const share = await hit([by('Sam Altman', 'on_record')], '$3.1 billion');
    const claim = await loss(share, '$11.5 billion', [by('The Register', 'on_record', { evidence: 'derived' })]);
    const line = async () => (await owner.get(`/claims/${claim}/attribution?language=en`)).body;
    const before = await line();
    await say(share, by('Brad Gerstner', 'off_record', { stance: 'disputes' }));
    await shown(claim);
    expect((await owner.get(`/claims/${claim}`)).body.standing.label).toBe('rests on contested input');
    expect(await line()).toEqual({ ...before, withheld: true });
    await say(share, by('Qvartel', 'on_record', { stance: 'disputes' }));
    await shown(claim);
    expect((await line()).text).toMatch(/contested/);
  });

  it.each(['background', 'deep_background', 'off_record'])(
    'or on %s is not given away by who published it',
    async (attribution) => {
      const name = `Zorblat ${attribution}`;
      const publisher = { name, create: true };
      const claim = await log({ ...HIT_31, value: '$9 billion' }, [
        by(name, attribution, { source: { kind: 'interview', title: `About ${period}`, publisher } }),
        by('Sam Altman', 'on_record', { source: { kind: 'article', title: `Also ${period}`, publisher } }),
      ]);
      const provenance = (await owner.get(`/claims/${claim}/provenance`)).body;
      const line = (await owner.get(`/claims/${claim}/attribution?language=en`)).body;
      const origins = (await owner.get(`/claims/${claim}/origins`)).body;
      expect(JSON.stringify([provenance.nodes, origins, line])).not.toContain(name);
      expect(provenance.edges.map(({ kind }: { kind: string }) => kind)).not.toContain('published_by');
      const other = await log({ ...HIT_31, value: '$10 billion' }, [
        by('Sam Altman', 'on_record', { source: { kind: 'article', title: `Once more ${period}`, publisher } }),
      ]);
      expect(JSON.stringify((await owner.get(`/claims/${other}/provenance`)).body.nodes)).toContain(name);
    },
  );
});
