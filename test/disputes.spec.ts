import { OUTCOMES } from '../src/disputes/outcome.js';
import { problem } from './support/accounts.js';
import { type Person, type Reply, World } from './support/world.js';

type Json = Reply['body'];

const NOBODY = '0190a6b4-0000-7000-8000-000000000000';

describe('disputes', () => {
  let world: World;
  let journalist: Person;
  let reviewer: Person;
  let editor: Person;
  let business: Person;
  beforeAll(async () => {
    world = await World.start();
    journalist = await world.person({ name: 'A journalist', roles: ['journalist'], desks: ['Politics'] });
    reviewer = await world.person({ name: 'A reviewer', roles: ['reviewer'], desks: ['Politics'] });
    editor = await world.person({ name: 'An editor', desks: ['Politics'] });
    business = await world.person({ name: 'Business', desks: ['Business'] });
  });
  afterAll(() => world.stop());

  let period = 1900;
  /** Claims about the same thing that nothing else is about. */
  const figures = async (values: readonly string[], more: object = {}, by = journalist): Promise<string[]> => {
    period++;
    const ids: string[] = [];
    for (const value of values) {
      const claim = {
        subject: 'OpenAI',
        metric: 'revenue',
        value,
        language: 'en',
        basis: 'actual',
        period: `${period}`,
      };
      const answer = await by.post('/claims', { ...claim, ...more });
      expect(answer.status).toBe(201);
      ids.push(answer.body.claim.id as string);
    }
    return ids;
  };
  const two = (more: object = {}) => figures(['$13 billion', '$44 billion'], more) as Promise<[string, string]>;
  const opened = async (candidates: readonly string[], more: object = {}, by = journalist): Promise<Json> => {
    const answer = await by.post('/disputes', { question: 'How much was it?', candidates, ...more });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const resolution = (outcome: string, chosen: readonly string[], more: object = {}) => ({
    ...{ outcome, chosen, rationale: 'The filing says so.' },
    ...more,
  });
  const resolve = (id: string, body: object, by = reviewer, version = '*') =>
    by.post(`/disputes/${id}/resolve`, body, { 'if-match': version });
  const decided = async (id: string, outcome: string, chosen: readonly string[]): Promise<Json> => {
    const answer = await resolve(id, resolution(outcome, chosen));
    expect([answer.status, answer.body.state]).toEqual([200, 'resolved']);
    return answer.body;
  };
  const standing = async (id: string, by = editor): Promise<Json> => (await by.get(`/claims/${id}`)).body.standing;
  const labels = (ids: readonly string[], by = editor) =>
    Promise.all(ids.map(async (id) => (await standing(id, by)).label as string));
  const linksOf = async (id: string, by = editor): Promise<Json[]> => (await by.get(`/claims/${id}/links`)).body.items;
  const told = async (id: string, by = editor) =>
    (await linksOf(id, by)).map(({ kind, state, resolution: by }) => [kind, state, by?.outcome ?? null]);
  const casesOf = async (id: string, by = editor): Promise<Json[]> =>
    (await by.get(`/disputes?claim=${id}`)).body.items;
  const says = (claim: string, stance: string, more: object = {}, by = journalist) =>
    by.post(`/claims/${claim}/statements`, { speaker: 'Sam Altman', stance, statedAt: '2025-10-31', ...more });

  describe('are opened by hand', () => {
    it('with question, candidates, arguments and evidence, and counted by their claims', async () => {
      const [a, b, other] = (await figures(['$13 billion', '$44 billion', '$20 billion'])) as [string, string, string];
      const source = (await journalist.post('/sources', { kind: 'document', title: 'Annual report' })).body.id;
      const dispute = await opened([a, b]);
      expect(dispute).toMatchObject({
        ...{ question: 'How much was it?', origin: 'person', state: 'open', audience: 'newsroom', version: 1 },
        ...{ candidates: [{ id: a }, { id: b }], arguments: [], decision: null, reopened: null, whatChanged: [] },
        links: [{ kind: 'contradicts', state: 'suggested', resolution: null }],
        createdBy: { name: 'A journalist' },
      });
      const argued = await editor.post(`/disputes/${dispute.id}/arguments`, {
        ...{ candidate: b, stance: 'against', text: 'It includes another year.' },
        evidence: [{ kind: 'source', id: source }],
      });
      expect([argued.status, argued.body.arguments]).toMatchObject([
        201,
        [
          {
            candidate: b,
            stance: 'against',
            evidence: [{ kind: 'source', id: source }],
            createdBy: { name: 'An editor' },
          },
        ],
      ]);
      const added = await journalist.post(`/disputes/${dispute.id}/candidates`, { claim: other });
      expect([added.status, added.body.version, added.body.candidates.length]).toEqual([201, 3, 3]);
      expect((await journalist.post(`/disputes/${dispute.id}/candidates`, { claim: other })).status).toBe(200);
      expect((await journalist.get(`/claims/${other}`)).body.counts.disputes).toBe(1);
      const listed = await editor.get(`/disputes?state=open&claim=${a}&count=true`);
      expect(listed.body).toMatchObject({
        total: 1,
        items: [{ id: dispute.id, candidates: [{ id: a }, { id: b }, {}] }],
      });
      expect((await editor.get('/disputes?subject=OpenAI&limit=200')).body.items.map(({ id }: Json) => id)).toContain(
        dispute.id,
      );
      expect((await editor.get('/disputes?subject=Microsoft')).body.items).toEqual([]);
    });

    it('once for the same claims and readers, in whatever order', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      const again = await editor.post('/disputes', { question: 'Again?', candidates: [b, a.toUpperCase()] });
      expect([again.status, again.body.id, again.body.question]).toEqual([200, id, 'How much was it?']);
      const among = await opened([a, b], { audience: 'desk' });
      expect([among.id === id, among.audience]).toEqual([false, 'desk']);
      const at = await Promise.all(
        [1, 2, 3, 4].map(() => editor.post('/disputes', { question: 'At once?', candidates: [a] })),
      );
      expect(new Set(at.map(({ body }) => body.id)).size).toBe(1);
      expect(at.filter(({ status }) => status === 201)).toHaveLength(1);
    });

    it('and refused where something is wrong with them', async () => {
      const [a, b] = await two();
      const hidden = (await figures(['$13 billion'], { audience: 'desk' }))[0] as string;
      const ask = async (body: object, by = journalist) =>
        problem(await by.post('/disputes', { question: 'Which?', candidates: [a, b], ...body }));
      expect(await ask({ candidates: [] })).toEqual([400, 'invalid-request', '/candidates']);
      expect(await ask({ candidates: [a, a] })).toEqual([400, 'invalid-request', '/candidates/1']);
      expect(await ask({ candidates: Array.from({ length: 21 }, () => a) })).toEqual([
        400,
        'invalid-request',
        '/candidates',
      ]);
      expect(await ask({ candidates: [a, NOBODY] })).toEqual([422, 'unknown-reference', '/candidates/1']);
      expect(await ask({ question: '\u202e?' })).toEqual([400, 'invalid-request', '/question']);
      expect(await ask({ audience: 'public' })).toEqual([422, 'audience-too-wide', '/audience']);
      expect(await ask({ candidates: [a, hidden], audience: 'newsroom' })).toEqual([
        422,
        'audience-too-wide',
        '/audience',
      ]);
      expect(await ask({ candidates: [a, hidden] }, business)).toEqual([422, 'unknown-reference', '/candidates/1']);
      expect((await opened([a, hidden])).audience).toBe('desk');
      const { id } = await opened([a]);
      const bad = async (part: string, body: object) => problem(await journalist.post(`/disputes/${id}/${part}`, body));
      expect(await bad('candidates', { claim: hidden })).toEqual([422, 'audience-too-wide', '/claim']);
      expect(await bad('candidates', { claim: NOBODY })).toEqual([422, 'unknown-reference', '/claim']);
      expect(await bad('arguments', { stance: 'for', text: 'x', candidate: b })).toEqual([
        422,
        'unknown-reference',
        '/candidate',
      ]);
      expect(await bad('arguments', { stance: 'for', text: 'x', evidence: [{ kind: 'claim', id: hidden }] })).toEqual([
        422,
        'unknown-reference',
        '/evidence/0/id',
      ]);
      expect(await bad('arguments', { stance: 'perhaps', text: 'x' })).toEqual([400, 'invalid-request', '/stance']);
      expect((await journalist.post(`/disputes/${NOBODY}/arguments`, { stance: 'for', text: 'x' })).status).toBe(404);
    });
  });

  describe('are decided', () => {
    it.each<[outcome: string, chosen: number[], labels: string[], links: unknown[]]>([
      ['prefer', [0], ['accepted', 'rejected'], [['contradicts', 'resolved', 'prefer']]],
      ['error', [0], ['uncontested', 'rejected'], [['contradicts', 'resolved', 'error']]],
      ['error', [], ['rejected', 'rejected'], [['contradicts', 'resolved', 'error']]],
      [
        'superseded',
        [1],
        ['rejected', 'uncontested'],
        [
          ['contradicts', 'resolved', 'superseded'],
          ['supersedes', 'confirmed', 'superseded'],
        ],
      ],
      ['range', [], ['uncontested', 'uncontested'], [['contradicts', 'resolved', 'range']]],
      [
        'both_stand_different_basis',
        [],
        ['uncontested', 'uncontested'],
        [['contradicts', 'resolved', 'both_stand_different_basis']],
      ],
      ['not_comparable', [], ['uncontested', 'uncontested'], [['contradicts', 'resolved', 'not_comparable']]],
      ['unresolved', [], ['contested', 'contested'], [['contradicts', 'resolved', 'unresolved']]],
    ])('%s %j: links are settled, and standing follows, also as of later', async (outcome, chosen, expected, links) => {
      const claims = await two();
      const [link] = await linksOf(claims[0]);
      await editor.post(`/links/${link?.id}/confirm`, {});
      expect(await labels(claims)).toEqual(['contested', 'contested']);
      const [dispute] = await casesOf(claims[0]);
      expect(dispute).toMatchObject({
        origin: 'link',
        question: null,
        state: 'open',
        createdBy: { name: 'An editor' },
      });
      const after = await decided(
        dispute?.id,
        outcome,
        chosen.map((i) => claims[i] as string),
      );
      expect(after.decision).toMatchObject({
        outcome,
        inForce: true,
        decidedBy: { name: 'A reviewer' },
        dissent: null,
      });
      expect([await labels(claims), await told(claims[0])]).toEqual([expected, links]);
      expect((await editor.get(`/claims/${claims[0]}`)).body.counts).toMatchObject({ disputes: 0, contradictions: 0 });
      const queue = (await editor.get(`/contradictions?subject=OpenAI&limit=200`)).body.items;
      expect(queue.map(({ id }: Json) => id)).not.toContain(link?.id);
      const now = new Date().toISOString();
      await new Promise((done) => setTimeout(done, 5));
      const reopened = await editor.post(`/disputes/${dispute?.id}/reopen`, { reason: 'The filing was amended.' });
      expect([reopened.status, reopened.body]).toMatchObject([
        200,
        {
          state: 'open',
          decision: { outcome, inForce: false },
          reopened: { by: { name: 'An editor' }, reason: 'The filing was amended.' },
        },
      ]);
      expect(await labels(claims)).toEqual(['contested', 'contested']);
      expect((await told(claims[0]))[0]).toEqual(['contradicts', 'confirmed', null]);
      const past = await editor.get(`/disputes/${dispute?.id}?asOf=${now}`);
      expect(past.body).toMatchObject({ state: 'resolved', decision: { outcome, inForce: true }, reopened: null });
      const then = await Promise.all(claims.map((id) => editor.get(`/claims/${id}?asOf=${now}`)));
      expect(then.map(({ body }) => body.standing.label)).toEqual(expected);
    });

    it('with a reason in both languages, and among many', async () => {
      const claims = await figures(['$13 billion', '$44 billion', '$60 billion']);
      const { id } = await opened(claims);
      await decided(id, 'prefer', [claims[1] as string]);
      expect(await labels(claims)).toEqual(['rejected', 'accepted', 'rejected']);
      expect((await standing(claims[1] as string)).reasons).toMatchObject([
        { code: 'accepted_by_decision', dispute: id, text: 'It was accepted: a dispute was decided so.' },
      ]);
      const [first] = (await standing(claims[0] as string)).reasons;
      expect(first).toMatchObject({ code: 'not_preferred', dispute: id, claim: claims[1] });
      expect(first.texts.en).toMatch(
        /^\$44 billion \(revenue, OpenAI\) was preferred to it when a dispute was decided\.$/i,
      );
      expect(first.texts.de).toContain('wurde ihm vorgezogen, als ein Streitfall entschieden wurde.');
      expect((await editor.get(`/claims?standing=accepted&limit=200`)).body.items.map((one: Json) => one.id)).toContain(
        claims[1],
      );
      expect((await editor.get(`/claims?standing=rejected&limit=200`)).body.items.map((one: Json) => one.id)).toContain(
        claims[0],
      );
    });

    it('of one claim alone against whoever denies it', async () => {
      const [denied, other] = (await figures(['$13 billion', '$13 billion'].slice(0, 1))).concat(
        await figures(['$9 billion']),
      ) as [string, string];
      expect((await says(denied, 'denies')).status).toBe(201);
      expect(await labels([denied, other])).toEqual(['contested', 'uncontested']);
      const [dispute] = await casesOf(denied);
      expect(dispute).toMatchObject({ origin: 'statement', candidates: [{ id: denied }] });
      await decided(dispute?.id, 'prefer', [denied]);
      expect(await labels([denied])).toEqual(['accepted']);
      expect((await says(denied, 'denies', { speaker: 'Brad Gerstner' })).status).toBe(201);
      const [again] = await casesOf(denied);
      expect(again).toMatchObject({ id: dispute?.id, state: 'open', reopened: { reason: null } });
      expect(await labels([denied])).toEqual(['contested']);
    });

    it('by whoever may review, wrote none of what it is about, and knows the case as it is', async () => {
      const [a, b] = await two();
      const { id, version } = await opened([a, b]);
      const by = async (person: Person, body: object, tag = `"${version}"`) =>
        problem(await resolve(id, body, person, tag));
      expect(await by(journalist, resolution('prefer', [a]))).toEqual([403, 'not-allowed', undefined]);
      expect(await by(reviewer, resolution('prefer', [NOBODY]))).toEqual([400, 'invalid-request', '/chosen/0']);
      expect(await by(reviewer, resolution('prefer', []))).toEqual([400, 'invalid-request', '/chosen']);
      expect(await by(reviewer, resolution('guess', [a]))).toEqual([400, 'invalid-request', '/outcome']);
      expect(await by(reviewer, { outcome: 'prefer', chosen: [a] })).toEqual([400, 'invalid-request', '/rationale']);
      expect((await reviewer.post(`/disputes/${id}/resolve`, resolution('prefer', [a]))).status).toBe(428);
      expect(await by(reviewer, resolution('prefer', [b]), '"7"')).toEqual([412, 'stale-version', undefined]);
      await says(a, 'confirms', {}, editor);
      for (const outcome of OUTCOMES) {
        const chosen = ['prefer', 'superseded'].includes(outcome) ? [b] : [];
        expect(await by(editor, resolution(outcome, chosen))).toEqual([403, 'four-eyes', '']);
      }
      // An argument is another version, so that nobody decides who has not read it.
      const argument = { stance: 'against', text: 'It includes another year.' };
      const argued = await journalist.post(`/disputes/${id}/arguments`, argument);
      expect([argued.body.version, argued.headers.get('etag')]).toEqual([version + 1, `"${version + 1}"`]);
      expect(await by(reviewer, resolution('prefer', [b]))).toEqual([412, 'stale-version', undefined]);
      const more = (await figures(['$20 billion']))[0] as string;
      expect((await journalist.post(`/disputes/${id}/candidates`, { claim: more })).status).toBe(201);
      expect(await by(reviewer, resolution('prefer', [b]))).toEqual([412, 'stale-version', undefined]);
      // Nothing of it was done.
      expect(await told(a)).toEqual([['contradicts', 'suggested', null]]);
      expect((await resolve(id, resolution('prefer', [b]), reviewer, `"${version + 2}"`)).status).toBe(200);
      // Whoever wrote some of it does not decide, and may say that it is not decided.
      expect((await editor.post(`/disputes/${id}/reopen`, { reason: 'I said so.' })).status).toBe(200);
    });

    it('by one of two who do so at once: the other is told what was decided', async () => {
      const [a, b] = await two();
      const { id, version } = await opened([a, b]);
      const answers = await Promise.all(
        [a, b, a, b].map((chosen, i) =>
          resolve(id, resolution('prefer', [chosen]), i < 2 ? reviewer : editor, `"${version}"`),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const won = answers.find(({ status }) => status === 200)?.body.decision;
      for (const { status, body } of answers)
        if (status === 409)
          expect(body).toMatchObject({ type: '/problems/already-decided', dispute: id, decision: won });
      const again = await journalist.post('/disputes', { question: 'Once more?', candidates: [a, b] });
      expect([again.status, again.body.decision]).toEqual([409, won]);
      for (const part of ['arguments', 'candidates']) {
        const body = part === 'arguments' ? { stance: 'for', text: 'x' } : { claim: a };
        expect(problem(await journalist.post(`/disputes/${id}/${part}`, body)).slice(0, 2)).toEqual([
          409,
          'already-decided',
        ]);
      }
    });

    it('more than once, each of which is told, and how it was opened again', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      const start = await decided(id, 'prefer', [a]);
      expect(start.decisions).toEqual([{ ...start.decision, reopened: null }]);
      const before = new Date().toISOString();
      await new Promise((done) => setTimeout(done, 5));
      await editor.post(`/disputes/${id}/reopen`, { reason: 'The filing was amended.' });
      await resolve(id, resolution('error', [b], { rationale: 'It says so now.', dissent: 'Not quite.' }), editor);
      await says(a, 'confirms', { speaker: 'Brad Gerstner' });
      const { body: shown } = await editor.get(`/disputes/${id}`);
      expect(shown.decisions).toMatchObject([
        {
          ...{ outcome: 'prefer', chosen: [a], rationale: 'The filing says so.', decidedBy: { name: 'A reviewer' } },
          ...{ inForce: false, reopened: { by: { name: 'An editor' }, reason: 'The filing was amended.' } },
        },
        {
          ...{ outcome: 'error', chosen: [b], rationale: 'It says so now.', dissent: 'Not quite.', inForce: false },
          reopened: { by: { name: 'A journalist' }, at: shown.reopened.at, reason: null },
        },
      ]);
      expect((await editor.get(`/disputes/${id}?asOf=${before}`)).body.decisions).toEqual(start.decisions);
      const told = async (language: 'en' | 'de') =>
        (await editor.get(`/disputes/${id}/history`)).body.items.map(({ texts }: Json) => texts[language]).reverse();
      expect(await told('en')).toEqual([
        'Dispute recorded: How much was it?',
        expect.stringMatching(
          /^state: open → decided; outcome added: some hold rather than the others; chosen added: \$13 billion \(revenue, OpenAI\); rationale added: The filing says so\.$/i,
        ),
        'state: decided → open; opened again because added: The filing was amended.',
        expect.stringContaining('outcome: some hold rather than the others → others are in error; chosen: $13 billion'),
        'state: decided → open',
      ]);
      expect((await told('de')).slice(0, 3)).toEqual([
        'Streitfall erfasst: How much was it?',
        expect.stringContaining('Stand: offen → entschieden; Ergebnis hinzugefügt: einige gelten'),
        'Stand: entschieden → offen; wieder eröffnet, weil hinzugefügt: The filing was amended.',
      ]);
      expect((await editor.get(`/disputes/${id}/history?limit=2&count=true`)).body).toMatchObject({ total: 5 });
      const hidden = await opened([a, b], { audience: 'desk' });
      expect((await business.get(`/disputes/${hidden.id}/history`)).text).toBe(
        (await business.get(`/disputes/${NOBODY}/history`)).text,
      );
    });

    it('but not so that two hold which contradict each other; a later decision about all of it takes the place of one', async () => {
      const [a, b, c] = (await figures(['$13 billion', '$44 billion', '$60 billion'])) as [string, string, string];
      const first = await opened([a, b]);
      await decided(first.id, 'prefer', [a]);
      const { id } = await opened([c, b, a]);
      const wrong = resolution('prefer', [b, c]);
      expect(problem(await resolve(id, wrong))).toEqual([400, 'invalid-request', '/chosen']);
      const preview = await reviewer.post(`/disputes/${id}/preview`, { outcome: 'prefer', chosen: [b, c] });
      expect(problem(preview)).toEqual([400, 'invalid-request', '/chosen']);
      for (const link of await linksOf(b))
        if ([link.a, link.b].some((end: Json) => (end.id ?? end) === c))
          await editor.post(`/links/${link.id}/dismiss`, { reason: 'another basis' });
      expect((await reviewer.post(`/disputes/${id}/preview`, { outcome: 'prefer', chosen: [b, c] })).status).toBe(200);
      await decided(id, 'prefer', [b]);
      expect(await labels([a, b, c])).toEqual(['rejected', 'accepted', 'rejected']);
      const inForce = async () =>
        Promise.all(
          [first.id, id].map(async (one) => {
            const { state, decision, decisions } = (await editor.get(`/disputes/${one}`)).body;
            return [state, decision.inForce, decisions[0].inForce];
          }),
        );
      expect(await inForce()).toEqual([
        ['resolved', false, false],
        ['resolved', true, true],
      ]);
      await editor.post(`/disputes/${id}/reopen`, { reason: 'Not so sure.' });
      expect((await inForce())[0]).toEqual(['resolved', true, true]);
    });

    it('so that the same alarm is not raised again, whatever is compared again', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      await decided(id, 'not_comparable', []);
      const before = await linksOf(a);
      for (const by of [journalist, editor])
        for (const kind of ['contradicts', 'tension']) {
          const again = await by.post('/links', { a: b, b: a, kind });
          expect([...problem(again), again.body.dispute]).toEqual([409, 'link-settled', '', id]);
        }
      expect((await editor.post('/links', { a, b, kind: 'context' })).status).toBe(201);
      const [context] = (await linksOf(a)).filter(({ kind }) => kind === 'context');
      before.push(context as Json);
      await editor.post('/reevaluations', {});
      await world.quiet();
      expect(await linksOf(a)).toEqual(before);
      expect((await editor.get(`/disputes/${id}`)).body).toMatchObject({ state: 'resolved', whatChanged: [] });
    });

    it('and a claim that would take the place of another by one decision may by a later one', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      for (const [newer, older] of [[a, b] as const, [b, a] as const, [a, b] as const]) {
        await decided(id, 'superseded', [newer]);
        expect(await labels([newer, older])).toEqual(['uncontested', 'rejected']);
        expect((await editor.post(`/disputes/${id}/reopen`, { reason: 'It was the other way round.' })).status).toBe(
          200,
        );
        expect(await labels([newer, older])).toEqual(['uncontested', 'uncontested']);
      }
    });
  });

  describe('are about derivations', () => {
    const doubled = (constant = '$6.5 billion', more: object = {}) => ({
      ...{ method: 'formula', formula: 'x * 2', inputs: { x: { constant, language: 'en' } } },
      ...more,
    });
    const derive = async (claim: string, body: object = doubled(), by = journalist): Promise<string> => {
      const answer = await by.post(`/claims/${claim}/derivations`, body);
      expect(answer.status).toBe(201);
      return answer.body.id as string;
    };
    const derivationsOf = async (claim: string, by = editor): Promise<Json[]> =>
      (await by.get(`/claims/${claim}/derivations`)).body.items;
    /** What is derived, how, and something that is computed from that. */
    const derived = async () => {
      const [claim, other, rests] = (await figures(['$13 billion', '$44 billion', '$26 billion'])) as [
        string,
        string,
        string,
      ];
      const derivation = await derive(claim, doubled('$6.5 billion', { attributedTo: 'The Register' }));
      await derive(rests, { method: 'formula', formula: 'x * 2', inputs: { x: { claim } } });
      return { claim, other, rests, derivation };
    };

    it('whose claims are candidates by themselves, contested with a reason, and so is what rests on them', async () => {
      const { claim, other, rests, derivation } = await derived();
      const before = new Date().toISOString();
      await new Promise((done) => setTimeout(done, 5));
      const dispute = await opened([], { derivations: [derivation.toUpperCase()] });
      expect(dispute).toMatchObject({
        candidates: [{ id: claim }],
        derivations: [
          {
            id: derivation,
            claim,
            method: 'formula',
            formula: 'x * 2',
            attributedTo: { name: 'The Register' },
            upheld: null,
          },
        ],
      });
      expect(await labels([claim, rests, other])).toEqual(['contested', 'rests on contested input', 'uncontested']);
      expect((await standing(claim)).reasons).toEqual([
        {
          ...{ code: 'derivation_disputed', dispute: dispute.id, derivation },
          text: 'How it was derived is in dispute.',
          texts: { en: 'How it was derived is in dispute.', de: 'Strittig ist, wie es hergeleitet wurde.' },
        },
      ]);
      expect((await derivationsOf(claim))[0].dispute).toEqual({ id: dispute.id, state: 'open', upheld: null });
      expect((await derivationsOf(rests))[0].dispute).toBe(null);
      await world.quiet();
      const [resting] = await derivationsOf(rests);
      expect(resting?.lints.map(({ code }: Json) => code)).toContain('contested_input');
      expect(resting?.movedBy).toMatchObject({ code: 'disputed', text: 'x was disputed.' });
      expect((await editor.get(`/claims/${claim}/attribution?language=en`)).text).toContain('contested');
      expect((await editor.get('/claims?standing=contested&limit=200')).body.items.map(({ id }: Json) => id)).toContain(
        claim,
      );
      expect((await editor.get(`/claims/${claim}?asOf=${before}`)).body.standing.label).toBe('uncontested');
      const [listed] = await casesOf(claim);
      expect(listed?.derivations).toEqual(dispute.derivations);
      const again = await editor.post('/disputes', {
        question: 'Again?',
        candidates: [claim],
        derivations: [derivation],
      });
      expect([again.status, again.body.id]).toEqual([200, dispute.id]);
      // One about the claim alone is another.
      expect((await opened([claim])).id).not.toBe(dispute.id);
    });

    it.each<[outcome: string, chosen: string, label: string, code: string | undefined, upheld: boolean | null]>([
      ['prefer', 'derivation', 'uncontested', undefined, true],
      ['prefer', 'claim', 'accepted', 'accepted_by_decision', false],
      ['prefer', 'other', 'rejected', 'not_preferred', false],
      ['prefer', 'rival', 'uncontested', undefined, false],
      ['error', '', 'rejected', 'in_error', false],
      ['error', 'claim', 'uncontested', undefined, false],
      ['error', 'claim derivation rival', 'uncontested', undefined, true],
      ['range', '', 'uncontested', undefined, true],
      ['both_stand_different_basis', '', 'uncontested', undefined, true],
      ['not_comparable', '', 'uncontested', undefined, true],
      ['superseded', 'other derivation', 'rejected', 'superseded', true],
      ['unresolved', 'derivation', 'contested', 'dispute_unresolved', null],
    ])('and decided: %s, with %s chosen: %s', async (outcome, named, label, code, upheld) => {
      const ids: Record<string, string> = await derived();
      const rival = await derive(ids['claim'] as string, doubled('$6.6 billion'));
      const chosen = named.split(' ').flatMap((name) => ({ ...ids, rival })[name] ?? []);
      const [claim, derivation] = [ids['claim'] as string, ids['derivation'] as string];
      const { id } = await opened([claim, ids['other'] as string], { derivations: [derivation, rival] });
      const preview = await reviewer.post(`/disputes/${id}/preview`, { outcome, chosen });
      expect(preview.body.standings[0]).toMatchObject({ before: { label: 'contested' }, after: { label } });
      const after = await decided(id, outcome, chosen);
      expect([...after.decision.chosen].sort()).toEqual([...chosen].sort());
      expect([after.derivations[0].upheld, (await derivationsOf(claim))[0].dispute]).toEqual([
        upheld,
        { id, state: 'resolved', upheld },
      ]);
      const { label: now, reasons } = await standing(claim);
      expect([now, reasons[0]?.code]).toEqual([label, code]);
      expect((await editor.post(`/disputes/${id}/reopen`, { reason: 'Not so sure.' })).status).toBe(200);
      expect((await standing(claim)).label).toBe('contested');
    });

    it('of which one in error rejects what it derives, with a reason, unless that was chosen all the same', async () => {
      const { claim, other, rests, derivation } = await derived();
      const rival = await derive(other, doubled('$22 billion'));
      const { id } = await opened([], { derivations: [derivation, rival] });
      await decided(id, 'prefer', [rival]);
      expect(await labels([claim, other, rests])).toEqual(['rejected', 'uncontested', 'rests on contested input']);
      expect((await standing(claim)).reasons).toMatchObject([
        {
          ...{ code: 'derivation_in_error', dispute: id, derivation },
          texts: {
            en: 'How it was derived is in error: a dispute was decided so.',
            de: 'Wie es hergeleitet wurde, ist ein Irrtum: So wurde ein Streitfall entschieden.',
          },
        },
      ]);
    });

    it('that are added while the case is open, and told of after a decision', async () => {
      const { claim, other, derivation } = await derived();
      const { id } = await opened([other]);
      const add = (body: object, by = journalist) => by.post(`/disputes/${id}/derivations`, body);
      const added = await add({ derivation });
      expect([added.status, added.body.version]).toEqual([201, 2]);
      expect(added.body).toMatchObject({
        candidates: [{ id: other }, { id: claim }],
        derivations: [{ id: derivation }],
      });
      expect((await add({ derivation: derivation.toUpperCase() })).status).toBe(200);
      expect((await standing(claim)).label).toBe('contested');
      await decided(id, 'range', []);
      expect(problem(await add({ derivation })).slice(0, 2)).toEqual([409, 'already-decided']);
      await editor.post(`/disputes/${id}/reopen`, { reason: 'There is another.' });
      const rival = await derive(claim, doubled('$6.6 billion'));
      expect((await add({ derivation: rival })).status).toBe(201);
      const { whatChanged, state } = (await editor.get(`/disputes/${id}`)).body;
      expect([state, whatChanged]).toMatchObject([
        'open',
        [
          { kind: 'disputed', claim, id: rival },
          { kind: 'derivation', id: rival },
        ],
      ]);
      await decided(id, 'range', []);
      expect((await editor.get(`/disputes/${id}`)).body.whatChanged).toEqual([]);
    });

    it('and opened again by what they give, as by anything that becomes known of their claims', async () => {
      const [input] = (await figures(['$6.5 billion'], { metric: 'net-loss', basis: 'target' })) as [string];
      const [claim] = (await figures(['$13 billion'])) as [string];
      const derivation = await derive(claim, { method: 'formula', formula: 'x * 2', inputs: { x: { claim: input } } });
      const { id } = await opened([], { derivations: [derivation] });
      await decided(id, 'prefer', [derivation]);
      await world.quiet();
      expect((await editor.get(`/disputes/${id}`)).body).toMatchObject({ state: 'resolved', whatChanged: [] });
      await journalist.post(`/claims/${input}/supersede`, { reason: 'misread', value: '$7 billion', language: 'en' });
      await world.quiet();
      const again = (await editor.get(`/disputes/${id}`)).body;
      expect([again.state, again.whatChanged.map(({ kind }: Json) => kind), again.derivations[0].upheld]).toEqual([
        'open',
        ['result'],
        null,
      ]);
      expect((await standing(claim)).label).toBe('contested');
      // A derivation is never changed nor removed; what it derives can be replaced, and is rejected then whatever is decided.
      await journalist.post(`/claims/${claim}/supersede`, { reason: 'misread', value: '$14 billion', language: 'en' });
      expect((await standing(claim)).reasons[0].code).toBe('superseded');
      await decided(id, 'prefer', [derivation]);
      expect((await standing(claim)).reasons[0].code).toBe('superseded');
    });

    it('by whoever wrote none of them, nor of what they derive', async () => {
      const { claim, derivation } = await derived();
      const own = await derive(claim, doubled('$6.6 billion'), editor);
      const { id } = await opened([], { derivations: [derivation, own] });
      for (const chosen of [own, derivation])
        expect(problem(await resolve(id, resolution('prefer', [chosen]), editor)).slice(0, 2)).toEqual([
          403,
          'four-eyes',
        ]);
      expect((await resolve(id, resolution('range', [own]))).status).toBe(200);
    });

    it('and refused where something is wrong with them', async () => {
      const { claim, derivation } = await derived();
      const hidden = await derive(claim, doubled('$6.6 billion', { audience: 'desk' }));
      const ask = async (body: object, by = journalist) =>
        problem(await by.post('/disputes', { question: 'Which?', derivations: [derivation], ...body }));
      expect(await ask({ derivations: [] })).toEqual([400, 'invalid-request', '/candidates']);
      expect(await ask({ derivations: [derivation, derivation] })).toEqual([400, 'invalid-request', '/derivations/1']);
      expect(await ask({ derivations: Array.from({ length: 21 }, () => derivation) })).toEqual([
        400,
        'invalid-request',
        '/derivations',
      ]);
      expect(await ask({ derivations: [derivation, 'x'] })).toEqual([400, 'invalid-request', '/derivations']);
      expect(await ask({ derivations: [derivation, claim] })).toEqual([422, 'unknown-reference', '/derivations/1']);
      expect(await ask({ derivations: [hidden], audience: 'newsroom' })).toEqual([
        422,
        'audience-too-wide',
        '/audience',
      ]);
      expect(await ask({ audience: 'public' })).toEqual([422, 'audience-too-wide', '/audience']);
      const said = async (unknown: string, part: string, by = business) => {
        const body = part === '' ? { question: 'Which?', derivations: [unknown] } : { derivation: unknown };
        const { status, text } = await by.post(`/disputes${part}`, body);
        return [status, text.replaceAll(unknown, 'ID')];
      };
      const { id } = await opened([claim]);
      for (const part of ['', `/${id}/derivations`]) {
        expect(await said(hidden, part)).toEqual(await said(NOBODY, part));
        expect((await said(hidden, part))[0]).toBe(422);
      }
      const add = async (body: object) => problem(await journalist.post(`/disputes/${id}/derivations`, body));
      expect(await add({ derivation: hidden })).toEqual([422, 'audience-too-wide', '/derivation']);
      expect(await add({ derivation: 'x' })).toEqual([400, 'invalid-request', '/derivation']);
      expect(problem(await resolve(id, resolution('prefer', [derivation])))).toEqual([
        400,
        'invalid-request',
        '/chosen/0',
      ]);
      const many = await figures(Array.from({ length: 20 }, (_, i) => `$${50 + i} billion`));
      expect(await ask({ candidates: many })).toEqual([400, 'invalid-request', '/derivations']);
      const full = await opened(many);
      expect(problem(await journalist.post(`/disputes/${full.id}/derivations`, { derivation }))).toEqual([
        400,
        'invalid-request',
        '/derivation',
      ]);
    });

    it('for a desk, so that nobody else learns of it by anything', async () => {
      const { claim, rests } = await derived();
      const hidden = await derive(claim, doubled('$6.6 billion', { audience: 'desk' }));
      await world.quiet();
      const asked = [
        `/claims/${claim}`,
        `/claims/${rests}`,
        `/claims/${claim}/derivations`,
        `/claims/${rests}/derivations`,
      ].concat(
        ...[
          `/claims/${claim}/attribution`,
          `/claims/${rests}/impact`,
          `/claims?standing=contested&count=true`,
          `/claims/${claim}/history`,
        ],
        ...[`/disputes?count=true`, `/graph?claims=${claim}`, '/reviews', `/claims?standing=rejected`],
      );
      const told = (by: Person) => Promise.all(asked.map(async (path) => (await by.get(path)).text));
      const before = await told(business);
      const { id, audience } = await opened([], { derivations: [hidden] });
      expect(audience).toBe('desk');
      await world.quiet();
      expect(await told(business)).toEqual(before);
      expect([await labels([claim, rests]), await labels([claim, rests], business)]).toEqual([
        ['contested', 'rests on contested input'],
        ['uncontested', 'uncontested'],
      ]);
      await decided(id, 'error', []);
      await world.quiet();
      expect(await told(business)).toEqual(before);
      expect(await labels([claim])).toEqual(['rejected']);
      expect((await business.get(`/disputes/${id}`)).status).toBe(404);
    });

    it('once, however many open a case about the same at once, also where nobody can decide then', async () => {
      const { claim, derivation } = await derived();
      const body = { question: 'At once?', derivations: [derivation] };
      const at = await Promise.all([1, 2, 3, 4].map(() => editor.post('/disputes', body)));
      expect(at.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(new Set(at.map(({ body: { id, derivations } }) => `${id} ${derivations.length}`)).size).toBe(1);
      await decided(at[0]?.body.id as string, 'unresolved', []);
      expect(await standing(claim)).toMatchObject({
        label: 'contested',
        reasons: [{ code: 'derivation_unresolved', derivation }],
      });
    });
  });

  describe('are previewed', () => {
    it.each(OUTCOMES)('%s: as it will be, and nothing is stored', async (outcome) => {
      const claims = await two();
      const [link] = await linksOf(claims[0]);
      await editor.post(`/links/${link?.id}/confirm`, {});
      const [{ id }] = (await casesOf(claims[0])) as [Json];
      const below = await figures(['$88 billion', '$176 billion'], { metric: 'net-loss' });
      for (const [i, input] of [claims[1], below[0]].entries())
        await journalist.post(`/claims/${below[i]}/derivations`, {
          ...{ method: 'formula', formula: 'x * 2', inputs: { x: { claim: input } } },
        });
      const standings = () => Promise.all(below.map((claim) => standing(claim, reviewer)));
      const rested = await standings();
      expect(rested.map(({ label }) => label)).toEqual(['rests on contested input', 'rests on contested input']);
      const before = [(await editor.get(`/disputes/${id}`)).text, await linksOf(claims[0])];
      const chosen = outcome === 'superseded' || outcome === 'prefer' || outcome === 'error' ? [claims[0]] : [];
      const preview = await reviewer.post(`/disputes/${id}/preview`, { outcome, chosen });
      expect(preview.status).toBe(200);
      expect([(await editor.get(`/disputes/${id}`)).text, await linksOf(claims[0])]).toEqual(before);
      const shown = (await decided(id, outcome, chosen)).links;
      // What hangs on the candidates is foretold as it comes, and told only where something differs.
      const resting = await standings();
      const foretold = below.flatMap((claim, i) =>
        JSON.stringify(rested[i]) === JSON.stringify(resting[i])
          ? []
          : [{ claim: { id: claim }, before: rested[i], after: resting[i] }],
      );
      // But for the ids of corrections, which are drawn when it is decided.
      const unnamed = (told: unknown): unknown =>
        JSON.parse(JSON.stringify(told).replaceAll(/"link":"[^"]*"/g, '"link":""'));
      expect(unnamed(preview.body.dependents)).toMatchObject(unnamed(foretold) as object[]);
      expect([preview.body.dependents.length, preview.body.moreDependents]).toEqual([foretold.length, false]);
      if (outcome === 'range') expect(foretold).toMatchObject([{ after: { label: 'uncontested' } }, {}]);
      expect(preview.body.links.map(({ kind, before: was, after }: Json) => [kind, was, after])).toEqual(
        shown.map(({ kind, state }: Json) => [kind, kind === 'supersedes' ? null : 'confirmed', state]),
      );
      expect(preview.body.standings.map(({ before: { label } }: Json) => label)).toEqual(['contested', 'contested']);
      expect(preview.body.standings.map(({ after: { label } }: Json) => label)).toEqual(await labels(claims));
    });

    it('by reviewers, whether or not they may decide so', async () => {
      const [a, b] = await two();
      const { id } = await opened([a, b]);
      const ask = (by: Person, body: object) => by.post(`/disputes/${id}/preview`, body);
      expect((await ask(journalist, { outcome: 'prefer', chosen: [a] })).status).toBe(403);
      expect((await ask(reviewer, { outcome: 'prefer', chosen: [] })).status).toBe(400);
      await says(a, 'confirms', {}, editor);
      const counted = async () => {
        const asked = () => ask(editor, { outcome: 'error', chosen: [a] });
        const { result, queries } = await world.countingQueries(asked);
        return [result.status, result.body.dependents.length, queries.length] as const;
      };
      const rest = async (...values: readonly string[]) => {
        for (const below of await figures(values, { metric: 'net-loss' }))
          await journalist.post(`/claims/${below}/derivations`, {
            ...{ method: 'formula', formula: 'x * 2', inputs: { x: { claim: b } } },
          });
        await world.quiet();
      };
      await rest('$88 billion');
      const [status, dependents, statements] = await counted();
      expect([status, dependents]).toEqual([200, 1]);
      await rest('$89 billion', '$90 billion');
      // As many statements, however much hangs on the candidates.
      expect(await counted()).toEqual([200, 3, statements]);
    });
  });
});
