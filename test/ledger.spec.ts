import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { DataSource } from 'typeorm';

import { databaseOptions } from '../src/app/database.js';
import { runLedgerCommand } from '../src/app/ledger-commands.js';
import { Sealing } from '../src/history/sealing.service.js';
import { LOSS_115 } from './support/dossier.js';
import { exampleText } from './support/rich-dossier.js';
import { keyOf, verifierFile, verify, verifyText } from './support/verifier.js';
import { World } from './support/world.js';

const run = promisify(execFile);

/** What the verifier prints, and how it ends. */
async function verified(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [verifierFile, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('the ledger', () => {
  let world: World;
  let db: DataSource;
  let witness: Server;
  const posted: string[] = [];
  let refusing = true;
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-ledger-'));
  const file = (name: string): string => join(folder, name);
  const config = { ledgerKey: null, databaseUrl: null, dataDir: folder };
  const exported = async (name: string): Promise<string> => {
    await runLedgerCommand({ db, config }, 'export', [file(name)]);
    return file(name);
  };
  let n = 0;
  const record = (): Promise<unknown> => world.post('/claims', { ...LOSS_115, period: String(2040 + n++) });
  const sealed = async () => (await world.post('/ledger/checkpoints', {})).body;

  beforeAll(async () => {
    witness = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        if (!refusing) posted.push(text);
        response.writeHead(refusing ? 503 : 204).end();
      });
    });
    await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
    const { port } = witness.address() as AddressInfo;
    world = await World.start({
      CLAIMTRAIL_DATA_DIR: folder,
      CLAIMTRAIL_CHECKPOINTS: `${file('elsewhere')},http://127.0.0.1:${port}/ledger`,
    });
    await world.post('/imports?format=dossier', exampleText);
    await world.quiet();
    db = await new DataSource({ ...databaseOptions(world.database.ownerUrl), poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await world.stop();
    witness.close();
    rmSync(folder, { recursive: true });
  });

  it('says that it was never sealed, and is exported all the same', async () => {
    expect((await world.get('/ledger/checkpoint')).status).toBe(404);
    expect((await verified(await exported('never.ndjson'))).out).toContain('there is no checkpoint');
  });

  it('is sealed, signed with a key that nobody else reads, and proven', async () => {
    const first = await world.post('/ledger/checkpoints', {});
    expect([first.status, first.body.number, first.body.unsealed]).toEqual([201, 1, false]);
    expect(statSync(file('ledger/key.pem')).mode & 0o777).toBe(0o600);
    const again = await world.post('/ledger/checkpoints', {});
    expect([again.status, again.body.note]).toEqual([200, first.body.note]);
    const plain = await world.get('/ledger/checkpoint', { accept: 'text/plain' });
    expect([plain.type, plain.text]).toEqual(['text/plain; charset=utf-8', first.body.note]);
    writeFileSync(file('kept.checkpoint'), plain.text);
    await record();
    expect((await world.get('/ledger/checkpoint')).body.unsealed).toBe(true);
    await sealed();
    const told = await verified(await exported('whole.ndjson'), file('kept.checkpoint'), '--key', first.body.key);
    expect([told.code, told.err]).toEqual([0, '']);
    expect(told.out).toContain('PROVEN: what the checkpoints that you kept cover has not been altered since.');
    expect(told.out).toContain('given by you');
    const json = JSON.parse((await verified(file('whole.ndjson'), '--json')).out) as { counts: { withheld: number } };
    expect(json.counts.withheld).toBe(0);
  });

  it('is taken to every place, and tried again where that fails', async () => {
    const names = (): string[] => readdirSync(file('elsewhere')).filter((name) => !name.startsWith('.'));
    await world.app.get(Sealing, { strict: false }).sealAndDeliver();
    const failed = (await world.get('/ledger/checkpoint')).body;
    expect(names()).toHaveLength(2);
    const [there, refused] = failed.deliveries as { deliveredAt: string | null; fault: string | null }[];
    expect([there?.fault, there?.deliveredAt === null]).toEqual([null, false]);
    expect(refused ?? { fault: 'It answered 503.' }).toMatchObject({ fault: 'It answered 503.' });
    refusing = false;
    await record();
    await world.app.get(Sealing, { strict: false }).sealAndDeliver();
    const files = names().map((name) => readFileSync(join(file('elsewhere'), name), 'utf8'));
    expect(posted).toEqual(files);
    expect(files).toHaveLength(3);
    const { deliveries, note } = (await world.get('/ledger/checkpoint')).body;
    expect(note).toBe(files[2]);
    expect(deliveries.map(({ fault }: { fault: string | null }) => fault)).toEqual([null, null]);
    expect((await verified(await exported('places.ndjson'), file('elsewhere'))).code).toBe(0);
  });

  it('never writes over a checkpoint that is somewhere', async () => {
    const name = readdirSync(file('elsewhere')).sort().at(-1)?.replace('000000003', '000000004') ?? '';
    writeFileSync(join(file('elsewhere'), name), 'of somebody else');
    await record();
    await world.app.get(Sealing, { strict: false }).sealAndDeliver();
    const { deliveries } = (await world.get('/ledger/checkpoint')).body;
    expect(deliveries.map(({ fault }: { fault: string | null }) => fault)).toContainEqual(
      expect.stringContaining('There is another file'),
    );
    rmSync(join(file('elsewhere'), name));
    await world.app.get(Sealing, { strict: false }).sealAndDeliver();
    expect(readdirSync(file('elsewhere'))).toHaveLength(4);
  });

  it('withholds from an admin what they may not read, and is proven all the same', async () => {
    const other = await world.person({ name: 'Somebody else', roles: ['editor'], desks: ['Other desk'] });
    await other.post('/claims', { ...LOSS_115, period: '2099', audience: 'desk', text: 'words of another desk' });
    const admin = await world.person({ name: 'An admin', roles: ['admin'] });
    const checkpoint = (await admin.post('/ledger/checkpoints', {})).body;
    const { text } = await admin.get('/ledger/export');
    expect(text).not.toContain('words of another desk');
    writeFileSync(file('seen.ndjson'), text);
    const told = verify(file('seen.ndjson'), { checkpoints: [{ where: 'kept', text: checkpoint.note }] });
    expect([told.problems, Number(told.counts['withheld']) > 0]).toEqual([[], true]);
    expect(readFileSync(await exported('all.ndjson'), 'utf8')).toContain('words of another desk');
    const { queries } = await world.countingQueries(() => admin.get('/ledger/export'));
    expect(queries.length).toBeLessThan(45);
  });

  it('follows chains in as many passes as there have to be', async () => {
    const whole = await exported('passes.ndjson');
    const [once, often] = [verify(whole, {}), verify(whole, { atOnce: 20 })];
    expect(often).toEqual({ ...once, passes: often.passes });
    expect(often.passes).toBeGreaterThan(8);
    const lines = readFileSync(whole, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"seq":2'));
    const broken = lines.with(
      at,
      (lines[at] ?? '').replace(/"previous":"."/, '"previous":"A').replace(/("previous":")./, '$1z'),
    );
    writeFileSync(whole, broken.join('\n'));
    expect(verifyText(() => verify(whole, { atOnce: 20 })).sort()).toEqual(verifyText(() => verify(whole, {})).sort());
  });

  it('has keys that vouch for those that take their places, and are revoked', async () => {
    const [before] = (await runLedgerCommand({ db, config }, 'keys', [])).split('\n');
    expect(await runLedgerCommand({ db, config }, 'rotate', [])).toContain('vouches for it');
    await record();
    const rotated = await sealed();
    expect(rotated.key).not.toBe(before);
    const given = [{ key: keyOf(before ?? ''), revoked: Infinity }];
    const whole = verify(await exported('rotated.ndjson'), { given });
    expect([whole.problems, whole.keys[1]?.why]).toEqual([[], expect.stringMatching(/^vouched for by/)]);
    const id = (rotated.key as string).split('+')[1] ?? '';
    await expect(runLedgerCommand({ db, config }, 'revoke', ['00000000', 'now', 'x'])).rejects.toThrow('No key');
    await runLedgerCommand({ db, config }, 'revoke', [id, 'now', 'stolen']);
    await record();
    expect((await world.post('/ledger/checkpoints', {})).body).toMatchObject({ type: '/problems/not-sealable' });
    expect(await runLedgerCommand({ db, config }, 'rotate', [])).toContain('No key before vouches');
    expect((await sealed()).number).toBe(rotated.number + 1);
    const told = verify(await exported('revoked.ndjson'), { given });
    expect(told.problems).toEqual([
      expect.stringContaining('is no key that you gave, and none of these vouches for it'),
    ]);
    expect(told.keys[2]?.why).toContain('nobody else vouches');
    const next = { key: keyOf(told.keys[2]?.key ?? ''), revoked: Infinity };
    expect(verify(file('revoked.ndjson'), { given: [...given, next] }).problems).toEqual([]);
    // Who knows that it was stolen earlier counts nothing that it signed since.
    const early = [...given, next, { key: keyOf(rotated.key), revoked: 0 }];
    expect(verifyText(() => verify(file('revoked.ndjson'), { given: early }))).toEqual([
      expect.stringContaining('was revoked (1970-01-01T00:00:00.000Z): it counts for nothing'),
    ]);
  });

  it('cannot be sealed with a key of another ledger, nor without one', async () => {
    const other = await World.besides(world, { CLAIMTRAIL_LEDGER_KEY: file('none.pem') });
    const foreign = await World.besides(world, { CLAIMTRAIL_DATA_DIR: file('other') });
    const shared = await World.besides(world, {
      DATABASE_URL: 'postgres://u:p@h/d',
      CLAIMTRAIL_BOOTSTRAP_TOKEN: 'k'.repeat(32),
    });
    try {
      mkdirSync(file('other'));
      await record();
      for (const [{ post }, headers, sentence] of [
        [other, {}, 'cannot be read'],
        [foreign, {}, 'is none of this ledger'],
        [shared, { authorization: `Bearer ${'k'.repeat(32)}` }, 'set CLAIMTRAIL_LEDGER_KEY'],
      ] as const) {
        const { status, body } = await post('/ledger/checkpoints', {}, headers);
        expect([status, body.detail]).toEqual([409, expect.stringContaining(sentence)]);
      }
    } finally {
      for (const one of [other, foreign, shared]) await one.app.close();
    }
  });

  it('is sealed by several at once, one after the other', async () => {
    const numbers = [];
    for (let round = 0; round < 3; round++) {
      await record();
      numbers.push(...(await Promise.all([sealed(), sealed(), sealed()])).map(({ number }) => number as number));
    }
    expect(new Set(numbers).size).toBe(3);
    expect(verify(await exported('several.ndjson'), {}).problems).toEqual([]);
  });

  const bad: readonly (readonly [what: string, change: (lines: string[]) => string | Buffer, says: RegExp])[] = [
    ['nothing', () => '', /is empty/],
    ['text of another kind', () => 'hello\nworld\n', /no export of a ledger/],
    ['JSON of another kind', () => '{"a":1}\n', /no export of a ledger/],
    ['bytes', () => Buffer.from([0, 255, 254, 10, 0, 7]), /no export of a ledger/],
    ['another version', (l) => l.join('\n').replace('"ledger":1', '"ledger":2'), /of version 2/],
    ['a first line that is cut off', (l) => (l[0] ?? '').slice(0, 40), /not whole JSON/],
    ['one without its end', (l) => l.slice(0, -2).join('\n') + '\n', /it was cut off/],
    ['one cut off in a line', (l) => l.join('\n').slice(0, -200), /cut off/],
    ['one cut off between leaves', (l) => l.slice(0, 20).join('\n'), /cut off/],
    ['one cut off in a leaf', (l) => l.slice(0, 20).join('\n').slice(0, -30), /cut off|not whole/],
    ['one with a line taken out', (l) => l.toSpliced(9, 1).join('\n'), /taken out or put in/],
    ['one with a line twice', (l) => l.toSpliced(9, 0, l[9] ?? '').join('\n'), /taken out or put in/],
    ['two in one', (l) => [...l.slice(0, -1), ...l].join('\n'), /another order/],
    [
      'leaves in another order',
      (l) =>
        l
          .with(9, l[12] ?? '')
          .with(12, l[9] ?? '')
          .join('\n'),
      /another order/,
    ],
    [
      'parts in another order',
      (l) => [l[0], ...l.slice(-5, -2), ...l.slice(1, -5), ...l.slice(-2)].join('\n'),
      /another order/,
    ],
    [
      'a line that is edited',
      (l) => l.with(9, (l[9] ?? '').replace('":', '" :')).join('\n'),
      /somebody has edited|no line of an export/,
    ],
    [
      'a line with a key twice',
      (l) => l.with(9, (l[9] ?? '').replace(',"content":', ',"seq":1,"content":')).join('\n'),
      /somebody has edited/,
    ],
    [
      'a line that is no UTF-8',
      (l) =>
        Buffer.concat([
          Buffer.from(l.slice(0, 9).join('\n') + '\n{"position":8,"hash":"'),
          Buffer.of(0xff),
          Buffer.from('"}\n' + l.slice(10).join('\n')),
        ]),
      /no text in UTF-8/,
    ],
    ['a line without end', (l) => `${l[0]}\n{"position":${'1'.repeat(17 * 1024 * 1024)}`, /longer than 16 MiB/],
    [
      'nested without end',
      (l) => `${l[0]}\n{"position":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n{"end":true,"lines":3}\n`,
      /not whole JSON|another order/,
    ],
    ['a foreign line', (l) => l.with(9, '{"claim":1}').join('\n'), /no line of an export/],
  ];
  it.each(bad)('cannot be checked in %s, and the verifier says why', async (what, change, says) => {
    const lines = readFileSync(await exported(`${what}.source`), 'utf8').split('\n');
    writeFileSync(file(`${what}.ndjson`), change(lines));
    expect(verifyText(() => verify(file(`${what}.ndjson`), {}))).toEqual([expect.stringMatching(says)]);
  });

  it('has moments behind all that is sealed, also where the clock was put back', async () => {
    await world.sql(`UPDATE history.sealed_until SET until = date_trunc('milliseconds', now()) + interval '1 hour'`);
    await record();
    const [{ behind }] = (await world.sql(`SELECT (SELECT until FROM history.sealed_until) < max(recorded_at) AS behind
      FROM history.claim`)) as [{ behind: boolean }];
    expect(behind).toBe(true);
    const first = await sealed();
    await record();
    const second = await sealed();
    expect(Date.parse(second.settledUntil as string)).toBeGreaterThanOrEqual(Date.parse(first.settledUntil as string));
    expect(verify(await exported('clock.ndjson'), {}).problems).toEqual([]);
  });

  it('ends with 2 where there is nothing to check, and never with a stack', async () => {
    const given = [
      [],
      ['/nothing/there'],
      [folder],
      [file('whole.ndjson'), verifierFile],
      [file('whole.ndjson'), '--key', 'x'],
      ['--what'],
    ];
    for (const told of await Promise.all(given.map((args) => verified(...args)))) {
      expect([told.code, told.out, told.err.split('\n').length]).toEqual([2, '', 2]);
    }
  });
});
