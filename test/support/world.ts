import 'reflect-metadata';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

import { AppModule } from '../../src/app/app.module.js';
import { LOCAL } from '../../src/platform/caller.js';
import { configFrom } from '../../src/platform/config.js';
import { createApp } from '../../src/platform/http.js';
import { Transactions } from '../../src/platform/transactions.js';
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

/** The whole application on a free port with a database of its own; every answer is checked against its OpenAPI document. */
export class World {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly database: FreshDatabase,
    private readonly check: ReturnType<typeof contract>,
  ) {}

  static async start(): Promise<World> {
    const database = await freshDatabase();
    const config = configFrom({ CLAIMTRAIL_EXAMPLE: 'off', LOG_LEVEL: 'fatal', PORT: '0' });
    const app = await createApp(AppModule.with({ config, appUrl: database.appUrl }), config);
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenAPIObject;
    return new World(app, url, database, contract(document));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
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

  /** Looks into the database as the owner of its tables. @param actor for statements that ask who reads */
  async sql<Row>(query: string, parameters: unknown[] = [], actor: string | null = null): Promise<Row[]> {
    const owner = new pg.Client({ connectionString: this.database.ownerUrl });
    await owner.connect();
    try {
      if (actor !== null) await owner.query(`SELECT set_config('claimtrail.actor', $1, false)`, [actor]);
      return (await owner.query(query, parameters)).rows as Row[];
    } finally {
      await owner.end();
    }
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

  /** The plans of the queries that something sends, as PostgreSQL makes them for the application's role. */
  async explaining<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly queries: readonly string[] }> {
    const { result, sent } = await this.watching(work);
    const asked = sent.filter(({ query }) => /^\s*(SELECT|WITH)\b/i.test(query) && / FROM /i.test(query));
    const setting = sent.find(({ query }) => query.startsWith('BEGIN'))?.query ?? ACTING;
    const app = new pg.Client({ connectionString: this.database.appUrl });
    await app.connect();
    try {
      await app.query(setting);
      const plans: string[] = [];
      for (const { query, parameters } of asked) {
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

/** Says who acts, as every transaction that writes does. */
const ACTING = `BEGIN; SET LOCAL claimtrail.actor = '00000000-0000-7000-8000-000000000002';
  SET LOCAL claimtrail.readership = '{newsroom,public,00000000-0000-7000-8000-0000000000d1}'`;

interface Sent {
  readonly query: string;
  readonly parameters: readonly unknown[];
}
