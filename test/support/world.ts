import 'reflect-metadata';

import { setTimeout as pause } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

import { AppModule } from '../../src/app/app.module.js';
import { newId } from '../../src/kernel/ids.js';
import { LOCAL, SYSTEM_PRINCIPAL } from '../../src/platform/caller.js';
import { configFrom } from '../../src/platform/config.js';
import { withSettings } from '../../src/platform/database-roles.js';
import { createApp } from '../../src/platform/http.js';
import { type Permission, PERMISSIONS, type Role } from '../../src/platform/permissions.js';
import { hashOfSecret, newSecret, TOKEN_PREFIX } from '../../src/platform/secrets.js';
import { Transactions } from '../../src/platform/transactions.js';
import { type Cleaner, cleanerOf } from './cleaner.js';
import { contract } from './contract.js';
import { type FreshDatabase, freshDatabase } from './database.js';

/** What came back, with the body already read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string;
  readonly text: string;
  // Tests look into answers of every shape; what they expect is what checks it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Whom a test wants to ask as. */
export interface NewPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Names of desks, the home desk first. */
  readonly desks: readonly string[];
  readonly kind: 'person' | 'service';
  /** What the token may be used for; everything the roles allow where nothing is said. */
  readonly scopes: readonly Permission[];
  /** Whether they ask with the session of a browser, and not with a token. */
  readonly signedIn: boolean;
}

/** Asks as somebody. */
export interface Person extends Pick<World, 'get' | 'post' | 'patch' | 'ask'> {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly deskId: string;
  readonly desks: readonly { readonly id: string; readonly name: string }[];
}

/** What answers are checked against, made of what the first world of a file serves: to make it takes as long as to start an application. */
let checked: ReturnType<typeof contract> | undefined;

/** The whole application on a free port with a database of its own; every answer is checked against its OpenAPI document. */
export class World {
  /** Connections of the owner of the tables, by who acts: to connect takes longer than most questions. */
  private readonly owners = new Map<string | null, pg.Pool>();

  private cleaner: { readonly admin: pg.Client; readonly database: Cleaner } | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly database: FreshDatabase,
    private readonly check: ReturnType<typeof contract>,
  ) {}

  /** @param env what the environment says besides: without a bootstrap token whoever asks is LOCAL, as long as there is no account */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<World> {
    return World.on(await freshDatabase(), env);
  }

  /** A world on a database that is there already; it goes with the world. */
  static async on(database: FreshDatabase, env: Readonly<Record<string, string>> = {}): Promise<World> {
    const { app, url } = await served(database, env);
    checked ??= contract((await (await fetch(`${url}/api/openapi.json`)).json()) as OpenAPIObject);
    return new World(app, url, database, checked);
  }

  /** Another process of the same instance, as far as the database can tell; its application has to be closed before the first world stops. */
  static async besides({ database, check }: World, env: Readonly<Record<string, string>> = {}): Promise<World> {
    const { app, url } = await served(database, env);
    return new World(app, url, database, check);
  }

  async stop(): Promise<void> {
    await this.app.close();
    for (const owner of this.owners.values()) await owner.end();
    await this.cleaner?.admin.end();
    await this.database.drop();
  }

  /** Makes the database what it was when this was first asked for: for files whose tests each begin with an empty one. */
  async clear(): Promise<void> {
    if (this.cleaner) {
      await this.quiet();
      return this.cleaner.database.clean();
    }
    const admin = new pg.Client({ connectionString: this.database.adminUrl });
    await admin.connect();
    this.cleaner = { admin, database: await cleanerOf(admin) };
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  get = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('GET', path, undefined, headers);
  post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('POST', path, body, headers);
  patch = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('PATCH', path, body, headers);

  /** Sends a request to a path under `/api/v1`; a body that is text, bytes or a stream is sent as it is. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
    const content =
      body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body), duplex: 'half' as const };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/api/v1${path}`, { method, headers: { ...type, ...headers }, ...content });
    const text = await response.text();
    const reply = {
      status: response.status,
      headers: response.headers,
      type: response.headers.get('content-type') ?? '',
      text,
      body:
        /json/.test(response.headers.get('content-type') ?? '') &&
        !/ndjson/.test(response.headers.get('content-type') ?? '')
          ? JSON.parse(text)
          : undefined,
    };
    this.check(method, path, reply);
    return reply;
  }

  /**
   * Somebody with roles and desks, who asks with a token of theirs. There is no account to sign in with, so that the world goes on
   * answering its own machine without one. Desks are made where there are none of that name; the first one is the home desk.
   */
  async person({
    name = 'Somebody',
    roles = ['editor'],
    desks = ['Newsroom'],
    kind = 'person',
    scopes = PERMISSIONS,
    signedIn = false,
  }: Partial<NewPerson> = {}): Promise<Person> {
    const [id, token] = [newId(), `${TOKEN_PREFIX}${newSecret()}`];
    const rows = await this.sql<{ desks: { id: string; name: string }[] }>(
      `WITH made AS (INSERT INTO desk (id, name) SELECT uuidv7(), n FROM unnest($4::text[]) n ON CONFLICT DO NOTHING RETURNING id, name),
         desks AS (SELECT id, name FROM made UNION ALL SELECT id, name FROM desk WHERE name = ANY ($4)),
         someone AS (INSERT INTO principal (id, kind, name, roles, desk_id) SELECT $1, $2, $3, $5, id FROM desks WHERE name = ($4::text[])[1] RETURNING id),
         member AS (INSERT INTO membership (id, principal_id, desk_id, origin) SELECT uuidv7(), s.id, d.id, 'admin' FROM someone s, desks d),
         token AS (INSERT INTO api_token (id, principal_id, made_by, name, hash, prefix, scopes) SELECT uuidv7(), id, id, 'test', $6, 'ct_', $7 FROM someone)
       SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY array_position($4::text[], name)) AS desks FROM desks`,
      [id, kind, name, desks, roles, hashOfSecret(token), scopes],
      SYSTEM_PRINCIPAL,
    );
    const known = signedIn ? await this.signedIn(id) : { authorization: `Bearer ${token}` };
    const withToken = (headers: Record<string, string> = {}) => ({ ...known, ...headers });
    return {
      id,
      name,
      token,
      desks: rows[0]?.desks ?? [],
      deskId: rows[0]?.desks[0]?.id ?? '',
      get: (path, headers) => this.get(path, withToken(headers)),
      post: (path, body, headers) => this.post(path, body, withToken(headers)),
      patch: (path, body, headers) => this.patch(path, body, withToken(headers)),
      ask: (method, path, body, headers) => this.ask(method, path, body, withToken(headers)),
    };
  }

  /** Begins a session of somebody; what their browser sends with each request. */
  private async signedIn(principalId: string): Promise<Record<string, string>> {
    const [secret, csrf] = [newSecret(), newSecret()];
    await this.sql(
      `WITH begun AS (INSERT INTO session (id, principal_id, csrf, expires_at) VALUES (uuidv7(), $1, $2, now() + interval '1 day') RETURNING id)
       INSERT INTO session_token (hash, session_id, used) SELECT $3, id, true FROM begun`,
      [principalId, csrf, hashOfSecret(secret)],
    );
    return { cookie: `claimtrail_session=${secret}`, 'x-csrf-token': csrf };
  }

  /** Waits until nothing is left to be compared or computed again. */
  async quiet(): Promise<void> {
    for (;;) {
      const open = await this.sql(`SELECT 1 FROM job WHERE state IN ('queued', 'running')`);
      if (open.length === 0) return;
      await pause(10);
    }
  }

  /** Looks into the database as the owner of its tables. @param actor for statements that ask who reads */
  async sql<Row>(query: string, parameters: unknown[] = [], actor: string | null = null): Promise<Row[]> {
    let owner = this.owners.get(actor);
    if (!owner) {
      const { ownerUrl } = this.database;
      const connectionString = actor === null ? ownerUrl : withSettings(ownerUrl, { 'claimtrail.actor': actor });
      owner = new pg.Pool({ connectionString, max: 50, allowExitOnIdle: true });
      // The database may go with connections that nobody uses.
      owner.on('error', () => undefined);
      this.owners.set(actor, owner);
    }
    return (await owner.query(query, parameters)).rows as Row[];
  }

  /** Reads as whoever sits at the machine, past the routes. */
  reading<Result>(query: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.app.get(Transactions).read(LOCAL, null, query);
  }

  /** Counts the statements of SQL that something sends, those of its transactions among them. */
  async countingQueries<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly queries: readonly string[] }> {
    const { result, sent } = await this.watching(work);
    return { result, queries: sent.map(({ query }) => query) };
  }

  /** The plans of the queries that something sends, as PostgreSQL makes them for the role that sends each. */
  async explaining<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly queries: readonly string[] }> {
    const { result, sent } = await this.watching(work);
    const becomes = (query: string): boolean => query.startsWith(`SELECT set_config('role'`);
    const asked = sent.filter(
      ({ query }) => becomes(query) || (/^\s*(SELECT|WITH)\b/i.test(query) && / FROM /i.test(query)),
    );
    const setting = sent.find(({ query }) => query.startsWith('BEGIN'))?.query ?? ACTING;
    const app = new pg.Client({ connectionString: this.database.appUrl });
    await app.connect();
    try {
      await app.query(setting);
      const plans: string[] = [];
      for (const { query, parameters } of asked) {
        if (becomes(query)) {
          await app.query(query);
          continue;
        }
        const { rows } = await app.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`, [...parameters]);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      return { result, queries: plans };
    } finally {
      await app.end();
    }
  }

  private async watching<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly sent: readonly Sent[] }> {
    const sent: Sent[] = [];
    const { logger } = this.db;
    this.db.logger = {
      logQuery: (query: string, parameters?: unknown[]) => void sent.push({ query, parameters: parameters ?? [] }),
      logQueryError: () => undefined,
      logQuerySlow: () => undefined,
      logSchemaBuild: () => undefined,
      logMigration: () => undefined,
      log: () => undefined,
    };
    try {
      return { result: await work(), sent };
    } finally {
      this.db.logger = logger;
    }
  }
}

async function served(database: FreshDatabase, env: Readonly<Record<string, string>>) {
  const config = configFrom({ CLAIMTRAIL_EXAMPLE: 'off', LOG_LEVEL: 'fatal', PORT: '0', ...env });
  const app = await createApp(AppModule.with({ config, appUrl: database.appUrl }), config);
  await app.listen(0, '127.0.0.1');
  return { app, url: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}` };
}

/** Says who acts, as every transaction that writes does. */
const ACTING = `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002';
  SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'`;

interface Sent {
  readonly query: string;
  readonly parameters: readonly unknown[];
}
