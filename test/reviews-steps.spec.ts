import pg from 'pg';

import { REVIEW_STATES, type ReviewState } from '../src/claims/review.js';
import { SYSTEM_PRINCIPAL } from '../src/platform/caller.js';
import { withSettings } from '../src/platform/database-roles.js';
import { type Role, ROLES } from '../src/platform/permissions.js';
import { HIT_31, LOSS_115 } from './support/dossier.js';
import { type Person, World } from './support/world.js';

/** What somebody can be to a claim. */
const RELATIONS = ['author', 'author who has it in review', 'witness', 'reviewer', 'stranger'] as const;
type Relation = (typeof RELATIONS)[number];

/** From where a step is tried: every state, and the one in which it matters whether the claim has changed since its verdict. */
const CHANGED = 'reviewed, changed since';
const PLACES = [...REVIEW_STATES, CHANGED] as const;
type Place = (typeof PLACES)[number];

/** Domain §9, row by row, in words of this test. */
function isPossible(from: Place, to: ReviewState, role: Role, relation: Relation): boolean {
  const isAuthor = relation.startsWith('author') && ['journalist', 'reviewer', 'editor'].includes(role);
  const reviews = role === 'reviewer' || role === 'editor';
  const has = reviews && (relation.startsWith('reviewer') || relation === 'author who has it in review');
  const wroteNone = relation === 'reviewer' || relation === 'stranger';
  switch (`${from} ${to}`) {
    case 'draft submitted':
    case 'submitted draft':
    case 'returned submitted':
      return isAuthor;
    case 'submitted in_review':
      return reviews && wroteNone;
    case 'in_review reviewed':
      return has && wroteNone;
    case 'in_review returned':
      return has;
    case 'reviewed in_review':
    case `${CHANGED} in_review`:
      return reviews;
    case 'reviewed published':
      return role === 'editor' && wroteNone;
    case 'published corrected':
    case 'published retracted':
    case 'retracted in_review':
      return role === 'editor';
    default:
      return false;
  }
}

interface Actor {
  readonly relation: Relation;
  readonly person: Person;
  readonly claim: string;
  readonly successor: string;
}

describe('every step of a review, for everybody', () => {
  let world: World;
  let app: pg.Client;
  let owner: pg.Pool;
  let actors: Actor[];
  let elsewhere: string;

  beforeAll(async () => {
    world = await World.start();
    const logger = await world.person({ name: 'Who logs', roles: ['journalist'] });
    actors = [];
    for (const [i, relation] of RELATIONS.entries()) {
      const person = await world.person({ name: relation, roles: ['journalist'] });
      const by = relation.startsWith('author') ? person : logger;
      const claim = (await by.post('/claims', { ...LOSS_115, period: `${2030 + i}` })).body.claim.id;
      const successor = (await logger.post('/claims', { ...LOSS_115, period: `${2030 + i}`, value: '$12 billion' }))
        .body.claim.id;
      if (relation.endsWith('witness'))
        await person.post(`/claims/${claim}/statements`, { speaker: 'The Register', stance: 'asserts' });
      actors.push({ relation, person, claim, successor });
    }
    elsewhere = (await logger.post('/claims', HIT_31)).body.claim.id;
    const settings = { 'claimtrail.actor': SYSTEM_PRINCIPAL, 'claimtrail.administers': 'on' };
    owner = new pg.Pool({ connectionString: withSettings(world.database.ownerUrl, settings), max: RELATIONS.length });
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await world.stop();
  });

  const become = (role: Role) =>
    owner.query(`UPDATE principal SET roles = ARRAY[$1] WHERE id = ANY ($2::uuid[])`, [
      role,
      actors.map(({ person }) => person.id),
    ]);

  /** Puts a claim into a state behind the application. */
  const place = ({ relation, person, claim }: Actor, state: Place) =>
    owner.query(
      `UPDATE claim SET review_state = $2, reviewer_id = $3, review_changed = $4,
         review_verdict = CASE WHEN $2 IN ('reviewed', 'published', 'corrected', 'retracted') THEN 'unresolved' END WHERE id = $1`,
      [claim, state.split(',')[0], /review/.test(relation) ? person.id : null, state === CHANGED],
    );

  const said = (to: ReviewState, { successor }: Actor) => ({
    reason: 'so it is',
    verdict: to === 'reviewed' ? 'confirmed' : null,
    supersededBy: to === 'corrected' ? successor : null,
  });

  async function bySql(actor: Actor, to: ReviewState): Promise<string> {
    const { reason, verdict, supersededBy } = said(to, actor);
    return attempt(
      actor.person,
      `INSERT INTO transition (claim_id, to_state, reason, verdict, superseded_by) VALUES ($1, $2, $3, $4, $5)`,
      [actor.claim, to, reason, verdict, supersededBy],
    );
  }

  /** As the application's role, undone. */
  async function attempt({ id, deskId }: Person, sql: string, parameters: unknown[] = []): Promise<string> {
    await app.query(
      `BEGIN; SET LOCAL claimtrail.actor = '${id}'; SET LOCAL claimtrail.readership = '{newsroom,public,${deskId}}'`,
    );
    const outcome = await app.query(sql, parameters).then(
      ({ rowCount }) => `${String(rowCount)} rows`,
      ({ code, constraint }: pg.DatabaseError) => constraint ?? String(code),
    );
    await app.query('ROLLBACK');
    return outcome;
  }

  it('is possible for exactly those of the table, through HTTP and in SQL', async () => {
    const expected: string[] = [];
    const done = { http: [] as string[], sql: [] as string[] };
    const refused = { http: new Set<string>(), sql: new Set<string>() };
    let tried = 0;
    for (const role of ROLES) {
      await become(role);
      for (const from of PLACES) {
        for (const actor of actors) await place(actor, from);
        for (const actor of actors) {
          for (const to of REVIEW_STATES) {
            const what = `${role}, ${actor.relation}: ${from} → ${to}`;
            if (isPossible(from, to, role, actor.relation)) expected.push(what);
            const outcome = await bySql(actor, to);
            if (outcome === '1 rows') done.sql.push(what);
            else refused.sql.add(outcome);
            tried += 1;
          }
        }
        const asked = actors.map(async (actor) => {
          const made: string[] = [];
          for (const to of REVIEW_STATES) {
            const body = { to, ...said(to, actor) };
            const reply = await actor.person.post(`/claims/${actor.claim}/transitions`, body, { 'if-match': '*' });
            if (reply.status !== 200) {
              refused.http.add(`${reply.status} ${reply.body.type}`);
              continue;
            }
            expect(reply.body.review.state).toBe(to);
            expect(reply.headers.get('etag')).toBe(`"${reply.body.version}"`);
            made.push(`${role}, ${actor.relation}: ${from} → ${to}`);
            await place(actor, from);
          }
          return made;
        });
        done.http.push(...(await Promise.all(asked)).flat());
      }
    }
    expect(tried).toBe(ROLES.length * RELATIONS.length * PLACES.length * REVIEW_STATES.length);
    expect(done.sql).toEqual(expected);
    expect(done.http).toEqual(expected);
    expect(expected.length).toBeGreaterThan(50);
    expect([...refused.sql].sort()).toEqual([
      'transition_changed_check',
      'transition_four_eyes_check',
      'transition_rule_check',
    ]);
    expect([...refused.http].sort()).toEqual([
      '403 /problems/four-eyes',
      '403 /problems/not-allowed',
      '409 /problems/changed-since-review',
      '409 /problems/transition-not-allowed',
    ]);
  });

  it('is gone round by no correction: once it was reviewed, only editors draw one', async () => {
    const { person, claim, successor, ...stranger } = actors.at(-1) as Actor;
    const drawn: string[] = [];
    const expected: string[] = [];
    const client = await owner.connect();
    for (const role of ROLES) {
      await become(role);
      for (const state of REVIEW_STATES) {
        await place({ person, claim, successor, ...stranger }, state);
        if (role === 'editor' || !['reviewed', 'published', 'corrected', 'retracted'].includes(state))
          expected.push(`${role}: ${state}`);
        await client.query(`BEGIN; SET LOCAL claimtrail.actor = '${person.id}'`);
        const outcome = await client
          .query(
            `INSERT INTO link (id, a_id, b_id, kind, origin, state, owner_id) VALUES (uuidv7(), $1, $2, 'supersedes', 'import', 'suggested', $3)`,
            [elsewhere, claim, person.id],
          )
          .then(
            () => null,
            ({ constraint }: pg.DatabaseError) => constraint,
          );
        await client.query('ROLLBACK');
        if (outcome === null) drawn.push(`${role}: ${state}`);
        else expect(outcome).toBe('link_supersedes_editor_check');
      }
    }
    client.release();
    expect(drawn).toEqual(expected);
  });

  it('leaves stories to whoever recorded them, to the author, and to who reviews, through HTTP and in SQL', async () => {
    const expected: string[] = [];
    const done = { http: [] as string[], sql: [] as string[] };
    const used = new Map<Actor, readonly string[]>();
    await become('editor');
    const story = { kind: 'story', publishedAt: '2026-01-05T08:00:00Z' };
    for (const actor of actors) {
      const [another] = actors.filter((one) => one !== actor) as [Actor];
      const recorded = [actor, another].map(({ person }) =>
        person.post(`/claims/${actor.claim}/usages`, { ...story, title: `of ${person.name}` }),
      );
      used.set(
        actor,
        (await Promise.all(recorded)).map(({ body }) => body.id),
      );
    }
    for (const role of ROLES) {
      await become(role);
      for (const actor of actors) {
        for (const [i, usage] of (used.get(actor) ?? []).entries()) {
          const what = `${role}, ${actor.relation}: ${['own', 'another’s'][i]}`;
          const concerned = i === 0 || actor.relation.startsWith('author');
          if (role === 'reviewer' || role === 'editor' || (role === 'journalist' && concerned)) expected.push(what);
          await owner.query(
            `ALTER TABLE usage DISABLE TRIGGER decide; UPDATE usage SET state = 'open', opened_by = 'changed', opened_at = now(), reason = NULL,
               decider_id = NULL, decided_at = NULL WHERE id = '${usage}'; ALTER TABLE usage ENABLE TRIGGER decide`,
          );
          const update = `UPDATE usage SET state = 'stands_by', reason = 'x' WHERE id = $1`;
          const outcome = await attempt(actor.person, update, [usage]);
          if (outcome === '1 rows') done.sql.push(what);
          else expect(outcome).toBe('usage_decider_check');
          const decision = { decision: 'stands_by', reason: 'as it is' };
          const reply = await actor.person.post(`/usages/${usage}/decisions`, decision, { 'if-match': '*' });
          if (reply.status === 200) done.http.push(what);
          else expect([reply.status, reply.body.type]).toEqual([403, '/problems/not-allowed']);
        }
      }
    }
    expect(done).toEqual({ http: expected, sql: expected });
  });

  it('is the only way to what a claim says of its review', async () => {
    await become('editor');
    const [{ person, claim }] = actors as [Actor];
    const attempts = [
      `UPDATE claim SET review_state = 'published' WHERE id = '${claim}'`,
      `UPDATE claim SET review_verdict = 'confirmed' WHERE id = '${claim}'`,
      `UPDATE claim SET review_changed = false WHERE id = '${claim}'`,
      `UPDATE claim SET reviewer_id = '${person.id}' WHERE id = '${claim}'`,
      `UPDATE claim SET assignee_id = '${person.id}' WHERE id = '${claim}'`,
      `INSERT INTO claim SELECT (jsonb_populate_record(NULL::claim, to_jsonb(c) || jsonb_build_object('id', uuidv7(), 'identity', 'x', 'review_state', 'published',
         'review_verdict', 'confirmed', 'owner_id', '${person.id}'))).* FROM claim c WHERE c.id = '${elsewhere}'`,
      `INSERT INTO transition (claim_id, to_state, from_state) VALUES ('${claim}', 'published', 'reviewed')`,
      `INSERT INTO transition (claim_id, to_state, actor_id) VALUES ('${claim}', 'published', '${SYSTEM_PRINCIPAL}')`,
      `INSERT INTO transition (claim_id, to_state, at) VALUES ('${claim}', 'published', '1999-01-01')`,
      `UPDATE transition SET reason = 'x'`,
      `DELETE FROM transition`,
      `TRUNCATE transition`,
      `UPDATE usage SET decider_id = '${person.id}'`,
      `UPDATE usage SET opened_by = NULL`,
      `DELETE FROM usage`,
      `UPDATE evidence_search SET outcome = 'found'`,
      `DELETE FROM evidence_search`,
      `SELECT wrote('${SYSTEM_PRINCIPAL}', '${claim}', NULL, true)`,
      `SELECT open_usages('${claim}', 'changed')`,
    ];
    for (const sql of attempts) expect([sql, await attempt(person, sql)]).toEqual([sql, '42501']);
  });

  it('is nobody’s who was disabled, who has not said who they are, or who is the software', async () => {
    await become('editor');
    const stranger = actors.at(-1) as Actor;
    await place(stranger, 'submitted');
    expect(await bySql(stranger, 'in_review')).toBe('1 rows');
    expect(await bySql({ ...stranger, person: { ...stranger.person, id: SYSTEM_PRINCIPAL } }, 'in_review')).toBe(
      'transition_rule_check',
    );
    const insert = `INSERT INTO transition (claim_id, to_state) VALUES ('${stranger.claim}', 'in_review')`;
    await expect(app.query(insert)).rejects.toMatchObject({ code: '42501' });
    await owner.query(`UPDATE principal SET disabled = true WHERE id = $1`, [stranger.person.id]);
    expect(await bySql(stranger, 'in_review')).toBe('transition_rule_check');
    await owner.query(`UPDATE principal SET disabled = false WHERE id = $1`, [stranger.person.id]);
  });

  it('needs what the table says: reasons, a verdict, what takes the place', async () => {
    await become('editor');
    const stranger = actors.find(({ relation }) => relation === 'reviewer') as Actor;
    const wrong = async (from: ReviewState, body: object) => {
      await place(stranger, from);
      const reply = await stranger.person.post(`/claims/${stranger.claim}/transitions`, body, { 'if-match': '*' });
      return [reply.status, ...(reply.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await wrong('in_review', { to: 'reviewed' })).toEqual([400, '/reason', '/verdict']);
    expect(await wrong('in_review', { to: 'returned' })).toEqual([400, '/reason']);
    expect(await wrong('in_review', { to: 'returned', reason: ' ' })).toEqual([400, '/reason']);
    expect(await wrong('in_review', { to: 'returned', reason: 'x'.repeat(2001) })).toEqual([400, '/reason']);
    expect(await wrong('in_review', { to: 'returned', reason: 'x', verdict: 'refuted' })).toEqual([400, '/verdict']);
    expect(await wrong('in_review', { to: 'reviewed', reason: 'x', verdict: 'true' })).toEqual([400, '/verdict']);
    expect(await wrong('published', { to: 'corrected', reason: 'x' })).toEqual([400, '/supersededBy']);
    expect(await wrong('published', { to: 'retracted' })).toEqual([400, '/reason']);
    expect(await wrong('reviewed', { to: 'published', supersededBy: stranger.successor })).toEqual([
      400,
      '/supersededBy',
    ]);
    const unknown = { to: 'corrected', reason: 'x', supersededBy: '0190a6b4-0000-7000-8000-000000000000' };
    expect(await wrong('published', unknown)).toEqual([422, '/supersededBy']);
    expect(await wrong('published', { ...unknown, supersededBy: stranger.claim })).toEqual([422, '/supersededBy']);
    expect(await wrong('published', { to: 'unheard' })).toEqual([400, '/to']);
    const evidence = [{ kind: 'statement', id: '0190a6b4-0000-7000-8000-000000000000' }];
    const judged = { to: 'reviewed', reason: 'x', verdict: 'confirmed' };
    expect((await wrong('in_review', { ...judged, evidence }))[0]).toBe(422);
    expect(await wrong('in_review', { ...judged, evidence: Array(51).fill(evidence[0]) })).toEqual([400, '/evidence']);
    expect(await wrong('in_review', { ...judged, evidence: [{ kind: 'rumour', id: 'x' }] })).toEqual([
      400,
      '/evidence/0/kind',
      '/evidence/0/id',
    ]);
  });
});
