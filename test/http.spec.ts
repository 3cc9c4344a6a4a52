import 'reflect-metadata';

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IsOptional, IsString, Length } from 'class-validator';
import { DataSource } from 'typeorm';

import { Needs, SignedIn } from '../src/platform/access.js';
import { type Caller, CurrentCaller, LOCAL_PRINCIPAL } from '../src/platform/caller.js';
import { type Config, configFrom } from '../src/platform/config.js';
import { createApp } from '../src/platform/http.js';
import { servePageFiles } from '../src/platform/page-files.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { type FreshDatabase, freshDatabase } from './support/database.js';

class Note {
  @Length(1, 10)
  text!: string;
}

class NoteFilter {
  @IsOptional()
  @IsString()
  q?: string;
}

@Controller('notes')
class NotesController {
  constructor(private readonly db: DataSource) {}

  @Post()
  @SignedIn()
  record(@Body() note: Note, @CurrentCaller() caller: Caller): object {
    return { ...note, ...caller };
  }

  @Get()
  @Needs('records:read')
  list(@Query() filter: NoteFilter): object {
    return { ...filter };
  }

  @Get('fault')
  @Needs('records:read')
  fault(): Promise<unknown> {
    return this.db.query('SELECT secret FROM nowhere');
  }
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

describe('HTTP', () => {
  const token = 'token-'.repeat(6);
  const page = mkdtempSync(join(tmpdir(), 'claimtrail-page-'));
  let database: FreshDatabase;
  let local: NestFastifyApplication;
  let guarded: NestFastifyApplication;
  let base: string;

  const started = async (config: Config): Promise<NestFastifyApplication> => {
    const orm = TypeOrmModule.forRoot({
      type: 'postgres',
      url: database.appUrl,
      retryAttempts: 0,
      installExtensions: false,
    });
    @Module({ imports: [orm, PlatformModule], controllers: [NotesController] })
    class TestModule {}
    const app = await createApp(TestModule, config);
    await servePageFiles(app, page);
    await app.listen(0, '127.0.0.1');
    return app;
  };
  const urlOf = (app: NestFastifyApplication) =>
    `http://localhost:${(app.getHttpServer().address() as AddressInfo).port}`;

  beforeAll(async () => {
    mkdirSync(join(page, 'assets'));
    writeFileSync(join(page, 'index.html'), '<title>page</title>');
    writeFileSync(join(page, 'assets', 'a.js'), 'a');
    database = await freshDatabase();
    const config = configFrom({ LOG_LEVEL: 'silent' });
    local = await started(config);
    guarded = await started({ ...config, bootstrapToken: token });
    base = urlOf(local);
  });
  afterAll(async () => {
    await local.close();
    await guarded.close();
    await database.drop();
    rmSync(page, { recursive: true });
  });

  const ask = async (path: string, init: RequestInit = {}, at = base): Promise<Answer> => {
    const answer = await fetch(at + path, init);
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      type,
      headers: answer.headers,
      text,
      body: type.includes('json') ? JSON.parse(text) : {},
    };
  };
  const send = (
    body: string | Uint8Array<ArrayBuffer>,
    type: string | null = 'application/json',
    path = '/api/v1/notes',
  ) => ask(path, { method: 'POST', body, headers: type === null ? {} : { 'content-type': type } });

  const expectProblem = (answer: Answer, status: number, code: string) => {
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { status, type: `/problems/${code}` },
    });
  };

  it('takes a valid body, and says who it was', async () => {
    const answer = await send('{"text":"Müsli 🙂"}', 'application/json; charset=utf-8');
    expect(answer).toMatchObject({ status: 201, body: { text: 'Müsli 🙂', principalId: LOCAL_PRINCIPAL } });
  });

  it.each([
    ['{"text":', 400, 'malformed-body'],
    ['{"text":"x"}}', 400, 'malformed-body'],
    ['nonsense', 400, 'malformed-body'],
    ['{"text":"x","__proto__":{"a":1}}', 400, 'malformed-body'],
    ['{"text":"x","constructor":{"prototype":{}}}', 400, 'malformed-body'],
    ['', 400, 'invalid-request'],
    ['null', 400, 'invalid-request'],
    ['[]', 400, 'invalid-request'],
    ['[{"text":"x"}]', 400, 'invalid-request'],
    ['"text"', 400, 'invalid-request'],
    ['{"text":"x","more":1}', 400, 'invalid-request'],
    ['{"text":"a\\u0000b"}', 400, 'invalid-request'],
    ['{"text":"\\ud800"}', 400, 'invalid-request'],
    ['{"\\ud800":"x"}', 400, 'invalid-request'],
    [`{"text":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'invalid-request'],
    [`${'['.repeat(500_000)}${']'.repeat(500_000)}`, 400, 'invalid-request'],
    [`{"text":"${'x'.repeat(1024 * 1024)}"}`, 413, 'payload-too-large'],
  ])('refuses the body %#', async (body, status, code) => {
    expectProblem(await send(body), status, code);
  });

  it('points at what is wrong', async () => {
    const { body } = await send('{"text":"","mo/re":1}');
    expect((body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/mo~1re',
      '/text',
    ]);
  });

  it('refuses an object that has a key twice, of which programs read one or the other', async () => {
    for (const body of ['{"title":"a","title":"b"}', '{"title":"a","a":{"\\u0061":1,"a":2}}']) {
      const answer = await send(body);
      expectProblem(answer, 400, 'malformed-body');
      expect(answer.text).toMatch(/has the key \\"(title|a)\\" twice/);
    }
  });

  it('refuses bytes that are not UTF-8', async () => {
    expectProblem(await send(new Uint8Array([0x22, 0xff, 0x22])), 400, 'malformed-body');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
    null,
  ])('refuses a body of type %p', async (type) => {
    expectProblem(await send(new TextEncoder().encode('{"text":"x"}'), type), 415, 'unsupported-media-type');
  });

  it('refuses a parameter that is given twice, or is not known', async () => {
    expect((await ask('/api/v1/notes?q=a')).body).toEqual({ q: 'a' });
    expect((await ask('/api/v1/notes?q=%C3%BC+x')).body).toEqual({ q: 'ü x' });
    expectProblem(await ask('/api/v1/notes?q=a&q=b'), 400, 'invalid-request');
    expectProblem(await ask('/api/v1/notes?p=a'), 400, 'invalid-request');
    expectProblem(await ask('/api/v1/notes?q=%00'), 400, 'malformed-request');
    expectProblem(await ask('/api/v1/notes?q=%ff'), 400, 'malformed-request');
  });

  it('tells unknown addresses from unknown methods', async () => {
    expectProblem(await ask('/api/v1/nothing'), 404, 'not-found');
    expectProblem(await ask('/api/v1/notes/fault/x', { method: 'POST' }), 404, 'not-found');
    const answer = await ask('/api/v1/notes', { method: 'DELETE' });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expectProblem(await ask('/api/v1/notes/fault', { method: 'PUT', body: '{' }), 405, 'method-not-allowed');
  });

  it('says nothing of the inside', async () => {
    const answer = await ask('/api/v1/notes/fault');
    expectProblem(answer, 500, 'internal');
    expect(answer.text).not.toMatch(/secret|nowhere|SELECT/);
  });

  it.each([
    ['GARBAGE\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
    ['GET /health/live HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\nConnection: close\r\n\r\n', 400],
    ['GET /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nX: y\r\nHOST: evil.test\r\nConnection: close\r\n\r\n', 400],
    ['GET /health/live HTTP/1.1\r\nHost: localhost\r\nExpect: magic\r\nConnection: close\r\n\r\n', 417],
    [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    [`GET /api/v1/${'x'.repeat(9000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 404],
    [`GET /problems/${'x'.repeat(600)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 404],
    [
      'POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"te',
      400,
    ],
    [
      'POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
  ])('answers the raw request %# with a problem', async (bytes, status) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(base).port), '127.0.0.1', () => {
        // Who has hung up gets no answer that has to be looked for.
        if (bytes.includes('Connection: close')) socket.write(bytes, 'latin1');
        else socket.end(bytes, 'latin1');
      });
      socket
        .on('data', (part) => (text += part.toString()))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/content-type: application\/problem\+json\r\n/i);
  });

  it('answers nobody without the token', async () => {
    const at = urlOf(guarded);
    const answer = await ask('/api/v1/notes', {}, at);
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expectProblem(await ask('/api/v1/nothing', {}, at), 401, 'unauthenticated');
    const broken = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } };
    expectProblem(await ask('/api/v1/notes', broken, at), 401, 'unauthenticated');
    expect((await ask('/api/v1/notes', { headers: { authorization: `Bearer ${token}` } }, at)).status).toBe(200);
    for (const path of ['/', '/health/live', '/health/ready', '/problems/cycle', '/api/docs', '/api/openapi.json']) {
      expect((await ask(path, {}, at)).status).toBe(200);
    }
  });

  it('serves the page for its own views only', async () => {
    for (const path of ['/', '/claims/1?x=y', '/index.html']) {
      expect(await ask(path)).toMatchObject({
        status: 200,
        type: 'text/html; charset=utf-8',
        text: '<title>page</title>',
      });
    }
    expect((await ask('/assets/a.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/assets/b.js', '/api', '/api/x', '/health/x', '/problems'])
      expectProblem(await ask(path), 404, 'not-found');
    expectProblem(await ask('/claims/1', { method: 'POST' }), 404, 'not-found');
    expectProblem(await ask('/..%2f..%2fetc%2fpasswd.txt'), 404, 'not-found');
  });

  it('describes itself, and what can go wrong', async () => {
    const { body } = await ask('/api/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Claimtrail' } });
    const paths = Object.keys(body['paths'] as object).filter((path) => !path.startsWith('/api/v1/jobs'));
    expect(paths).toEqual(['/api/v1/notes', '/api/v1/notes/fault']);
    expect((await ask('/api/docs')).headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await ask('/api/docs/swagger-ui.css')).status).toBe(200);
    expect((await ask('/problems/cycle')).body).toMatchObject({ type: '/problems/cycle', status: 422 });
  });

  it('measures requests by the template of their route', async () => {
    const { text } = await ask('/metrics');
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/notes",status="201"\} \d/,
    );
    expect(text).toMatch(/postgres_pool_total \d/);
    expect(text).not.toContain('nothing');
  });
});
