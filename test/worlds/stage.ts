import { setTimeout as pause } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as newId } from 'uuid';

import { AppModule } from '../../src/app/app.module.js';
import { configFrom } from '../../src/platform/config.js';
import { createApp } from '../../src/platform/http.js';
import { type Cleaner, cleanerOf } from '../support/cleaner.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { type Access, accessOf } from './access.js';
import { tagsIn } from './action.js';
import type { DeskName, Person } from './cast.js';
import type { Request } from './requests.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** With one set, whoever sends no token is nobody. */
const TOKEN = 'a-token-for-worlds-that-nobody-ever-sends';

/** A request is answered only when all work that others wait for has been done; never longer than this. */
const LONGEST_WAIT_MS = 20_000;

/** SQL for what cases are about: candidates, and derivations in dispute. */
export const MATTER = `SELECT dispute_id, claim_id AS id, readership FROM claimtrail.dispute_candidate
  UNION ALL SELECT dispute_id, derivation_id, readership FROM claimtrail.dispute_derivation`;

/** The application on a database in which one world after the other is built. */
export class Stage {
  /** By tag. */
  readonly ids = new Map<string, string>();
  private steps: { readonly step: number; readonly from: number }[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: FreshDatabase,
    /** Acts as the owner of all tables, beyond all policies. */
    readonly owner: pg.Client,
    private readonly access: Access,
    private readonly cleaner: Cleaner,
    private readonly opened: number,
  ) {}

  static async open(): Promise<Stage> {
    const database = await freshDatabase();
    const config = configFrom({
      CLAIMTRAIL_EXAMPLE: 'off',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      CLAIMTRAIL_BOOTSTRAP_TOKEN: TOKEN,
    });
    const app = await createApp(AppModule.with({ config, appUrl: database.appUrl }), config);
    const admin = new pg.Client({ connectionString: withoutRole(database.ownerUrl) });
    await admin.connect();
    const opened = Date.now();
    const access = await accessOf(admin);
    await app.init();
    await (app.getHttpAdapter().getInstance() as FastifyInstance).ready();
    return new Stage(app, database, admin, access, await cleanerOf(admin), opened);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.owner.end();
    await this.database.drop();
  }

  /** The description of the API, as it is served. */
  async description(): Promise<unknown> {
    const { payload } = await this.app.inject({ method: 'GET', url: '/api/openapi.json' });
    return JSON.parse(payload) as unknown;
  }

  /** Empties the stage. */
  async clear(): Promise<void> {
    await this.settle();
    await this.cleaner.clean();
    this.ids.clear();
    this.steps = [];
    this.asked.clear();
    for (const [tag, id] of this.access.ids) this.ids.set(tag, id);
  }

  /** Says that what is done from now on belongs to a step; moments of different steps are never the same. */
  async begin(step: number): Promise<void> {
    await pause(2);
    this.steps.push({ step, from: Date.now() });
  }

  /** Instants that were asked about: answers repeat them, and nothing is done at them. The last to be asked counts. */
  private readonly asked = new Map<string, string>();

  /** An instant before a step, or before the first that was done after it. */
  before(step: number): string {
    const next = this.steps.find((one) => one.step >= step);
    const moment = new Date((next?.from ?? Date.now()) - 1).toISOString();
    this.asked.set(moment, `before ${step}`);
    return moment;
  }

  /** In which step a moment is; what is older than the world is what it is. */
  readonly nameOf = (moment: string): string => {
    const asked = this.asked.get(moment);
    if (asked !== undefined) return asked;
    const at = Math.floor(Date.parse(moment.replace(' ', 'T').replace(/\+00$/, 'Z')));
    const step = this.steps.findLast(({ from }) => from <= at);
    if (step) return `step ${step.step}`;
    return at < this.opened ? moment : 'before the world';
  };

  /** Whether everything that a request names is there. */
  async knows(request: Request): Promise<boolean> {
    for (const tag of tagsIn(`${request.path} ${JSON.stringify(request.body ?? request.raw ?? null)}`)) {
      if ((await this.idOf(tag)) === undefined) return false;
    }
    return true;
  }

  /** Asks as somebody, or as nobody; tags become ids, of what is not there some id. */
  async ask(who: Person | null, desk: DeskName | null, request: Request): Promise<Answer> {
    const path = await this.written(request.path);
    const headers: Record<string, string> = { ...this.access.headers(who, desk), ...request.headers };
    if (request.changes !== undefined) {
      const { headers: kept } = await this.send('GET', await this.written(request.changes), headers);
      if (typeof kept['etag'] === 'string') headers['if-match'] = kept['etag'];
    }
    const content = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    if (content === undefined) return this.send(request.method, path, headers);
    headers['content-type'] ??= 'application/json';
    return this.send(request.method, path, headers, await this.written(content));
  }

  private async send(method: string, path: string, headers: object, payload?: string): Promise<Answer> {
    const answer = await this.app.inject({ method, url: `/api/v1${path}`, headers, payload } as never);
    return { status: answer.statusCode, headers: answer.headers, text: answer.payload };
  }

  /** Waits until all jobs have ended. */
  async settle(): Promise<void> {
    for (const end = Date.now() + LONGEST_WAIT_MS; ;) {
      const { rows } = await this.owner.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM claimtrail.job WHERE state IN ('queued', 'running')`,
      );
      if (rows[0]?.open === 0) return;
      if (Date.now() > end) throw new Error('a job does not come to an end');
      await pause(4);
    }
  }

  /** The id that stands for what is not there. */
  unknown(tag: string): string {
    const id = this.ids.get(tag) ?? newId();
    this.ids.set(tag, id);
    return id;
  }

  private async written(text: string): Promise<string> {
    let written = text;
    for (const tag of tagsIn(text)) {
      const known = await this.idOf(tag);
      const id = known ?? this.unknown(tag);
      if (known && !tag.startsWith('before')) this.ids.set(tag, known);
      written = written.replaceAll(`«${tag}»`, id);
    }
    return written;
  }

  private async idOf(tag: string): Promise<string | undefined> {
    const [kind, a, b] = tag.split(' ');
    if (kind === 'before') return this.before(Number(a));
    if (kind === 'dispute' && !this.ids.has(tag)) return this.disputeOf(tag.split(' ').slice(1));
    if (kind !== 'link') return this.ids.get(tag);
    // Asked each time: where there was only one that a desk's statement made, there may be one for all by now.
    const { rows } = await this.owner.query<{ id: string }>(
      `SELECT id FROM claimtrail.link WHERE (a_id, b_id) IN (($1::uuid, $2::uuid), ($2, $1)) ORDER BY own_readership <> 'public', id LIMIT 1`,
      [this.ids.get(a ?? ''), this.ids.get(b ?? '')],
    );
    return rows[0]?.id;
  }

  /** The case of these readers about these claims and derivations. */
  private async disputeOf([readers, ...matter]: readonly string[]): Promise<string | undefined> {
    const { rows } = await this.owner.query<{ id: string }>(
      `SELECT k.dispute_id AS id FROM (${MATTER}) k WHERE k.readership = $1 GROUP BY 1
       HAVING array_agg(k.id ORDER BY k.id) = (SELECT array_agg(g ORDER BY g) FROM unnest($2::uuid[]) g)`,
      [readers, matter.map((tag) => this.ids.get(tag))],
    );
    return rows[0]?.id;
  }
}

/** The user who made the owner of the tables: may do what no owner should. */
function withoutRole(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.delete('options');
  return url.toString();
}
