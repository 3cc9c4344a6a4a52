import fc from 'fast-check';

import { SYSTEM_PRINCIPAL } from '../src/platform/caller.js';
import { HIT_31, LOSS_115, REVENUE_13 } from './support/dossier.js';
import { World } from './support/world.js';

const WHOLE = {
  ...REVENUE_13,
  text: 'OpenAI took in 13 billion dollars.',
  audience: 'newsroom',
  scope: { segment: 'all', counterparty: { name: 'Microsoft', kind: 'organisation' } },
  derivations: [
    {
      method: 'back_calculation',
      formula: 'share / stake',
      note: 'from the filing',
      inputs: {
        share: { constant: '$3.1 billion', language: 'en' },
        stake: { constant: '27%', language: 'en', period: 'from 2025-10-28', source: 'https://example.org/a' },
      },
      attributedTo: 'The Register',
    },
  ],
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Values that have broken somebody's server before. */
const nasty = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    'x\u202Ey',
    '\u200B',
    '__proto__',
    'constructor',
    "'; DROP TABLE claim; --",
    '${jndi:ldap://x}',
    '%00',
    '../../etc/passwd',
    '#pod',
    '#',
    '🇩🇪',
    'ﷺ',
    'Z̷͓̈́ä̴́l̶̛g̵̿o̷',
    '9'.repeat(200),
    '1e999999999',
    '-0',
    'NaN',
    '0190a6b4-0000-7000-8000-000000000000',
    '2025-02-30',
    '99999-12-31',
    'https://example.org/\u0000',
    'javascript:alert(1)',
    [],
    {},
    [[[[[[[[[[[]]]]]]]]]]],
    { id: 'x' },
    { name: null },
    { name: 'OpenAI', create: 'yes' },
    { value: { type: 'quantity', figure: null } },
    { kind: 'duration', start: null, end: 7 },
    { type: 'truth', truth: 'maybe' },
    { type: 'date', from: '2025-01-01', to: '2024-01-01' },
  ),
  fc.jsonValue().map((value) => value as Json),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Every place in a document, as a path of keys. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner as Json, [...path, key]))];
}

function replaced(value: Json, [key, ...rest]: readonly (string | number)[], by: Json): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value))
    return value.map((item: Json, i) => (String(i) === String(key) ? replaced(item, rest, by) : item));
  const object = value as { readonly [key: string]: Json };
  return { ...object, [key]: replaced(object[key] ?? null, rest, by) };
}

describe('whatever a client sends', () => {
  let world: World;
  let claim: string;
  beforeAll(async () => {
    world = await World.start();
    claim = (await world.post('/claims', HIT_31)).body.claim.id;
    await world.post('/claims', LOSS_115);
  });
  afterAll(() => world.stop());

  const mutated = (body: Json) =>
    fc
      .array(fc.tuple(fc.constantFrom(...places(body).filter((path) => path.length > 0)), nasty), {
        minLength: 1,
        maxLength: 3,
      })
      .map((changes) => changes.reduce<Json>((whole, [path, by]) => replaced(whole, path, by), body));

  /** What was recorded, but for what the software computes in the background after what was recorded before. */
  const marks = async () =>
    (
      await world.sql<{ marks: string }>(
        `SELECT concat_ws(' ', (SELECT count(*) FROM history.change WHERE actor_id <> $1), (SELECT count(*) FROM entity_name), (SELECT count(*) FROM source)) AS marks`,
        [SYSTEM_PRINCIPAL],
      )
    )[0]?.marks;

  it('never gets a 500 for a claim, and a refused one leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(WHOLE as unknown as Json), async (body) => {
        const before = await marks();
        const { status, text } = await world.post('/claims', JSON.stringify(body));
        expect([200, 201, 400, 409, 422]).toContain(status);
        if (status >= 400) expect(await marks()).toBe(before);
        expect(text).not.toMatch(/node_modules|QueryFailed|syntax error/);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['figures/parse', 'figures/find', 'periods/parse'])(
    'never gets a 500 for %s, and leaves nothing behind',
    async (route) => {
      const period = { statedAt: '2025-10-31', subject: { name: 'Microsoft', identifiers: { cik: '789019' } } };
      const body = { text: 'by the end of 2026', language: 'en', ...(route === 'periods/parse' && period) };
      const before = await marks();
      await fc.assert(
        fc.asyncProperty(mutated(body as unknown as Json), async (sent) => {
          const { status } = await world.post(`/${route}`, JSON.stringify(sent));
          expect([200, 400, 422]).toContain(status);
        }),
        { numRuns: 200 },
      );
      expect(await marks()).toBe(before);
    },
  );

  it.each(['statements', 'derivations', 'supersede'])('never gets a 500 for …/%s', async (part) => {
    const bodies: Record<string, unknown> = {
      statements: REVENUE_13.statements[2],
      derivations: WHOLE.derivations[0],
      supersede: { reason: 'It was another quarter.', ...LOSS_115 },
    };
    await fc.assert(
      fc.asyncProperty(mutated(bodies[part] as Json), async (body) => {
        const { status } = await world.post(`/claims/${claim}/${part}`, JSON.stringify(body));
        expect([200, 201, 400, 409, 422]).toContain(status);
      }),
      { numRuns: 120 },
    );
  });

  it('never gets a 500 for a change', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutated({ ...LOSS_115, text: 'x', audience: 'desk', reason: 'y' } as unknown as Json),
        nasty,
        async (body, match) => {
          const header = typeof match === 'string' && /^[\x20-\x7e]*$/.test(match) && match.trim() ? match : '*';
          const { status } = await world.ask('PATCH', `/claims/${claim}`, JSON.stringify(body), { 'if-match': header });
          expect([200, 400, 409, 412, 422]).toContain(status);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('never gets a 500 for a query', async () => {
    const names = [
      'q',
      'subject',
      'metric',
      'basis',
      'from',
      'to',
      'limit',
      'cursor',
      'count',
      'asOf',
      'claims',
      'depth',
      'x',
    ];
    const paths = ['/claims', '/graph', `/claims/${claim}`, `/claims/${claim}/statements`, `/claims/${claim}/history`];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(fc.constantFrom(...names), nasty), { minLength: 1, maxLength: 3 }),
        async (path, given) => {
          const query = given.map(
            ([name, value]) =>
              `${name}=${encodeURIComponent(String(typeof value === 'string' ? value.replaceAll(/\p{Cs}/gu, 'x') : JSON.stringify(value)))}`,
          );
          const { status } = await world.get(`${path}?${query.join('&')}`);
          expect([200, 400, 404, 422]).toContain(status);
        },
      ),
      { numRuns: 200 },
    );
  });
});
