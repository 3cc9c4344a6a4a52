import 'reflect-metadata';

import { Controller, Get, Module, Post } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Needs, Open } from '../src/platform/access.js';
import { BOOTSTRAP_PRINCIPAL, LOCAL_PRINCIPAL } from '../src/platform/caller.js';
import { configFrom } from '../src/platform/config.js';
import { createApp } from '../src/platform/http.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { StartError } from '../src/platform/start-error.js';
import { secretIn } from './support/browser.js';
import { type FreshDatabase, freshDatabase } from './support/database.js';
import { LOSS_115 } from './support/dossier.js';
import { type NewPerson, type Person, World } from './support/world.js';

const NOBODY = '0190a6b4-0000-7000-8000-000000000000';

/** Every route, by what it needs: whoever adds one says here who may ask it. */
const ROUTES: readonly (readonly [needs: string, routes: string])[] = [
  [
    'records:read',
    `GET /claims, GET /claims/{id}, GET /claims/{id}/attribution, GET /claims/{id}/comparisons, GET /claims/{id}/derivations,
     GET /claims/{id}/history, GET /claims/{id}/impact, GET /claims/{id}/links, GET /claims/{id}/origins, GET /claims/{id}/provenance,
     GET /claims/{id}/review, GET /claims/{id}/searches, GET /claims/{id}/statements, GET /claims/{id}/transitions, GET /claims/{id}/usages, GET /colleagues, GET /contradictions, GET /disputes, GET /disputes/{id}, GET /disputes/{id}/history, GET /derivations/{id}, GET /derivations/{id}/results, GET /entities,
     GET /entities/{id}, GET /entities/{id}/history, GET /exports, GET /graph, GET /graph/components, GET /jobs/{id}, GET /jobs/{id}/events, GET /links/{id},
     GET /metrics, GET /metrics/{id}, GET /reviews, GET /sources, GET /sources/{id}, GET /sources/{id}/history, GET /sources/{id}/impact, GET /statements/{id}, GET /topics, GET /usages,
     POST /comparisons, POST /derivations/evaluate, POST /derivations/{id}/solve, POST /figures/find, POST /figures/parse,
     POST /jobs/{id}/cancel, POST /periods/parse, POST /prov/convert, POST /prov/validate`,
  ],
  [
    'records:write',
    `PATCH /claims/{id}, PATCH /entities/{id}, PATCH /sources/{id}, POST /claims, POST /claims/{id}/derivations,
     POST /claims/{id}/searches, POST /claims/{id}/statements, POST /claims/{id}/supersede, POST /claims/{id}/usages, POST /disputes, POST /disputes/{id}/arguments,
     POST /disputes/{id}/candidates, POST /disputes/{id}/derivations, POST /entities, POST /imports, POST /links, POST /metrics, POST /sources,
     POST /sources/{id}/relations, POST /usages/{id}/decisions`,
  ],
  ['records:write or records:review or records:publish', 'POST /claims/{id}/transitions'],
  [
    'records:review',
    `POST /disputes/{id}/preview, POST /disputes/{id}/reopen, POST /disputes/{id}/resolve, POST /entities/{id}/merge,
     POST /links/{id}/confirm, POST /links/{id}/dismiss, PUT /claims/{id}/assignee`,
  ],
  ['vocabulary:edit', 'PATCH /metrics/{id}, POST /imports?format=rates'],
  ['vocabulary:edit or instance:operate', 'POST /reevaluations'],
  ['instance:operate', 'GET /ledger/checkpoint, GET /ledger/export, POST /ledger/checkpoints'],
  [
    'accounts:administer',
    `GET /erasures, GET /erasures/{id}, GET /legal-holds, POST /erasures, POST /erasures/{id}/approval, POST /erasures/{id}/withdrawal, POST /legal-holds,
     POST /legal-holds/{id}/release, DELETE /users/{id}/links, DELETE /users/{id}/provider-identity, DELETE /users/{id}/sessions, GET /sessions, GET /users, GET /users/{id},
     GET /users/{id}/history, GET /users/{id}/sessions, PATCH /desks/{id},
     PATCH /users/{id}, POST /desks, POST /users, POST /users/{id}/link`,
  ],
  ['records:read or accounts:administer', 'GET /desks, GET /desks/{id}'],
  ['known', 'GET /me'],
  [
    'in person',
    `DELETE /me/sessions, DELETE /me/sessions/{id}, DELETE /tokens/{id}, GET /me/sessions, GET /tokens, PATCH /me,
     POST /me/password, POST /tokens, DELETE /sessions/current`,
  ],
  [
    'open',
    `GET /sign-in, GET /sign-in/provider, GET /sign-in/provider/callback, POST /one-time-links/check, POST /one-time-links/redeem,
     POST /sessions`,
  ],
];

/** What each of them may do; a token is for records, unless it is a program's that administers accounts. */
const MAY: Readonly<Record<string, readonly [who: Partial<NewPerson> | null, may: readonly string[]]>> = {
  nobody: [null, []],
  'a program without scopes': [{ kind: 'service', roles: [], scopes: [] }, ['known']],
  'a token of a reader': [{ roles: ['reader'] }, ['known', 'records:read']],
  'a token of an admin': [{ roles: ['admin'] }, ['known', 'records:read', 'instance:operate']],
  'a program that administers': [
    { kind: 'service', roles: ['admin'], scopes: ['accounts:administer'] },
    ['known', 'in person', 'accounts:administer'],
  ],
  'somebody without a role': [{ roles: [], signedIn: true }, ['known', 'in person']],
  'a reader': [{ roles: ['reader'], signedIn: true }, ['known', 'in person', 'records:read']],
  'a journalist': [{ roles: ['journalist'], signedIn: true }, ['known', 'in person', 'records:read', 'records:write']],
  'a reviewer': [
    { roles: ['reviewer'], signedIn: true },
    ['known', 'in person', 'records:read', 'records:write', 'records:review'],
  ],
  'an editor': [
    { roles: ['editor'], signedIn: true },
    ['known', 'in person', 'records:read', 'records:write', 'records:review', 'records:publish', 'vocabulary:edit'],
  ],
  'an admin': [
    { roles: ['admin'], signedIn: true },
    ['known', 'in person', 'records:read', 'instance:operate', 'accounts:administer'],
  ],
};

const routesIn = (text: string): string[] => text.split(',').map((route) => route.trim());

describe('the guard', () => {
  let world: World;
  const token = 'bootstrap-'.repeat(4);
  const bootstrap = { authorization: `Bearer ${token}` };
  beforeAll(async () => void (world = await World.start({ CLAIMTRAIL_BOOTSTRAP_TOKEN: token })));
  afterAll(() => world.stop());

  const paths = async () =>
    ((await (await fetch(`${world.url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, object>> })
      .paths;

  it('knows of every route who may ask it', async () => {
    const described = Object.entries(await paths()).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    const listed = ROUTES.flatMap(([, routes]) => routesIn(routes)).filter((route) => !route.includes('?'));
    expect(listed.sort()).toEqual(described.sort());
  });

  it.each(Object.keys(MAY))('lets %s ask for what they may and nothing else', async (name) => {
    const [who = null, may = []] = MAY[name] ?? [];
    const person: Person | null = who && (await world.person(who));
    const wrong: string[] = [];
    for (const [needs, routes] of ROUTES) {
      const allowed = needs === 'open' || needs.split(' or ').some((one) => may.includes(one));
      for (const route of routesIn(routes)) {
        const [method = '', path = ''] = route.replace('{id}', NOBODY).split(' ');
        const body = method === 'GET' || method === 'DELETE' ? undefined : {};
        const { status } = await (person ?? world).ask(method, path, body, { 'if-match': '"1"' });
        const expected = person ? 403 : 401;
        if ((status === expected) === allowed || (!allowed && status !== expected)) wrong.push(`${route}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tells nobody what exists, and whoever is known what does not', async () => {
    const reader = await world.person({ roles: ['reader'] });
    expect([(await world.get('/nothing')).status, (await reader.get('/nothing')).status]).toEqual([401, 404]);
    expect([(await world.ask('PUT', '/claims')).status, (await reader.ask('PUT', '/claims')).status]).toEqual([
      401, 405,
    ]);
    const [one, other] = [await world.get(`/claims/${NOBODY}`), await world.get('/nothing')];
    expect(one.text).toBe(other.text);
    expect(one.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('knows a person by a token, with roles and desks of this moment', async () => {
    const journalist = await world.person({
      name: 'A journalist',
      roles: ['journalist'],
      desks: ['Technology', 'Newsroom'],
    });
    expect((await journalist.get('/me')).body).toMatchObject({
      id: journalist.id,
      name: 'A journalist',
      roles: ['journalist'],
      permissions: ['records:read', 'records:write'],
      desk: { name: 'Technology' },
      desks: [{ name: 'Newsroom' }, { name: 'Technology' }],
      setUp: true,
    });
    const claim = await journalist.post('/claims', LOSS_115);
    expect(claim.body.claim.createdBy).toEqual({ id: journalist.id, name: 'A journalist' });
    expect(claim.headers.get('cache-control')).toBe('no-store');
    const narrow = await world.person({ roles: ['editor'], scopes: ['records:read', 'accounts:administer'] });
    expect((await narrow.get('/me')).body.permissions).toEqual(['records:read']);
  });

  it('lets somebody act for any of their desks, and no other', async () => {
    const journalist = await world.person({ roles: ['journalist'], desks: ['Newsroom', 'Technology'] });
    const stranger = await world.person({ roles: ['journalist'], desks: ['Business'] });
    const [, technology] = journalist.desks;
    const claim = { ...LOSS_115, period: '2031', audience: 'desk' };
    const recorded = await journalist.post('/claims', claim, { 'claimtrail-desk': technology?.id ?? '' });
    const [row] = await world.sql(`SELECT desk_id FROM claim WHERE id = $1`, [recorded.body.claim.id]);
    expect(row).toEqual({ desk_id: technology?.id });
    for (const desk of [stranger.deskId, NOBODY, 'Technology', '']) {
      expect((await journalist.get('/claims', { 'claimtrail-desk': desk })).status).toBe(403);
    }
  });

  it('takes the bootstrap token as long as its service account is not disabled', async () => {
    expect((await world.get('/me', bootstrap)).body).toMatchObject({
      id: BOOTSTRAP_PRINCIPAL,
      roles: ['admin', 'editor'],
      setUp: true,
    });
    const made = await world.post(
      '/users',
      { kind: 'person', name: 'An admin', email: 'admin@newsroom.test', roles: ['admin'] },
      bootstrap,
    );
    expect(made.status).toBe(201);
    const path = `/users/${BOOTSTRAP_PRINCIPAL}`;
    const headers = { ...bootstrap, 'if-match': '*' };
    expect((await world.patch(path, { disabled: true }, headers)).status).toBe(200);
    expect((await world.get('/me', bootstrap)).status).toBe(401);
  });

  it('ends what was made with the bootstrap token where another one takes its place, or none', async () => {
    const fresh = await World.start({ CLAIMTRAIL_BOOTSTRAP_TOKEN: token });
    const others = await Promise.all([
      World.besides(fresh, { CLAIMTRAIL_BOOTSTRAP_TOKEN: `${token}!` }),
      World.besides(fresh),
      World.besides(fresh, { CLAIMTRAIL_BOOTSTRAP_TOKEN: token }),
    ]);
    const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });
    const scopes = ['records:read', 'accounts:administer'];
    const make = async (wanted: object, by = bootstrap) => {
      const made = await fresh.post('/tokens', { name: 'made', scopes, ...wanted }, by);
      expect(made.status).toBe(201);
      return bearing(made.body.token);
    };
    const service = (await fresh.post('/users', { kind: 'service', name: 'Wire import', roles: ['admin'] }, bootstrap))
      .body.id;
    const own = await make({});
    const given = await make({ user: service });
    const madeWithIt = [own, given, await make({}, own), await make({ user: service }, own), await make({}, given)];
    const admin = await fresh.person({ roles: ['admin'], kind: 'service' });
    const besides = await make({ user: service }, bearing(admin.token));
    const works = async (world: World) =>
      Promise.all([...madeWithIt, besides].map(async (by) => (await world.get('/users', by)).status));
    const shown = async (world: World) =>
      (await world.get(`/tokens?user=${service}`, bearing(admin.token))).body.items.length;

    const invited = { kind: 'person', name: 'An admin', email: 'admin@newsroom.test', roles: ['admin'] };
    const { href } = (await fresh.post('/users', invited, bootstrap)).body.link;
    const opens = async (world: World) =>
      (await world.post('/one-time-links/check', { secret: secretIn(href) })).status;

    const [rotated, removed, same] = others as [World, World, World];
    for (const world of [fresh, same]) {
      expect(await works(world)).toEqual([200, 200, 200, 200, 200, 200]);
      expect(await shown(world)).toBe(4);
      expect(await opens(world)).toBe(200);
    }
    for (const world of [rotated, removed]) {
      expect(await works(world)).toEqual([401, 401, 401, 401, 401, 200]);
      expect(await shown(world)).toBe(1);
      expect(await opens(world)).toBe(422);
    }
    const disabling = { ...bearing(admin.token), 'if-match': '*' };
    expect((await fresh.patch(`/users/${BOOTSTRAP_PRINCIPAL}`, { disabled: true }, disabling)).status).toBe(200);
    expect(await works(fresh)).toEqual([401, 401, 401, 401, 401, 200]);
    await Promise.all(others.map(({ app }) => app.close()));
    await fresh.stop();
  });

  it('lets a job do what its owner may do when it begins, and no more', async () => {
    const someone = await world.person({ roles: ['reader'] });
    const left = await world.person({ roles: ['journalist'], desks: ['Newsroom'] });
    const queue = async (owner: string, desk: string) => {
      const [job] = await world.sql<{ id: string }>(
        `WITH job AS (INSERT INTO job (id, kind, state, done, errors, parameters, desk_id, owner_id)
           VALUES (uuidv7(), 'import', 'queued', 0, '[]', '{"format":"dossier","dryRun":false}', $2, $1) RETURNING id)
         SELECT job.id, graphile_worker.add_job('job', json_build_object('id', job.id), job_key := job.id::text) FROM job`,
        [owner, desk],
      );
      return job?.id ?? '';
    };
    const ended = async (owner: Person, desk: string) => {
      const id = await queue(owner.id, desk);
      for (let tries = 0; tries < 100; tries++) {
        const { body } = await owner.get(`/jobs/${id}`);
        if (body.state === 'failed' || body.state === 'done') return [body.state, body.errors[0]?.code];
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return [];
    };
    expect(await ended(someone, someone.deskId)).toEqual(['failed', 'not-allowed']);
    const foreign = await world.person({ desks: ['Science'] });
    expect(await ended(left, foreign.deskId)).toEqual(['failed', 'not-allowed']);
    expect(await ended(left, left.deskId)).toEqual(['done', undefined]);
  });

  it('shows the metrics of the process to the machine itself, or whoever is known', async () => {
    const bot = await world.person({ kind: 'service', roles: [], scopes: [] });
    const metrics = (headers: Record<string, string>) =>
      fetch(`${world.url}/metrics`, { headers }).then(({ status }) => status);
    const forwarded = { 'x-forwarded-for': '192.0.2.1' };
    expect(await metrics({})).toBe(200);
    expect(await metrics(forwarded)).toBe(401);
    expect(await metrics({ ...forwarded, authorization: `Bearer ${bot.token}` })).toBe(200);
    expect(await metrics({ authorization: 'Bearer x' })).toBe(401);
  });

  it('sends one statement for a request, whoever asks', async () => {
    const reader = await world.person({ roles: ['reader'] });
    await reader.get('/me');
    const { queries } = await world.countingQueries(() => reader.get('/claims?limit=1'));
    expect(queries.filter((query) => /identify|touch_/.test(query))).toHaveLength(1);
    const refused = await world.countingQueries(() => reader.post('/claims', LOSS_115));
    expect(refused.queries).toHaveLength(1);
    const open = await world.countingQueries(() => fetch(`${world.url}/api/docs`));
    expect(open.queries).toHaveLength(0);
  });
});

describe('an embedded instance', () => {
  it('knows who sits at the machine as long as there is no account, in all processes at once', async () => {
    const world = await World.start();
    try {
      const { body } = await world.get('/me');
      expect(body).toMatchObject({ id: LOCAL_PRINCIPAL, kind: 'person', setUp: true, session: null, csrfToken: null });
      expect(body.permissions).toHaveLength(7);
      const elsewhere = { 'x-forwarded-for': '192.0.2.1' };
      const page = () => fetch(`${world.url}/api/docs`, { headers: elsewhere }).then(({ status }) => status);
      expect([await page(), (await world.get('/claims', elsewhere)).status]).toEqual([403, 403]);
      const reader = await world.person({ roles: ['reader'] });
      expect((await reader.post('/claims', LOSS_115)).status).toBe(403);
      expect((await world.get('/claims', { authorization: 'Bearer x' })).status).toBe(401);
      expect((await world.get('/claims', { cookie: `claimtrail_session=${'A'.repeat(43)}` })).status).toBe(200);
      // What another process does.
      await world.sql(
        `INSERT INTO account (principal_id, email, email_key) VALUES ($1, 'a@newsroom.test', 'a@newsroom.test')`,
        [reader.id],
      );
      expect([
        (await world.get('/claims')).status,
        (await world.get('/claims', elsewhere)).status,
        await page(),
      ]).toEqual([401, 401, 200]);
      expect((await reader.get('/claims', elsewhere)).status).toBe(200);
    } finally {
      await world.stop();
    }
  });
});

describe('an application', () => {
  let database: FreshDatabase;
  beforeAll(async () => void (database = await freshDatabase()));
  afterAll(() => database.drop());

  @Controller('said')
  class SaidController {
    @Get()
    @Needs('records:read')
    read(): object {
      return {};
    }

    @Post()
    @Open()
    write(): object {
      return {};
    }
  }

  @Controller('silent')
  class SilentController {
    @Post(':id/publish')
    publish(): object {
      return {};
    }
  }

  const starting = async (controllers: (new () => object)[]): Promise<void> => {
    const orm = TypeOrmModule.forRoot({
      type: 'postgres',
      url: database.appUrl,
      retryAttempts: 0,
      installExtensions: false,
    });
    @Module({ imports: [orm, PlatformModule], controllers })
    class TestModule {}
    const app = await createApp(TestModule, configFrom({ LOG_LEVEL: 'silent' }));
    await app.listen(0, '127.0.0.1').finally(() => app.close());
  };

  it('does not start with a route that does not say who may ask it', async () => {
    await starting([SaidController]);
    const refused = await starting([SaidController, SilentController]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect((refused as Error).message).toMatch(
      /^The route POST \/api\/v1\/silent\/:id\/publish does not say who may ask it/,
    );
  });
});
