import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { onDatabase } from '../src/platform/database-roles.js';
import { freePort, isAlive } from '../src/platform/postgres-process.js';

const main = join(import.meta.dirname, '..', 'src', 'main.js');
const root = mkdtempSync(join(tmpdir(), 'claimtrail-start-'));
const dataDir = join(root, 'data');

/** A started application, and what it has written so far. */
class Process {
  out = '';
  err = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(given: Record<string, string>) {
    const { PATH = '' } = process.env;
    const env = { PATH, CLAIMTRAIL_DATA_DIR: dataDir, CLAIMTRAIL_EXAMPLE: 'off', ...given };
    this.child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (text: Buffer) => (this.out += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.err += text.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    running.add(this);
    void this.ended.then(() => running.delete(this));
  }

  async ready(): Promise<this> {
    await until(() => this.out.includes('Claimtrail is ready') || this.child.exitCode !== null);
    if (this.child.exitCode !== null) throw new Error(`It ended: ${this.err}`);
    return this;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const running = new Set<Process>();

/** The first lines of the server's own file: process id, folder, start time, port; none where there is no server. */
function serverFile(): readonly string[] {
  try {
    return readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
const serverPid = () => Number(serverFile()[0] ?? 0);
const hasServer = () => serverFile().length > 0;

const statusOf = (port: number, path = '/health/ready'): Promise<number> =>
  fetch(`http://localhost:${port}${path}`).then(
    (answer) => answer.status,
    () => 0,
  );

async function until(holds: () => boolean | Promise<boolean>, withinMs = 120_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) if (await holds()) return;
  throw new Error('It did not come to be in time.');
}

async function sql(text: string): Promise<unknown[]> {
  const password = readFileSync(join(dataDir, 'postgres', 'password'), 'utf8');
  const client = new pg.Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${serverFile()[3]}/claimtrail`,
  });
  await client.connect();
  return client
    .query<Record<string, unknown>>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('npm start', () => {
  let port: number;
  beforeAll(async () => {
    // As root, the user that runs PostgreSQL has to pass through.
    chmodSync(root, 0o755);
    port = await freePort();
  });
  afterAll(async () => {
    for (const left of running) await left.end('SIGTERM');
    rmSync(root, { recursive: true, force: true });
  });

  it('lists everything that is wrong with the configuration', async () => {
    const start = new Process({ PORT: 'x', LOG_LEVEL: 'y', CLAIMTRAIL_EXAMPEL: 'off' });
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/PORT .*\n.*LOG_LEVEL .*\n.*CLAIMTRAIL_EXAMPEL /);
    expect(start.err).not.toContain('    at ');
  });

  it('refuses a shared database that nobody is named in, and needs no token once somebody is', async () => {
    const name = `claimtrail_start_${randomBytes(4).toString('hex')}`;
    const DATABASE_URL = onDatabase(process.env['TEST_ADMIN_URL'] ?? '', name);
    const admin = new pg.Client({ connectionString: process.env['TEST_ADMIN_URL'] ?? '' });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    const start = new Process({ DATABASE_URL });
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/^The configuration is wrong: DATABASE_URL is set, but .*CLAIMTRAIL_BOOTSTRAP_TOKEN/);
    expect(start.err).not.toContain(new URL(DATABASE_URL).password);

    const CLAIMTRAIL_BOOTSTRAP_TOKEN = 't'.repeat(32);
    const first = await new Process({ DATABASE_URL, CLAIMTRAIL_BOOTSTRAP_TOKEN, PORT: String(port) }).ready();
    const secret = /\/set-up#([\w-]{43})/.exec(first.out)?.[1];
    const fields = { name: 'The chief editor', email: 'chief@newsroom.test', password: 'gravel teacup monsoon' };
    const made = await fetch(`http://localhost:${port}/api/v1/one-time-links/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, ...fields }),
    });
    expect(made.status).toBe(201);
    const cookie = made.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect(await first.end('SIGTERM')).toBe(0);

    const second = await new Process({ DATABASE_URL, PORT: String(port) }).ready();
    expect(second.out).toBe(`Claimtrail is ready: http://localhost:${port}\n`);
    const me = await fetch(`http://localhost:${port}/api/v1/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ name: 'The chief editor', setUp: false });
    expect(await second.end('SIGTERM')).toBe(0);
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  it('says in one sentence that a database cannot be reached', async () => {
    const start = new Process({
      DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/x',
      CLAIMTRAIL_BOOTSTRAP_TOKEN: 't'.repeat(32),
    });
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED.*\n$/);
  });

  it('answers at its first start, keeps others out of its folder, and survives being killed', async () => {
    const first = await new Process({ PORT: String(port) }).ready();
    const [link, ready] = first.out.split('\n');
    expect(link).toMatch(/^There is no account yet\. .*: http:\/\/localhost:\d+\/set-up#[\w-]{43}$/);
    expect(ready).toBe(`Claimtrail is ready: http://localhost:${port}`);
    expect(await statusOf(port)).toBe(200);

    const second = new Process({ PORT: '0' });
    expect(await second.ended).toBe(1);
    expect(second.err).toMatch(/in use by another running Claimtrail.*CLAIMTRAIL_DATA_DIR/);
    expect(await statusOf(port)).toBe(200);

    await sql('CREATE TABLE kept AS SELECT 42 AS answer');
    const orphan = serverPid();
    await first.end('SIGKILL');
    const again = await new Process({ PORT: String(port) }).ready();
    expect(isAlive(orphan)).toBe(false);
    expect(await sql('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await statusOf(port)).toBe(200);

    const server = serverPid();
    expect(await again.end('SIGTERM')).toBe(0);
    expect(isAlive(server)).toBe(false);
    expect(hasServer()).toBe(false);
  });

  it('fills an empty embedded store with the example, once', async () => {
    const claims = (): Promise<string> =>
      fetch(`http://localhost:${port}/api/v1/claims?count=true`).then((answer) => answer.text());
    const options = { PORT: String(port), CLAIMTRAIL_EXAMPLE: 'on' };
    const first = await new Process(options).ready();
    expect(JSON.parse(await claims())).toMatchObject({ total: 24 });
    expect(await first.end('SIGTERM')).toBe(0);
    const again = await new Process(options).ready();
    expect(JSON.parse(await claims())).toMatchObject({ total: 24 });
    expect(await sql('SELECT reason, count(*)::int AS n FROM history.change GROUP BY 1')).toContainEqual({
      reason: 'example',
      n: 1,
    });
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('says that its port is taken, and leaves no server behind', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    const start = new Process({ PORT: String(port) });
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/^Port \d+ of 127\.0\.0\.1 is in use by another program; .*PORT\.$/m);
    expect(start.err).not.toContain('    at ');
    expect(hasServer()).toBe(false);
    other.close();
  });

  it('says that it cannot listen on an address the machine does not have', async () => {
    const start = new Process({ PORT: '0', HOST: '192.0.2.1' });
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/^This machine has no address 192\.0\.2\.1/m);
  });

  it('starts PostgreSQL again when it falls, and answers 503 in between', async () => {
    const start = await new Process({ PORT: String(port) }).ready();
    const fallen = serverPid();
    process.kill(fallen, 'SIGKILL');
    const between = await fetch(`http://localhost:${port}/health/ready`);
    if (between.status !== 200) {
      expect(between.status).toBe(503);
      expect(between.headers.get('content-type')).toContain('application/problem+json');
    }
    await until(async () => (await statusOf(port)) === 200 && serverPid() !== fallen);
    expect(await statusOf(port, '/health/live')).toBe(200);
    expect(start.err).toContain('PostgreSQL ended without having been asked to (SIGKILL)');
    expect(await sql('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await start.end('SIGINT')).toBe(0);
    expect(hasServer()).toBe(false);
  });

  it('ends with a sentence when PostgreSQL does not stay up', async () => {
    const start = await new Process({ PORT: String(port) }).ready();
    let last = 0;
    for (let falls = 0; falls < 5; falls++) {
      let next = 0;
      await until(() => {
        next = serverPid();
        return next > 0 && next !== last && isAlive(next);
      });
      process.kill(next, 'SIGKILL');
      last = next;
    }
    expect(await start.ended).toBe(1);
    expect(start.err).toMatch(/^The embedded PostgreSQL ended 5 times within a minute/m);
  });
});
