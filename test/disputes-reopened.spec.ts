import pg from 'pg';

import { problem } from './support/accounts.js';
import { meanwhile } from './support/meanwhile.js';
import { type Person, type Reply, World } from './support/world.js';

type Json = Reply['body'];

describe('disputes, and what becomes known later or elsewhere', () => {
  let world: World;
  let politics: Person;
  let reviewer: Person;
  let both: Person;
  let business: Person;
  beforeAll(async () => {
    world = await World.start();
    politics = await world.person({ name: 'A journalist', roles: ['journalist'], desks: ['Politics'] });
    reviewer = await world.person({ name: 'A reviewer', roles: ['reviewer'], desks: ['Politics', 'Business'] });
    both = await world.person({ name: 'A reviewer who writes', desks: ['Politics'] });
    business = await world.person({ name: 'An editor', desks: ['Business'] });
  });
  afterAll(() => world.stop());

  let period = 1900;
  const claimOf = (value: string, more: object = {}) => ({
    ...{ subject: 'OpenAI', metric: 'revenue', value, language: 'en', basis: 'actual', period: `${period}` },
    ...more,
  });
  const logged = async (value: string, more: object = {}, by = politics): Promise<string> => {
    const answer = await by.post('/claims', claimOf(value, more));
    expect([200, 201]).toContain(answer.status);
    return answer.body.claim.id as string;
  };
  const two = async (more: object = {}) => {
    period++;
    return [await logged('$13 billion', more), await logged('$44 billion', more)] as [string, string];
  };
  const opened = async (candidates: readonly string[], more: object = {}, by = politics): Promise<Json> => {
    const answer = await by.post('/disputes', { question: 'How much was it?', candidates, ...more });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const decided = async (id: string, outcome: string, chosen: readonly string[], by = reviewer) => {
    const body = { outcome, chosen, rationale: 'The filing says so.' };
    const answer = await by.post(`/disputes/${id}/resolve`, body, { 'if-match': '*' });
    expect([answer.status, answer.body.state]).toEqual([200, 'resolved']);
  };
  const shown = async (id: string, by = reviewer): Promise<Json> => (await by.get(`/disputes/${id}`)).body;
  const labels = (ids: readonly string[], by = reviewer) =>
    Promise.all(ids.map(async (id) => (await by.get(`/claims/${id}`)).body.standing.label as string));
  const casesOf = async (id: string, by = reviewer): Promise<Json[]> =>
    (await by.get(`/disputes?claim=${id}`)).body.items;
  const states = async (claim: string, by = reviewer): Promise<string[]> =>
    (await by.get(`/claims/${claim}/links`)).body.items.map((link: Json) => link.state);
  const says = async (claim: string, stance: string, more: object = {}, by = politics): Promise<Json> => {
    const said = await by.post(`/claims/${claim}/statements`, { speaker: 'Sam Altman', stance, ...more });
    expect([200, 201]).toContain(said.status);
    return said.body;
  };

  const reviewed = async (claim: string, verdict: string): Promise<void> => {
    for (const [by, step] of [
      [politics, { to: 'submitted' }],
      [reviewer, { to: 'in_review' }],
      [reviewer, { to: 'reviewed', verdict, reason: 'The filing says so.' }],
    ] as const) {
      const answer = await by.post(`/claims/${claim}/transitions`, step, { 'if-match': '*' });
      expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    }
  };

  describe('a statement', () => {
    it('that denies opens a case about the claim, and one that names another about both; a relay opens none', async () => {
      period++;
      const claim = await logged('$13 billion');
      const denial = await says(claim, 'denies', { statedAt: '2025-10-31' });
      await says(claim, 'denies', { statedAt: '2025-10-31' });
      await says(claim, 'disputes', { speaker: 'Brad Gerstner', statedAt: '2025-11-01' });
      await says(claim, 'disputes', { speaker: 'Hardwareluxx', relays: denial.id });
      expect(await casesOf(claim)).toMatchObject([
        { origin: 'statement', question: null, candidates: [{ id: claim }] },
      ]);
      await says(claim, 'disputes', { alternative: { value: 'well more than $13 billion', language: 'en' } });
      const [both, alone] = await casesOf(claim);
      expect([both?.candidates.length, alone?.candidates.length]).toEqual([2, 1]);
      expect((await politics.get(`/claims/${claim}`)).body.counts.disputes).toBe(2);
      expect((await politics.get(`/claims/${both?.candidates[1].id}`)).body.counts.disputes).toBe(1);
      expect(await casesOf(await logged('$60 billion', { basis: 'forecast' }))).toEqual([]);
    });

    it('opens none about what one that is open is about already, nor beside one that it opens again', async () => {
      const [a, b] = await two();
      const { id } = await opened([b, a, await logged('$70 billion')]);
      const [link] = (await reviewer.get(`/claims/${a}/links`)).body.items;
      await reviewer.post(`/links/${link.id}/confirm`, {});
      await says(a, 'denies');
      expect((await casesOf(a)).map((one) => one.id)).toEqual([id]);
      await decided(id, 'range', []);
      await says(b, 'denies', { statedAt: '2025-11-02' });
      expect((await casesOf(b)).map((one) => [one.id, one.state])).toEqual([[id, 'open']]);
    });

    it('for a desk opens a case for the desk, and is no reason to open one again that all read', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      await decided(id, 'prefer', [a]);
      await says(a, 'denies', { audience: 'desk' }, business);
      expect(await shown(id)).toMatchObject({ state: 'resolved', whatChanged: [] });
      expect((await casesOf(a, politics)).map((one) => one.id)).toEqual([id]);
      const [own] = await casesOf(a, business);
      expect(own).toMatchObject({ origin: 'statement', audience: 'desk', desk: { name: 'Business' }, state: 'open' });
      expect((await politics.get(`/disputes/${own?.id}`)).text).toBe(
        (await politics.get('/disputes/0190a6b4-0000-7000-8000-000000000000')).text,
      );
      // What only they know decides for them alone.
      expect([await labels([a], politics), await labels([a], business)]).toEqual([['accepted'], ['contested']]);
    });
  });

  describe('a decision', () => {
    it.each<[what: string, happens: (a: string, b: string) => Promise<unknown>, kinds: string[]]>([
      ['a new statement', (a) => says(a, 'confirms', { speaker: 'Brad Gerstner' }), ['statement']],
      ['a review that refutes', (a) => reviewed(a, 'refuted'), ['withdrawn']],
      ['a claim against a candidate', async () => void (await logged('$70 billion')), ['contradicted', 'contradicted']],
      [
        'a derivation',
        (a) =>
          politics.post(`/claims/${a}/derivations`, {
            ...{ method: 'formula', formula: 'x * 2', inputs: { x: { constant: '$6 billion', language: 'en' } } },
          }),
        ['derivation'],
      ],
      [
        'a correction',
        (_, b) => politics.post(`/claims/${b}/supersede`, { reason: 'misread', value: '$45 billion', language: 'en' }),
        ['contradicted', 'superseded'],
      ],
    ])('is opened again by %s, which is told', async (_, happens, kinds) => {
      const [a, b] = await two();
      const [noise] = [await logged('$13 billion', { period: '1801' })];
      const { id } = await opened([a, b]);
      await decided(id, 'prefer', [a]);
      expect(await states(a)).toEqual(['resolved']);
      await says(noise, 'denies');
      expect((await shown(id)).state).toBe('resolved');
      await happens(a, b);
      const again = await shown(id);
      expect(again).toMatchObject({
        state: 'open',
        decision: { inForce: false },
        reopened: { by: { name: kinds.includes('withdrawn') ? 'A reviewer' : 'A journalist' }, reason: null },
      });
      for (const { kind, statement, other } of again.whatChanged)
        expect({ statement, other }).toMatchObject({
          statement: kind === 'statement' ? { claim: a, speaker: { name: 'Brad Gerstner' }, stance: 'confirms' } : null,
          other: ['contradicted', 'superseded'].includes(kind) ? { subject: { name: 'OpenAI' }, value: {} } : null,
        });
      expect(again.whatChanged.map(({ kind }: Json) => kind).sort()).toEqual(kinds);
      for (const { texts, text } of again.whatChanged) expect([texts.en, texts.de !== texts.en]).toEqual([text, true]);
      // What was replaced contradicts nothing any more.
      expect((await states(a)).slice(0, 1)).toEqual([kinds.includes('superseded') ? 'resolved' : 'suggested']);
      // Decided anew, nothing has changed since.
      await decided(id, 'range', []);
      expect(await shown(id)).toMatchObject({ whatChanged: [], reopened: null, decision: { inForce: true } });
    });

    it('is opened again by a retraction, not by a sentence, and says who said what as whoever asks may read it', async () => {
      const [a, b] = await two();
      await reviewed(a, 'confirmed');
      await both.post(`/claims/${a}/transitions`, { to: 'published' }, { 'if-match': '*' });
      const { id } = await opened([a, b]);
      await decided(id, 'prefer', [a]);
      // What a claim says is its proposition: a sentence about it decides nothing anew.
      expect(
        (await politics.patch(`/claims/${b}`, { text: 'It took in $44 billion.' }, { 'if-match': '*' })).status,
      ).toBe(200);
      expect((await shown(id)).state).toBe('resolved');
      const person = {
        kind: 'person',
        names: { en: 'Brad Gerstner (protected)' },
        confidential: true,
        description: 'a person familiar with the matter',
      };
      const protectedOne = await politics.post('/entities', person);
      expect(protectedOne.status).toBe(201);
      const more = { speaker: protectedOne.body.id, attribution: 'off_record', wording: '$45 billion', language: 'en' };
      await says(b, 'confirms', more);
      await both.post(`/claims/${a}/transitions`, { to: 'retracted', reason: 'It was misread.' }, { 'if-match': '*' });
      for (const by of [politics, reviewer, business]) {
        const { whatChanged, state } = await shown(id, by);
        expect([state, whatChanged.map(({ kind, text }: Json) => [kind, text])]).toEqual([
          'open',
          [
            ['withdrawn', 'It was retracted.'],
            ['statement', 'A new statement affirms it.'],
          ],
        ]);
        const { statement } = whatChanged[1];
        const { body: read } = await by.get(`/statements/${statement.id}`);
        expect(statement).toEqual(Object.fromEntries(Object.keys(statement).map((key) => [key, read[key]])));
        expect(JSON.stringify(whatChanged).includes('Gerstner')).toBe(by === politics);
      }
    });

    it('is opened again by what an input of a candidate comes to', async () => {
      period++;
      const input = await logged('$6 billion', { metric: 'net-loss', basis: 'target' });
      const derivations = [{ method: 'formula', formula: 'x * 2', inputs: { x: { claim: input } } }];
      const derived = await logged('$13 billion', { derivations });
      const other = await logged('$44 billion');
      const { id } = await opened([derived, other]);
      await decided(id, 'prefer', [other]);
      await world.quiet();
      expect(await shown(id)).toMatchObject({ state: 'resolved', whatChanged: [] });
      await politics.post(`/claims/${input}/supersede`, { reason: 'misread', value: '$7 billion', language: 'en' });
      await world.quiet();
      const again = await shown(id);
      expect([again.state, again.whatChanged.map(({ kind }: Json) => kind)]).toEqual(['open', ['result']]);
      expect(again.whatChanged[0].result).toMatchObject({
        before: { point: '12000000000', unit: 'USD' },
        now: { point: '14000000000', unit: 'USD' },
      });
    });

    it('is opened again by a statement of somebody who does not see the case, and never twice', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b], { audience: 'desk' });
      await decided(id, 'prefer', [a]);
      await Promise.all(
        [1, 2, 3].map((n) => says(a, 'confirms', { speaker: 'Brad Gerstner', statedAt: `2025-11-0${n}` }, business)),
      );
      const again = await shown(id);
      expect([again.state, again.version, again.whatChanged.length]).toEqual(['open', 3, 3]);
      expect((await business.get(`/disputes/${id}`)).status).toBe(404);
    });

    it('for a desk about what all read settles nothing for anybody else', async () => {
      const [a, b] = await two();
      const [link] = (await reviewer.get(`/claims/${a}/links`)).body.items;
      await reviewer.post(`/links/${link.id}/confirm`, {});
      const { id } = await opened([a, b], { audience: 'desk' });
      const before = await Promise.all([a, b].map(async (claim) => (await business.get(`/claims/${claim}`)).text));
      await decided(id, 'prefer', [a]);
      expect(await Promise.all([a, b].map(async (claim) => (await business.get(`/claims/${claim}`)).text))).toEqual(
        before,
      );
      expect([await states(a, business), await states(a)]).toEqual([['confirmed'], ['confirmed']]);
      expect([await labels([a, b]), await labels([a, b], business)]).toEqual([
        ['accepted', 'rejected'],
        ['contested', 'contested'],
      ]);
      const [again] = await two();
      const wide = await opened([again, a], { audience: 'desk' });
      const refused = await reviewer.post(
        `/disputes/${wide.id}/resolve`,
        { outcome: 'superseded', chosen: [a], rationale: 'so it is' },
        { 'if-match': '*' },
      );
      expect(problem(refused)).toEqual([422, 'audience-too-wide', '/outcome']);
    });

    it('with a candidate that the decider may not see is no case for them', async () => {
      const [a, b] = await two({ audience: 'desk' });
      const { id } = await opened([a, b]);
      const body = { outcome: 'prefer', chosen: [a], rationale: 'so it is' };
      for (const [part, sent] of [
        ['resolve', body],
        ['preview', body],
        ['reopen', { reason: 'x' }],
      ] as const) {
        const given = part === 'preview' ? { outcome: 'prefer', chosen: [a] } : sent;
        const one = await business.post(`/disputes/${id}/${part}`, given, { 'if-match': '*' });
        const none = await business.post(`/disputes/0190a6b4-0000-7000-8000-000000000000/${part}`, given, {
          'if-match': '*',
        });
        expect([one.status, one.text]).toEqual([404, none.text]);
      }
      expect((await business.get(`/disputes?claim=${a}&count=true`)).body).toMatchObject({ items: [], total: 0 });
    });

    it('holds a claim to the audience of the case, whoever changes it', async () => {
      period++;
      const claim = await logged('$13 billion', {}, reviewer);
      await opened([claim]);
      expect((await reviewer.patch(`/claims/${claim}`, { audience: 'desk' }, { 'if-match': '*' })).status).toBe(409);
      const narrowing = world.sql(
        `SELECT set_config('claimtrail.actor', '${reviewer.id}', false); UPDATE claim SET audience = 'desk' WHERE id = '${claim}'`,
      );
      await expect(narrowing).rejects.toThrow('fits the cases');
    });
  });

  it('goes round in circles of cases, and nothing loops', async () => {
    period++;
    const [a, b, c] = [await logged('$13 billion'), await logged('$44 billion'), await logged('$70 billion')];
    const pairs = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    const cases: string[] = [];
    for (const pair of pairs) cases.push((await opened(pair)).id as string);
    for (const [i, id] of cases.entries()) await decided(id, 'prefer', [pairs[i]?.[0] ?? '']);
    // Each is preferred to the next: nobody stands, and none of the decisions has opened another.
    expect(await labels([a, b, c])).toEqual(['contested', 'contested', 'contested']);
    for (const id of cases) expect(await shown(id)).toMatchObject({ state: 'resolved', whatChanged: [] });
    await says(b, 'confirms', { speaker: 'Brad Gerstner' });
    expect(await Promise.all(cases.map(async (id) => (await shown(id)).state))).toEqual(['open', 'open', 'resolved']);
    expect(await labels([c, a])).toEqual(['accepted', 'rejected']);
  });

  it('is decided in the database too by nobody but reviewers and editors, as they are now', async () => {
    const [a, b] = await two();
    const { id } = await opened([a, b]);
    const late = await world.person({ name: 'A reviewer until now', roles: ['reviewer'], desks: ['Politics'] });
    const refused = await meanwhile(
      world,
      (holder) =>
        holder
          .query(`SELECT FROM dispute WHERE id = '${id}' FOR UPDATE`)
          .then(() => holder.query(`UPDATE principal SET roles = '{journalist}' WHERE id = '${late.id}'`)),
      () =>
        late.post(
          `/disputes/${id}/resolve`,
          { outcome: 'prefer', chosen: [a], rationale: 'so it is' },
          { 'if-match': '*' },
        ),
    );
    expect(problem(refused).slice(0, 2)).toEqual([403, 'not-allowed']);
    const app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    const attempt = async (who: Person, sql: string): Promise<string> => {
      await app.query('BEGIN');
      try {
        await app.query(
          `SELECT set_config('claimtrail.actor', '${who.id}', true), set_config('claimtrail.readership', '{newsroom,public,${who.deskId}}', true)`,
        );
        return await app.query(sql).then(
          (done) => (Array.isArray(done) ? 'done' : done.rowCount === 1 ? 'done' : `${done.rowCount} rows`),
          ({ code, constraint }: pg.DatabaseError) => constraint ?? String(code),
        );
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const decides = (outcome = 'prefer') =>
      `UPDATE dispute SET state = 'resolved', outcome = '${outcome}', rationale = 'x', facts = '[]' WHERE id = '${id}';
       UPDATE dispute_candidate SET chosen = claim_id = '${a}' WHERE dispute_id = '${id}'; SET CONSTRAINTS ALL IMMEDIATE`;
    const [chooses, opens] = [
      `UPDATE dispute_candidate SET chosen = NOT coalesce(chosen, false) WHERE dispute_id = '${id}'`,
      `UPDATE dispute SET state = 'open', reopened_why = 'x' WHERE id = '${id}'`,
    ];
    const reader = await world.person({ name: 'A reader', roles: ['reader'], desks: ['Politics'] });
    await says(b, 'hedges', {}, both);
    for (const who of [reader, politics]) expect(await attempt(who, decides())).toBe('dispute_decider_check');
    // Whoever wrote any of a candidate decides nothing, whatever it is; nor is a case decided without a word about its candidates.
    for (const outcome of ['prefer', 'not_comparable'])
      expect(await attempt(both, decides(outcome))).toBe('dispute_four_eyes_check');
    expect(await attempt(reviewer, decides())).toBe('done');
    expect(await attempt(reviewer, `${decides().split(';')[0]}; SET CONSTRAINTS ALL IMMEDIATE`)).toBe(
      'dispute_whole_check',
    );
    for (const who of [reader, politics, reviewer]) expect(await attempt(who, chooses)).toBe('23001');
    for (const sql of [
      `UPDATE dispute SET decided_by_id = '${reviewer.id}'`,
      `UPDATE dispute SET decided_at = '2020-01-01'`,
      `UPDATE dispute SET reopened_by_id = '${reviewer.id}', reopened_at = '2020-01-01'`,
      `UPDATE dispute SET argument_count = 7`,
      `UPDATE dispute SET audience = 'desk'`,
      `UPDATE dispute_candidate SET outcome = 'prefer'`,
      `UPDATE dispute_candidate SET decided_at = '2020-01-01'`,
      `DELETE FROM dispute_argument`,
      `UPDATE link SET dispute_id = '${id}'`,
    ])
      expect(await attempt(reviewer, sql)).toBe('42501');
    await decided(id, 'prefer', [a]);
    for (const who of [reader, politics, reviewer]) expect(await attempt(who, chooses)).toBe('23001');
    for (const column of ['outcome', 'rationale', 'dissent', 'reopen_when', 'identity', 'reopened_why'])
      expect(
        await attempt(
          reviewer,
          `UPDATE dispute SET ${column} = '${column === 'outcome' ? 'error' : 'y'}' WHERE id = '${id}'`,
        ),
      ).toBe('23001');
    expect(await attempt(reviewer, `UPDATE dispute SET facts = '[1]' WHERE id = '${id}'`)).toBe('23001');
    for (const who of [reader, politics]) expect(await attempt(who, opens)).toBe('dispute_decider_check');
    expect(await attempt(reader, opens.replace(`, reopened_why = 'x'`, ''))).toBe('dispute_decider_check');
    expect(await attempt(reviewer, opens.replace('reopened_why', `outcome = 'error', reopened_why`))).toBe('23001');
    expect(await attempt(reviewer, opens)).toBe('done');
    // What is decided is in force as long as it stands, and bears the name and the moment of whoever decided.
    const [told] = (await world.sql<Json>(
      `SELECT d.decided_by_id AS by, d.decided_at = d.updated_at AS then, (SELECT bool_and(k.outcome = d.outcome AND k.decided_at = d.decided_at)
         FROM dispute_candidate k WHERE k.dispute_id = d.id) AS all FROM dispute d WHERE d.id = '${id}'`,
    )) as [Json];
    expect(told).toEqual({ by: reviewer.id, then: true, all: true });
    expect(
      await attempt(
        business,
        `UPDATE dispute SET state = 'open' WHERE id = '${(await opened([a, b], { audience: 'desk' })).id}'`,
      ),
    ).toBe('0 rows');
    await app.end();
  });
});
