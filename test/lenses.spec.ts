import fc from 'fast-check';

import { lensOf } from '../src/accounts/audience.js';
import type { Stance } from '../src/claims/statement.js';
import type { LinkKind } from '../src/comparison/link.js';
import { Refusal } from '../src/kernel/refusal.js';
import type { Entry } from '../src/logbook/entry.js';
import { addTestimony, recordingOf } from '../src/logbook/logbook.service.js';
import type { Caller } from '../src/platform/caller.js';
import { asReaders } from '../src/platform/transactions.js';
import { BOTH, type Desk, memberOf, Newsroom } from './support/newsroom.js';

const NEWSROOM = lensOf({ audience: 'newsroom', deskId: '' });

/** A claim as a test calls it; what desk it is for is not part of its name. */
const NAMED = (claim: string): string =>
  `(SELECT c.as_written || ' ' || coalesce(c.period_label, '') || ' ' || c.audience FROM claim c WHERE c.id = ${claim})`;

const entry = (subject: string, value: string, more: Partial<Entry> = {}): Entry => ({
  ...{
    subject: { name: subject },
    metric: { name: 'revenue' },
    value,
    language: 'en',
    basis: 'actual',
    period: '2025',
    audience: 'newsroom',
  },
  ...more,
});

const derivation = (claim: string, formula = 'x', audience?: Entry['audience']) => ({
  ...{ method: 'formula' as const, formula, inputs: new Map([['x', { claim }]]) },
  ...(audience && { audience }),
});

interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly state: string;
  readonly settled: string | null;
  readonly a: string;
  readonly b: string;
  readonly material: string | null;
  readonly version: number;
}

/** The links about a subject, as somebody sees them. */
const linksOf = (newsroom: Newsroom, caller: Caller, subject: string): Promise<LinkRow[]> =>
  newsroom.read(
    caller,
    `SELECT l.id, l.kind, l.origin, l.state, l.settled, l.reason, l.verdict, l.reasons, l.could_be, regexp_replace(l.material, '^\\S+', '') AS material, l.version, ${NAMED('l.a_id')} AS a, ${NAMED('l.b_id')} AS b
     FROM link l JOIN claim c ON c.id = l.a_id JOIN entity e ON e.id = c.subject_id WHERE $1 IN (SELECT value FROM jsonb_each_text(e.names)) ORDER BY a, b, kind`,
    [subject],
  );

/** What derivations of claims about a subject give, as somebody sees it. */
const resultsOf = (newsroom: Newsroom, caller: Caller, subject: string): Promise<Record<string, unknown>[]> =>
  newsroom.read(
    caller,
    `SELECT ${NAMED('d.claim_id')} AS claim, d.formula, d.audience, r.state, r.result, r.mismatch, r.lints, r.computed_with, r.moved_by, r.version,
       EXISTS (SELECT FROM stale_derivation s WHERE s.derivation_id = d.id) AS stale
     FROM derivation d JOIN derivation_result r ON r.id = d.id JOIN claim c ON c.id = d.claim_id JOIN entity e ON e.id = c.subject_id
     WHERE $1 IN (SELECT value FROM jsonb_each_text(e.names)) ORDER BY claim, d.formula, d.audience, d.id`,
    [subject],
  );

describe('what the software finds out', () => {
  let newsroom: Newsroom;
  beforeAll(async () => void (newsroom = await Newsroom.open()));
  afterAll(() => newsroom.close());
  const [politics, business] = [memberOf('politics'), memberOf('business')];
  const kinds = async (caller: Caller, subject: string) =>
    (await linksOf(newsroom, caller, subject)).map(({ a, b, kind, state }) => `${a} ${kind} ${b} ${state}`);

  it('links claims of several audiences for whom both are meant, and tells nobody else', async () => {
    const subject = 'Oracle';
    const ours = await newsroom.log(business, entry(subject, '$13 billion'));
    const theirs = await newsroom.log(politics, entry(subject, '$15 billion', { audience: 'desk' }));
    expect(theirs.conflicts).toMatchObject({ total: 1, more: false });
    const desk = await newsroom.log(business, entry(subject, '$17 billion', { audience: 'desk' }));
    expect(desk.conflicts.total).toBe(1);
    expect(desk.comparisons.map(({ a, b }) => [a.id, b.id].includes(ours.claim.id))).toEqual([true]);
    expect(await kinds(business, subject)).toEqual([
      '$13 billion 2025 newsroom contradicts $17 billion 2025 desk suggested',
    ]);
    expect(await kinds(politics, subject)).toEqual([
      '$13 billion 2025 newsroom contradicts $15 billion 2025 desk suggested',
    ]);
    // Whoever belongs to both desks learns that the two contradict each other as well.
    expect(await kinds(BOTH, subject)).toHaveLength(3);
  });

  it('judges a link by what all of its readers see', async () => {
    const subject = 'Cisco';
    const said = (speaker: string, statedAt: string) => [
      { speaker: { name: speaker }, stance: 'asserts' as const, statedAt },
    ];
    const first = await newsroom.log(
      business,
      entry(subject, '$13 billion', { statements: said('Cisco', '2025-01-01') }),
    );
    const second = await newsroom.log(
      business,
      entry(subject, '$15 billion', { statements: said('Intel', '2025-02-01') }),
    );
    const [before] = await linksOf(newsroom, business, subject);
    expect(before).toMatchObject({ kind: 'contradicts', state: 'suggested', version: 1 });
    // Among themselves: that Intel took it back, that Cisco says so too, and that a third figure is the right one.
    await newsroom.testify(politics, second.claim.id, [
      { speaker: { name: 'Intel' }, stance: 'retracts', statedAt: '2025-03-01', audience: 'desk' },
      { speaker: { name: 'Cisco' }, stance: 'asserts', statedAt: '2025-03-01', audience: 'desk' },
    ]);
    await newsroom.supersede(politics, first.claim.id, { reason: 'corrected', value: '$14 billion', audience: 'desk' });
    expect(await linksOf(newsroom, business, subject)).toEqual([before]);
    const dismissed = await newsroom.judge(business, before?.id ?? '', { state: 'dismissed', reason: 'known' });
    await newsroom.testify(politics, second.claim.id, [
      { speaker: { name: 'IBM' }, stance: 'asserts', audience: 'desk' },
    ]);
    expect(await linksOf(newsroom, business, subject)).toMatchObject([
      { state: 'dismissed', version: dismissed.version },
    ]);
    await newsroom.testify(business, second.claim.id, [{ speaker: { name: 'IBM' }, stance: 'asserts' }]);
    expect(await linksOf(newsroom, business, subject)).toMatchObject([{ state: 'suggested' }]);
  });

  it('lets a claim be corrected once for the same readers', async () => {
    const { claim } = await newsroom.log(business, entry('Siemens', '$13 billion'));
    await newsroom.supersede(politics, claim.id, { reason: 'one', value: '$14 billion', audience: 'desk' });
    await newsroom.supersede(business, claim.id, { reason: 'two', value: '$15 billion' });
    await newsroom.supersede(business, claim.id, { reason: 'three', value: '$16 billion', audience: 'desk' });
    const again = newsroom.supersede(business, claim.id, { reason: 'four', value: '$17 billion' });
    await expect(again).rejects.toThrow(/link_superseded_key/);
    const corrections = async (caller: Caller) =>
      (await linksOf(newsroom, caller, 'Siemens')).filter(({ kind }) => kind === 'supersedes').map(({ a }) => a);
    expect(await corrections(business)).toEqual(['$15 billion 2025 newsroom', '$16 billion 2025 desk']);
    expect(await corrections(politics)).toEqual(['$14 billion 2025 desk', '$15 billion 2025 newsroom']);
  });

  it('never makes stale what is for more readers than what happened', async () => {
    const subject = 'SAP';
    const { claim: root } = await newsroom.log(business, entry(subject, '$13 billion'));
    const { claim } = await newsroom.log(
      business,
      entry(subject, '$13 billion', { period: '2024', derivations: [derivation(root.id)] }),
    );
    await newsroom.testify(politics, claim.id, [], [derivation(root.id, '1 * x', 'desk')]);
    const before = await resultsOf(newsroom, business, subject);
    const staleFor = (caller: Caller, stance: Stance, audience: 'desk' | 'newsroom') =>
      newsroom.write(caller, async (tx) => {
        await addTestimony(tx, recordingOf(caller), root.id, [{ speaker: { name: 'SAP' }, stance, audience }], []);
        const stale: unknown[] = await asReaders(tx, NEWSROOM, () => tx.query(`SELECT 1 FROM stale_derivation`));
        const own: unknown[] = await tx.query(`SELECT 1 FROM stale_derivation`);
        return [stale.length, own.length];
      });
    expect(await staleFor(politics, 'denies', 'desk')).toEqual([0, 1]);
    await newsroom.quiet();
    expect(await resultsOf(newsroom, business, subject)).toEqual(before);
    const contested = (await resultsOf(newsroom, politics, subject)).filter(({ audience }) => audience === 'desk');
    expect(contested).toMatchObject([{ computed_with: { x: { contested: 'contested' } } }]);
    expect(await staleFor(business, 'disputes', 'newsroom')).toEqual([1, 1]);
    await newsroom.quiet();
    expect(await resultsOf(newsroom, business, subject)).toMatchObject([
      { computed_with: { x: { contested: 'contested' } } },
    ]);
  });

  it('refuses a circle where its readers know of it, and computes to an end where one is closed unknowingly', async () => {
    const subject = 'Nokia';
    const { claim: a } = await newsroom.log(business, entry(subject, '$13 billion'));
    const { claim: b } = await newsroom.log(business, entry(subject, '$14 billion', { period: '2024' }));
    await newsroom.testify(politics, b.id, [], [derivation(a.id, '1.1 * x', 'desk')]);
    await expect(newsroom.testify(politics, a.id, [], [derivation(b.id, 'x', 'desk')])).rejects.toThrow(
      /derived from itself/,
    );
    await newsroom.testify(business, a.id, [], [derivation(b.id, 'x')]);
    const { claim: c } = await newsroom.log(business, entry(subject, '$15 billion', { period: '2023' }));
    const { claim: d } = await newsroom.log(business, entry(subject, '$16 billion', { period: '2022' }));
    await newsroom.testify(politics, d.id, [], [derivation(c.id, '1.1 * x', 'desk')]);
    // Nobody in the newsroom knows that `d` is computed from `c`.
    await newsroom.draw(business, { a: d.id, b: c.id, kind: 'supersedes' });
    const given = async () => {
      await newsroom.quiet();
      return (await resultsOf(newsroom, politics, subject)).filter(({ formula }) => formula === '1.1 * x');
    };
    const before = await given();
    await newsroom.testify(business, c.id, [{ speaker: { name: 'Nokia' }, stance: 'asserts' }]);
    expect((await given()).map(({ result }) => result)).toEqual(before.map(({ result }) => result));
    await newsroom.testify(politics, c.id, [], [derivation(a.id, 'x', 'desk')]);
  });

  it('is found by writers for different readers who write at the same moment', async () => {
    const values = Array.from({ length: 12 }, (_, i) => `$${10 + 3 * i} billion`);
    const by = (i: number): [Caller, 'desk' | 'newsroom'] => [i % 2 ? politics : business, i % 3 ? 'desk' : 'newsroom'];
    await newsroom.log(business, entry('Fujitsu', '$9 billion', { period: '2020' }));
    await Promise.all(
      values.map((value, i) => newsroom.log(by(i)[0], entry('Fujitsu', value, { audience: by(i)[1] }))),
    );
    const pairs = await newsroom.world.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM link l JOIN claim c ON c.id = l.a_id JOIN entity e ON e.id = c.subject_id WHERE 'Fujitsu' IN (SELECT value FROM jsonb_each_text(e.names))`,
    );
    expect(pairs).toEqual([{ n: (12 * 11) / 2 }]);
  });
});

describe('what others may not see', () => {
  const rooms: Newsroom[] = [];
  beforeAll(async () => void rooms.push(await Newsroom.open(), await Newsroom.open()));
  afterAll(() => Promise.all(rooms.map((room) => room.close())));

  const step = fc.record({
    by: fc.constantFrom<Desk>('politics', 'business'),
    does: fc.constantFrom('log', 'log', 'state', 'state', 'derive', 'supersede', 'draw', 'judge'),
    forDesk: fc.boolean(),
    x: fc.nat(9),
    y: fc.nat(9),
    stance: fc.constantFrom<Stance>('asserts', 'denies', 'disputes', 'retracts'),
    kind: fc.constantFrom<LinkKind>('contradicts', 'supersedes', 'same_as', 'not_comparable'),
    value: fc.constantFrom('$10 billion', '$11 billion', 'about $11 billion', '$20 billion', 'more than $10 billion'),
    day: fc.constantFrom('2025-02-01', '2025-03-01', '2025-04-01'),
  });
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  interface Made {
    readonly id: string;
    readonly name: string;
    readonly hidden: boolean;
  }

  interface Seen {
    readonly answers: readonly unknown[];
    readonly links: readonly unknown[];
    readonly results: readonly unknown[];
  }

  /** Does a step as somebody; politics only what is for its desk. @returns the answer, by names */
  async function doing(room: Newsroom, subject: string, one: Step, made: Made[], at: number): Promise<unknown> {
    const caller = memberOf(one.by);
    const hidden = one.by === 'politics';
    const audience = hidden || one.forDesk ? 'desk' : 'newsroom';
    const known = made.filter((claim) => hidden || !claim.hidden);
    const [x, y] = [known[one.x % known.length], known[one.y % known.length]];
    if (!x || !y) throw new Error('a claim is there from the beginning');
    const named = (text: unknown): unknown =>
      JSON.parse(made.reduce((all, { id, name }) => all.replaceAll(id, name), JSON.stringify(text)));
    const keep = (id: string) => {
      if (!made.some((claim) => claim.id === id)) made.push({ id, name: `claim ${at}`, hidden });
    };
    const found = (answer: Awaited<ReturnType<Newsroom['log']>>) => {
      keep(answer.claim.id);
      const comparisons = answer.comparisons.map(({ a, b, verdict, reasons }) => ({
        a: a.id,
        b: b.id,
        verdict,
        reasons,
      }));
      return named({
        conflicts: { ...answer.conflicts, all: null },
        comparisons,
        standing: answer.claim.standing.label,
      });
    };
    const speaker = one.x % 2 ? 'Reuters' : 'Bloomberg';
    switch (one.does) {
      case 'log':
        return found(await room.log(caller, entry(subject, one.value, { audience })));
      case 'state':
        await room.testify(caller, x.id, [
          { speaker: { name: speaker }, stance: one.stance, statedAt: one.day, audience },
        ]);
        return null;
      case 'derive':
        await room.testify(caller, x.id, [], [derivation(y.id, one.x % 2 ? 'x' : '1.1 * x', audience)]);
        return null;
      case 'supersede':
        return found(
          await room.supersede(caller, x.id, { reason: 'corrected', value: one.value, language: 'en', audience }),
        );
      case 'draw':
        if (hidden && !x.hidden && !y.hidden) return null;
        return (await room.draw(caller, { a: x.id, b: y.id, kind: one.kind })).state;
      case 'judge': {
        const links = (await linksOf(room, caller, subject)).filter(
          ({ a, b }) => !hidden || `${a} ${b}`.includes('desk'),
        );
        const link = links[one.y % Math.max(1, links.length)];
        if (!link) return null;
        return (await room.judge(caller, link.id, { state: one.forDesk ? 'confirmed' : 'dismissed', reason: 'seen' }))
          .kind;
      }
    }
  }

  /** All that a member of the business desk sees of a subject in the end, by names; and each answer they were given. */
  async function seenAfter(room: Newsroom, subject: string, steps: readonly Step[]): Promise<Seen> {
    const business = memberOf('business');
    const made: Made[] = [];
    const first = await room.log(
      business,
      entry(subject, '$10 billion', {
        statements: ['Reuters', 'Bloomberg'].map((speaker) => ({
          speaker: { name: speaker },
          stance: 'asserts' as const,
          statedAt: '2025-01-01',
        })),
      }),
    );
    made.push({ id: first.claim.id, name: 'the first', hidden: false });
    const second = await room.log(
      business,
      entry(subject, '$10 billion', { period: '2024', derivations: [derivation(first.claim.id, '1 * x')] }),
    );
    made.push({ id: second.claim.id, name: 'the second', hidden: false });
    const answers: unknown[] = [];
    for (const [at, one] of steps.entries()) {
      const answer = await doing(room, subject, one, made, at).catch((thrown: unknown) => {
        if (!(thrown instanceof Error)) throw thrown;
        return { refused: thrown instanceof Refusal ? thrown.code : thrown.message };
      });
      await room.quiet();
      if (one.by === 'business') answers.push(answer);
    }
    const links = (await linksOf(room, business, subject)).map(({ id: _, ...link }) => link);
    const all = JSON.stringify({ answers, links, results: await resultsOf(room, business, subject) });
    return JSON.parse(made.reduce((text, { id, name }) => text.replaceAll(id, name), all)) as Seen;
  }

  let runs = 0;
  const told = { links: 0, results: 0 };

  it('changes nothing of what they see: no link, no result, no answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const subject = `Subject ${(runs += 1)}`;
        const [whole, without] = rooms as [Newsroom, Newsroom];
        const visible = steps.map((one, at) => ({ one, at })).filter(({ one }) => one.by === 'business');
        const numbered = (kept: typeof visible) => kept.map(({ one }) => one);
        const seen = await seenAfter(without, subject, numbered(visible));
        expect(renamed(await seenAfter(whole, subject, steps), steps)).toEqual(seen);
        for (const kind of ['links', 'results'] as const) told[kind] += seen[kind].length;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(told.results).toBeGreaterThanOrEqual(20);
    expect(told.links).toBeGreaterThan(10);
  });

  /** Claims are called after the step that made them: as if only those of the business desk were counted. */
  function renamed(seen: unknown, steps: readonly Step[]): unknown {
    let at = -1;
    const numbers = steps.map(({ by }) => (by === 'business' ? (at += 1) : null));
    return JSON.parse(JSON.stringify(seen).replaceAll(/claim (\d+)/g, (_, n: string) => `claim ${numbers[Number(n)]}`));
  }
});
