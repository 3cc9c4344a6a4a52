import fc from 'fast-check';
import pg from 'pg';

import { rolesOf } from '../src/platform/database-roles.js';
import { type FreshDatabase, freshDatabase } from './support/database.js';
import {
  become,
  DESKS,
  mayBeNamed,
  MEANT,
  type Meant,
  OTHER_DESKS,
  PEOPLE,
  reads,
  type Somebody,
} from './support/desks.js';

const RUNS = 40;

const meant = fc.constantFrom(...MEANT);
const place = fc.nat(5);
const somebody: fc.Arbitrary<Somebody> = fc.record({
  person: fc.nat(2),
  desks: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
});

/** Six rows of each kind; what one names is at a place among the six. */
const store = fc.record({
  entities: fc.array(meant, { minLength: 6, maxLength: 6 }),
  sources: fc.array(meant, { minLength: 6, maxLength: 6 }),
  claims: fc.array(meant, { minLength: 6, maxLength: 6 }),
  statements: fc.array(fc.tuple(meant, place), { minLength: 6, maxLength: 6 }),
  derivations: fc.array(fc.tuple(meant, place, place), { minLength: 6, maxLength: 6 }),
  links: fc.uniqueArray(fc.tuple(place, place), {
    maxLength: 6,
    selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  }),
  relations: fc.uniqueArray(fc.tuple(place, place), { maxLength: 6, selector: String }),
  identities: fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(2))), { minLength: 6, maxLength: 6 }),
  /** Claims that are changed to be for somebody else, after all was recorded. */
  moved: fc.array(fc.tuple(place, meant), { maxLength: 3 }),
});
type Store = typeof store extends fc.Arbitrary<infer Made> ? Made : never;

const idOf = (kind: number, n: number): string => `0190000${kind}-0000-7000-8000-00000000000${n}`;
const [ENTITY, SOURCE, CLAIM, STATEMENT, DERIVATION, LINK, RELATION, VALUE, INPUT] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Columns of who may read a row, and of whose it is. */
const owned = ({ audience, desk }: Meant): string => `'${audience}', '${DESKS[desk]}', '${PEOPLE[desk]}'`;

function sqlOf(given: Store, metric: string): string {
  const { entities, sources, claims, statements, derivations, links, relations, identities } = given;
  const claim = (n: number, meant: Meant): string =>
    `('${idOf(CLAIM, n)}', '${idOf(ENTITY, n)}', '${metric}', 'truth', '{"type":"truth","truth":true}', 'actual', 'as_is', 'unspecified', 'stated', 'calendar', 'c${n}', ${owned(meant)})`;
  const pairs = links.filter(([a, b]) => a !== b);
  const related = relations.filter(([a, b]) => a !== b);
  const rows = <Row>(
    table: string,
    columns: string,
    all: readonly Row[],
    values: (row: Row, n: number) => string,
  ): string => (all.length === 0 ? '' : `INSERT INTO ${table} (${columns}) VALUES ${all.map(values).join(', ')};`);
  return [
    rows('entity', 'id, names, aliases, identifiers, confidential, audience, desk_id, owner_id', entities, (row, n) => `('${idOf(ENTITY, n)}', '{"en":"Thing ${n}"}', '[]', '{}', false, ${owned(row)})`),
    rows('entity_name', 'entity_id, key, skeleton', entities, (_, n) => `('${idOf(ENTITY, n)}', 'thing ${n}', 'thing${n}')`),
    rows('source', 'id, kind, title, title_key, confidential, audience, desk_id, owner_id', sources, (row, n) => `('${idOf(SOURCE, n)}', 'article', 'Thing ${n}', 'thing ${n}', false, ${owned(row)})`),
    rows('claim', 'id, subject_id, metric_id, value_type, value, basis, measure, period_kind, period_certainty, period_calendar, identity, audience, desk_id, owner_id', claims, (row, n) => claim(n, row)),
    rows('scope_value', 'id, claim_id, dimension, word', claims, (_, n) => `('${idOf(VALUE, n)}', '${idOf(CLAIM, n)}', 'segment', 'all')`),
    rows('comparand', 'claim_id, subject_id, metric_id, value_type, scope_key, basis, measure, undated, span, starts, ends, unit, bound', claims, (_, n) => `('${idOf(CLAIM, n)}', '${idOf(ENTITY, n)}', '${metric}', 'truth', '', 'actual', 'as_is', true, 1, now(), now(), '', false)`),
    rows('statement', 'id, claim_id, speaker_id, stance, identity, audience, desk_id, owner_id', statements, ([row, named], n) => `('${idOf(STATEMENT, n)}', '${idOf(CLAIM, named)}', '${idOf(ENTITY, n)}', 'asserts', 's${n}', ${owned(row)})`),
    rows('derivation', 'id, claim_id, method, identity, audience, desk_id, owner_id', derivations, ([row, named], n) => `('${idOf(DERIVATION, n)}', '${idOf(CLAIM, named)}', 'manual', 'd${n}', ${owned(row)})`),
    rows('derivation_input', 'id, derivation_id, name, position, claim_id, claim_version', derivations, ([, , input], n) => `('${idOf(INPUT, n)}', '${idOf(DERIVATION, n)}', 'x', 0, '${idOf(CLAIM, input)}', 1)`),
    rows('derivation_result', 'id, state, possibly_wide, mismatch, lints, computed_with, digest', derivations, (_, n) => `('${idOf(DERIVATION, n)}', 'unevaluated', false, false, '[]', '{}', 'd')`),
    rows('stale_derivation', 'derivation_id, mark, causes', derivations, (_, n) => `('${idOf(DERIVATION, n)}', uuidv7(), '[]')`),
    rows('link', 'id, a_id, b_id, kind, origin, state, owner_id', pairs, ([a, b], n) => `('${idOf(LINK, n)}', '${idOf(CLAIM, Math.min(a, b))}', '${idOf(CLAIM, Math.max(a, b))}', 'context', 'person', 'confirmed', '${PEOPLE[0]}')`),
    rows('source_relation', 'id, source_id, to_id, kind, basis, owner_id', related, ([from, to], n) => `('${idOf(RELATION, n)}', '${idOf(SOURCE, from)}', '${idOf(SOURCE, to)}', 'cites', 'declared', '${PEOPLE[0]}')`),
    rows('confidential_identity', 'id, content, readers, owner_id', identities, ([owner, readers], n) => `('${idOf(ENTITY, n)}', '{}', '${JSON.stringify(readers.map((reader) => PEOPLE[reader]))}', '${PEOPLE[owner]}')`),
    ...given.moved.map(([n, { audience, desk }]) => `UPDATE claim SET audience = '${audience}', desk_id = '${DESKS[desk]}' WHERE id = '${idOf(CLAIM, n)}';`),
  ].join('\n'); // prettier-ignore
}

/** Ids of what somebody may read in each table, said without the database. */
function expected(given: Store, who: Somebody): Record<string, string[]> {
  const claims = given.claims.map((row, n) => given.moved.findLast(([moved]) => moved === n)?.[1] ?? row);
  const sees = (row: Meant | undefined): boolean => row !== undefined && reads(who, row);
  const ids = <Row>(
    kind: number | undefined,
    rows: readonly Row[],
    visible: (row: Row, n: number) => boolean,
  ): string[] => rows.flatMap((row, n) => (visible(row, n) ? [idOf(kind ?? 0, n)] : []));
  const pairs = given.links.filter(([a, b]) => a !== b);
  const related = given.relations.filter(([a, b]) => a !== b);
  const derivations = ids(DERIVATION, given.derivations, ([row]) => sees(row));
  // In the past, a claim is there for whoever may read what it is about.
  const was = (n: number): boolean => sees(claims[n]) && sees(given.entities[n]);
  return {
    'as_of.claim': ids(CLAIM, claims, (_, n) => was(n)),
    'as_of.link': ids(LINK, pairs, ([a, b]) => was(a) && was(b)),
    entity: ids(ENTITY, given.entities, sees),
    entity_name: ids(ENTITY, given.entities, sees),
    source: ids(SOURCE, given.sources, sees),
    claim: ids(CLAIM, claims, sees),
    comparand: ids(CLAIM, claims, sees),
    scope_value: ids(VALUE, claims, sees),
    statement: ids(STATEMENT, given.statements, ([row]) => sees(row)),
    derivation: derivations,
    derivation_result: derivations,
    stale_derivation: derivations,
    derivation_input: ids(INPUT, given.derivations, ([row]) => sees(row)),
    link: ids(LINK, pairs, ([a, b]) => sees(claims[a]) && sees(claims[b])),
    source_relation: ids(RELATION, related, ([a, b]) => sees(given.sources[a]) && sees(given.sources[b])),
    confidential_identity: ids(
      ENTITY,
      given.identities,
      ([owner, readers], n) => (owner === who.person || readers.includes(who.person)) && sees(given.entities[n]),
    ),
  };
}

const KEYS: Readonly<Record<string, string>> = {
  entity_name: 'entity_id',
  comparand: 'claim_id',
  stale_derivation: 'derivation_id',
};
const UNTRACKED = ['entity_name', 'comparand', 'stale_derivation'];

/** Of what nobody reads any version but today's. */
const KEPT_BACK = ['confidential_identity'];

describe('whatever is recorded for whomever', () => {
  let database: FreshDatabase;
  let client: pg.Client;
  let metric: string;
  let app: string;
  beforeAll(async () => {
    database = await freshDatabase();
    app = rolesOf(new URL(process.env['TEST_APP_URL'] ?? '').pathname.slice(1)).app;
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`BEGIN; ${OTHER_DESKS}; COMMIT`);
    metric = (await client.query<{ id: string }>(`SELECT id FROM metric LIMIT 1`)).rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function within(given: Store, work: () => Promise<void>): Promise<void> {
    // What is moved need not be nameable by what names it here: those are the laws of writing, not of reading.
    await client.query(
      `BEGIN; SET CONSTRAINTS ALL DEFERRED; SELECT set_config('claimtrail.actor', '${PEOPLE[0]}', true)`,
    );
    try {
      await client.query(sqlOf({ ...given, moved: given.moved }, metric));
      await work();
    } finally {
      await client.query('ROLLBACK');
    }
  }

  it('is read by those it is for and by nobody else, in the past as now', () =>
    fc.assert(
      fc.asyncProperty(withNameable(store), somebody, (given, who) =>
        within(given, async () => {
          await become(client, app, who);
          const readable = expected(given, who);
          for (const [table, ids] of Object.entries(readable)) {
            if (table.startsWith('as_of.')) continue;
            const key = KEYS[table] ?? 'id';
            const tables = [table];
            if (!UNTRACKED.includes(table)) tables.push(`as_of.${table}`);
            if (!UNTRACKED.includes(table) && !KEPT_BACK.includes(table)) tables.push(`history.${table}`);
            for (const from of tables) {
              const { rows } = await client.query<{ id: string }>(
                `SELECT DISTINCT ${key} AS id FROM ${from} ORDER BY 1`,
              );
              expect({ from, ids: rows.map(({ id }) => id) }).toEqual({ from, ids: readable[from] ?? ids });
            }
          }
          const named = await client.query<{ id: string }>(
            `SELECT id FROM entities_named('%thing%', 100) AS id ORDER BY 1`,
          );
          const titled = await client.query<{ id: string }>(
            `SELECT id FROM sources_titled('%thing%', 100) AS id ORDER BY 1`,
          );
          const { entity, source } = readable;
          expect([named, titled].map(({ rows }) => rows.map(({ id }) => id))).toEqual([entity, source]);
        }),
      ),
      { numRuns: RUNS },
    ));

  it('names what it may name, and nothing else', () =>
    fc.assert(
      fc.asyncProperty(withNameable(store), somebody, meant, place, (given, who, naming, named) =>
        within({ ...given, moved: [] }, async () => {
          await become(client, app, who);
          const may = (row: Meant | undefined): boolean =>
            row !== undefined && reads(who, row) && mayBeNamed(naming, row);
          // For a desk of one's own, as oneself.
          const own = who.desks.includes(naming.desk);
          const mine = `'${naming.audience}', '${DESKS[naming.desk]}', '${PEOPLE[who.person]}'`;
          const tries: [sql: string, allowed: boolean][] = [
            [`INSERT INTO statement (id, claim_id, speaker_id, stance, identity, audience, desk_id, owner_id) VALUES (uuidv7(), '${idOf(CLAIM, named)}', '${idOf(ENTITY, named)}', 'asserts', 'new', ${mine})`, own && may(given.claims[named]) && may(given.entities[named])],
            [`INSERT INTO statement (id, claim_id, source_id, relays_id, stance, identity, audience, desk_id, owner_id) VALUES (uuidv7(), '${idOf(CLAIM, named)}', '${idOf(SOURCE, named)}', '${idOf(STATEMENT, named)}', 'asserts', 'new', ${mine})`, own && may(given.claims[named]) && may(given.sources[named]) && may(given.statements[named]?.[0])],
            [`INSERT INTO derivation (id, claim_id, method, attributed_to_id, identity, audience, desk_id, owner_id) VALUES (uuidv7(), '${idOf(CLAIM, named)}', 'manual', '${idOf(ENTITY, named)}', 'new', ${mine})`, own && may(given.claims[named]) && may(given.entities[named])],
            [`INSERT INTO claim (id, subject_id, metric_id, value_type, value, basis, measure, period_kind, period_certainty, period_calendar, identity, audience, desk_id, owner_id) VALUES (uuidv7(), '${idOf(ENTITY, named)}', '${metric}', 'truth', '{}', 'actual', 'as_is', 'unspecified', 'stated', 'calendar', 'new', ${mine})`, own && may(given.entities[named])],
            [`INSERT INTO source (id, kind, title, publisher_id, confidential, audience, desk_id, owner_id) VALUES (uuidv7(), 'article', 'new', '${idOf(ENTITY, named)}', false, ${mine})`, own && may(given.entities[named])],
            [`INSERT INTO entity (id, names, aliases, identifiers, confidential, audience, desk_id, owner_id) VALUES (uuidv7(), '{}', '[]', '{}', false, '${naming.audience}', '${DESKS[naming.desk]}', '${PEOPLE[(who.person + 1) % 3]}')`, false],
          ]; // prettier-ignore
          for (const [sql, allowed] of tries) {
            await client.query('SAVEPOINT before');
            const outcome = await client.query(sql).then(
              () => 'recorded',
              ({ code }: pg.DatabaseError) => code,
            );
            expect({ sql, outcome }).toEqual({ sql, outcome: allowed ? 'recorded' : '42501' });
            await client.query('ROLLBACK TO before');
          }
        }),
      ),
      { numRuns: RUNS },
    ));

  const NEWSROOM: Meant = { audience: 'newsroom', desk: 0 };
  const PUBLIC: Meant = { audience: 'public', desk: 0 };
  const six = <Row>(row: Row): Row[] => Array.from({ length: 6 }, () => row);
  /** Of the entities, the last is not for the public. */
  const plain: Store = {
    ...{ entities: [...six(PUBLIC).slice(1), NEWSROOM], sources: six(PUBLIC), claims: six(NEWSROOM) },
    ...{ statements: six<[Meant, number]>([NEWSROOM, 1]), derivations: six<[Meant, number, number]>([NEWSROOM, 1, 1]) },
    ...{ links: [], relations: [], identities: [], moved: [] },
  };
  const refusalOf = async (sql: string): Promise<string> =>
    client.query(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`).then(
      () => 'recorded',
      ({ code, constraint }: pg.DatabaseError) => `${code ?? ''} ${constraint ?? ''}`.trim(),
    );
  const [FIRST, SECOND] = [idOf(CLAIM, 0), idOf(CLAIM, 1)];
  const stated = (claim: string, alternative: string, meant: Meant): string =>
    `INSERT INTO statement (id, claim_id, alternative_id, speaker_id, stance, identity, audience, desk_id, owner_id)
     VALUES (uuidv7(), '${claim}', ${alternative}, '${idOf(ENTITY, 0)}', 'asserts', 'new', ${owned(meant)})`;
  const derived = (claim: string, meant: Meant): string =>
    `INSERT INTO derivation (id, claim_id, method, identity, audience, desk_id, owner_id) VALUES ('${idOf(DERIVATION, 9)}', '${claim}', 'manual', 'new', ${owned(meant)})`;
  const input = `INSERT INTO derivation_input (id, derivation_id, name, position, claim_id, claim_version) VALUES (uuidv7(), '${idOf(DERIVATION, 0)}', 'y', 1, '${FIRST}', 1)`;
  const meantFor = (audience: string): string => `UPDATE claim SET audience = '${audience}' WHERE id = '${FIRST}'`;

  it.each([
    [
      'what it names is for fewer',
      'public',
      `UPDATE scope_value SET word = NULL, entity_id = '${idOf(ENTITY, 5)}' WHERE claim_id = '${FIRST}'`,
    ],
    ['a statement is for more', 'desk', stated(FIRST, 'NULL', NEWSROOM)],
    ['a statement of another claim is for more', 'desk', stated(SECOND, `'${FIRST}'`, NEWSROOM)],
    ['a derivation is for more', 'desk', derived(FIRST, NEWSROOM)],
    ['a derivation of another claim is for more', 'desk', input],
  ])('lets a claim be for others unless %s, whoever changes it', async (_, audience, named) => {
    await within(plain, async () => expect(await refusalOf(meantFor(audience))).toBe('recorded'));
    await within(plain, async () =>
      expect(await refusalOf(`${named}; ${meantFor(audience)}`)).toBe('23514 claim_audience_names_check'),
    );
  });

  it.each([
    ['a statement that names what is for fewer', `${meantFor('desk')}; ${stated(FIRST, 'NULL', NEWSROOM)}`, '40001'],
    ['a statement with such an alternative', `${meantFor('desk')}; ${stated(SECOND, `'${FIRST}'`, NEWSROOM)}`, '40001'],
    ['a derivation of what is for fewer', `${meantFor('desk')}; ${derived(FIRST, NEWSROOM)}`, '40001'],
    ['a derivation from what is for fewer', `${meantFor('desk')}; ${input}`, '40001'],
    ['an entity that becomes narrower', `UPDATE entity SET audience = 'desk' WHERE id = '${idOf(ENTITY, 4)}'`, '23514'],
    [
      'a source that becomes narrower',
      `UPDATE source SET audience = 'newsroom' WHERE id = '${idOf(SOURCE, 4)}'`,
      '23514',
    ],
    ...['entity', 'source', 'claim', 'metric'].map((table) => [
      `another owner of a ${table}`,
      `UPDATE ${table} SET owner_id = '${PEOPLE[2]}'`,
      '23001',
    ]),
  ] as [string, string, string][])('refuses %s, whoever writes it', async (_, sql, code) => {
    await within(plain, async () => expect(await refusalOf(sql)).toBe(code));
  });

  it('merges what was merged already into what it is merged into now', async () => {
    await within(plain, async () => {
      const into = (one: number, other: number): string =>
        `UPDATE entity SET same_as_id = '${idOf(ENTITY, other)}' WHERE id = '${idOf(ENTITY, one)}'`;
      await client.query(`${into(1, 2)}; ${into(2, 3)}`);
      const { rows } = await client.query<{ into: string }>(
        `SELECT same_as_id AS into FROM entity WHERE id IN ('${idOf(ENTITY, 1)}', '${idOf(ENTITY, 2)}')`,
      );
      expect(rows.map((row) => row.into)).toEqual([idOf(ENTITY, 3), idOf(ENTITY, 3)]);
    });
  });

  const ofDesk = (desk: number): Store => {
    const theirs: Meant = { audience: 'desk', desk };
    return {
      ...{ ...plain, entities: six(theirs), sources: six(theirs), claims: six(theirs) },
      statements: six<[Meant, number]>([theirs, 1]),
      derivations: six<[Meant, number, number]>([theirs, 1, 1]),
    };
  };
  const count = async (from: string): Promise<number> =>
    (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n ?? -1;

  it('keeps a link that a statement of a desk makes to the desk, in the past too, where its ends are for more', async () => {
    for (const [person, seen] of [
      [0, 1],
      [1, 0],
    ] as const)
      await within(ofDesk(0), async () => {
        await client.query(
          `INSERT INTO link (id, a_id, b_id, kind, origin, state, statement_id, owner_id)
             VALUES ('${idOf(LINK, 0)}', '${FIRST}', '${SECOND}', 'contradicts', 'statement', 'suggested', '${idOf(STATEMENT, 0)}', '${PEOPLE[0]}');
           UPDATE claim SET audience = 'newsroom' WHERE id IN ('${FIRST}', '${SECOND}')`,
        );
        await become(client, app, { person, desks: [person] });
        expect(await Promise.all([count('link'), count('as_of.link')])).toEqual([seen, seen]);
        expect((await count('history.link')) > 0).toBe(seen > 0);
      });
  });

  it('is read by more, and found, once it is for more', async () => {
    await within(ofDesk(2), async () => {
      await client.query(
        ['entity', 'source']
          .map((table) => `UPDATE ${table} SET audience = 'newsroom' WHERE id::text LIKE '%0'`)
          .join('; '),
      );
      await become(client, app, { person: 0, desks: [0] });
      const tables = ['entity', 'entity_name', 'as_of.entity', 'source', 'as_of.source'];
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 1]);
      // What it was before, too.
      expect([await count('history.entity'), await count('history.source')]).toEqual([2, 2]);
    });
  });

  it('changes nothing of what a claim says that somebody has stated, or may have where one does not see it', async () => {
    const all = { person: 0, desks: [0, 1, 2] };
    for (const [who, claim, outcome] of [
      [all, FIRST, 'recorded'],
      [all, SECOND, '23514 claim_proposition_check'],
      [{ person: 0, desks: [0] }, FIRST, '23514 claim_proposition_check'],
    ] as const)
      await within(plain, async () => {
        await become(client, app, who);
        expect(await refusalOf(`UPDATE claim SET basis = 'guidance' WHERE id = '${claim}'`)).toBe(outcome);
      });
  });

  it('lists a conflict for all to whoever does not read what a desk says beside it, and the desk its own', async () => {
    const theirs: Meant = { audience: 'desk', desk: 2 };
    const drawn = (n: number, statement: string): string =>
      `INSERT INTO link (id, a_id, b_id, kind, origin, state, statement_id, owner_id)
       VALUES ('${idOf(LINK, n)}', '${FIRST}', '${SECOND}', 'contradicts', '${statement === 'NULL' ? 'detector' : 'statement'}', 'suggested', ${statement}, '${PEOPLE[0]}')`;
    for (const person of [0, 2])
      await within({ ...plain, statements: six<[Meant, number]>([theirs, 1]) }, async () => {
        await client.query(`${drawn(0, 'NULL')}; ${drawn(1, `'${idOf(STATEMENT, 0)}'`)}`);
        await become(client, app, { person, desks: [person] });
        const { rows } = await client.query<{ id: string }>(
          `SELECT id FROM conflicts_after(1000, 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{suggested}', NULL, 10)`,
        );
        expect(rows).toEqual([{ id: idOf(LINK, person === 0 ? 0 : 1) }]);
      });
  });

  it('tells nobody what may be named that they do not see, nor lets more be named', async () => {
    const may = async (what: string, id: string, naming: string): Promise<boolean | undefined> =>
      (await client.query<{ may: boolean }>(`SELECT may_name_${what}($1, $2) AS may`, [id, naming])).rows[0]?.may;
    await within(ofDesk(2), async () => {
      await become(client, app, { person: 0, desks: [0] });
      expect(await may('entity', idOf(ENTITY, 0), DESKS[2])).toBe(false);
      expect(await may('statement', idOf(STATEMENT, 0), DESKS[2])).toBe(false);
    });
    await within(plain, async () => {
      await become(client, app, { person: 0, desks: [0] });
      expect(await may('entity', idOf(ENTITY, 5), 'newsroom')).toBe(true);
      expect(await may('entity', idOf(ENTITY, 5), 'public')).toBe(false);
    });
  });

  it.each([
    ['open_entity', `(names->>'en')::int`],
    ['open_source', 'title::int'],
  ])('shows nothing of history.%s to what is evaluated early', async (view, name) => {
    await within(ofDesk(2), async () => {
      await client.query(`UPDATE entity SET kind = 'person'`);
      await become(client, app, { person: 0, desks: [0] });
      // It costs nothing, so that it is asked first: would there be something, it could not be read as a number.
      for (const early of ['kind::int', name])
        expect(await client.query(`SELECT FROM history.${view} WHERE ${early} = 1`)).toMatchObject({ rowCount: 0 });
    });
  });
});

/** What claims, statements and derivations name is for no fewer than they are: as it is always recorded. */
function withNameable(stores: fc.Arbitrary<Store>): fc.Arbitrary<Store> {
  return stores.map((given) => {
    const fitting = (row: Meant, named: number): Meant =>
      mayBeNamed(row, given.claims[named] as Meant) ? row : (given.claims[named] as Meant);
    const meants = (n: number): Meant[] => [
      given.claims[n] as Meant,
      ...given.moved.flatMap(([moved, row]) => (moved === n ? [row] : [])),
    ];
    return {
      ...given,
      entities: given.entities.map((row, n): Meant =>
        meants(n).every((naming) => mayBeNamed(naming, row)) ? row : { audience: 'public', desk: row.desk },
      ),
      statements: given.statements.map(([row, named]): [Meant, number] => [fitting(row, named), named]),
      derivations: given.derivations.map(([row, named, input]): [Meant, number, number] => {
        const fit = fitting(row, named);
        return [fit, named, mayBeNamed(fit, given.claims[input] as Meant) ? input : named];
      }),
    };
  });
}
