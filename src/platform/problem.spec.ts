import { readFileSync } from 'node:fs';

import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { constraintRefusals } from './database-refusal.js';
import { headersOf, problemOf } from './problem.js';
import { problemKinds, problemsPage } from './problem-kinds.js';

const failed = (fields: object) =>
  new QueryFailedError('SELECT secret', ['parameter'], Object.assign(new Error('relation "secret" failed'), fields));

describe('problemOf', () => {
  it('says what a refusal says', () => {
    expect(problemOf(new Refusal('not-found', 'No claim has this id.'))).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'No claim has this id.',
    });
  });

  it('lists every fault, and puts what helps with the first beside it', () => {
    const refusal = Refusal.of([
      { pointer: '/subject', code: 'ambiguous-name', detail: 'Two are called so.', help: { candidates: [1, 2] } },
      { pointer: '/value', code: 'unreadable-figure', detail: 'No figure.' },
    ]);
    expect(problemOf(refusal)).toEqual({
      type: '/problems/ambiguous-name',
      title: 'Ambiguous name',
      status: 422,
      detail: 'Two are called so.',
      candidates: [1, 2],
      errors: [
        { pointer: '/subject', code: 'ambiguous-name', detail: 'Two are called so.', candidates: [1, 2] },
        { pointer: '/value', code: 'unreadable-figure', detail: 'No figure.' },
      ],
    });
  });

  it('does not let help take the place of what a problem consists of', () => {
    const refusal = Refusal.at('/x', 'cycle', 'Goes round.', { status: 200, type: 'x' });
    expect(problemOf(refusal)).toMatchObject({ status: 422, type: '/problems/cycle' });
  });

  it('translates constraints by their name', () => {
    constraintRefusals['spec_key'] = new Refusal('already-superseded', 'A newer one exists.');
    expect(problemOf(failed({ code: '23505', constraint: 'spec_key' })).type).toBe('/problems/already-superseded');
    expect(problemOf(failed({ code: '23505', constraint: 'constructor' })).status).toBe(409);
  });

  it.each([
    ['40001', 503],
    ['40P01', 503],
    ['57P01', 503],
    ['57P03', 503],
    ['08006', 503],
    ['53300', 503],
    ['57014', 503],
    ['ECONNREFUSED', 503],
    ['22021', 400],
    ['22P02', 400],
    ['22003', 400],
    ['23503', 422],
    ['23505', 409],
    ['42P01', 500],
    ['42501', 500],
  ])('answers the database error %s with %i', (code, status) => {
    expect(problemOf(failed({ code })).status).toBe(status);
  });

  it('recognises lost connections, which have no code', () => {
    for (const message of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect']) {
      expect(problemOf(new Error(message)).type).toBe('/problems/unavailable');
    }
  });

  it('lets nothing of the inside out', () => {
    for (const thrown of [
      failed({ code: '42P01' }),
      new Error('secret'),
      new HttpException('secret', 500),
      'secret',
      undefined,
    ]) {
      const problem = problemOf(thrown);
      expect(problem).toMatchObject({ type: '/problems/internal', status: 500 });
      expect(JSON.stringify(problem)).not.toContain('secret');
    }
  });

  it('does not repeat an unknown address, which may hold a token', () => {
    expect(JSON.stringify(problemOf(new NotFoundException('Cannot GET /x?token=secret')))).not.toContain('secret');
  });

  it('takes the statuses of Nest and of Fastify', () => {
    expect(problemOf(new BadRequestException('Validation failed'))).toMatchObject({
      type: '/problems/invalid-request',
      detail: 'Validation failed.',
    });
    const large = Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 });
    expect(problemOf(large).type).toBe('/problems/payload-too-large');
    expect(problemOf(new HttpException('x', 413, { cause: large })).type).toBe('/problems/payload-too-large');
    expect(problemOf(new HttpException('Range Not Satisfiable', 416))).toEqual({
      type: 'about:blank',
      title: 'Range Not Satisfiable',
      status: 416,
    });
  });

  it('adds the headers HTTP asks for', () => {
    expect(headersOf(problemOf(new Refusal('unauthenticated', 'x')))).toEqual({
      'www-authenticate': 'Bearer realm="claimtrail"',
    });
    expect(headersOf(problemOf(failed({ code: '40001' })))).toEqual({ 'retry-after': '5' });
  });
});

describe('problemKinds', () => {
  it('has a status, a title and one sentence for every code', () => {
    for (const { status, title, description } of Object.values(problemKinds)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).not.toBe('');
      expect(description).toMatch(/^[A-Z`].*\.$/);
    }
  });

  it('is what docs/problems.md says; node scripts/problems.mjs writes it anew', () => {
    expect(readFileSync('docs/problems.md', 'utf8')).toBe(problemsPage());
  });
});
