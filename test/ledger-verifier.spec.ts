import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type NoteKey, successionNote } from '../src/history/signed-note.js';
import {
  exportOf,
  fileOf,
  leavesOf,
  type Line,
  type Listed,
  type MadeLeaf,
  newKey,
  noteOver,
  ORIGIN,
} from './support/made-ledger.js';
import { keyOf, main, type Verified, verifierFile, verify, verifyText } from './support/verifier.js';

const CLAIMS: readonly MadeLeaf[] = [1, 2, 3].map((n) => ({ record: 'claim', n, version: 1 }));
const later = (day: number): Date => new Date(Date.UTC(2026, 0, day));

describe('the verifier', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-verifier-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const [own, other, third] = [newKey(), newKey(), newKey()];
  const leaves = leavesOf(CLAIMS);
  const given = (...keys: NoteKey[]) => keys.map(({ vkey }) => ({ key: keyOf(vkey), revoked: Infinity }));
  const kept = (...texts: string[]) => texts.map((text, at) => ({ where: `kept ${at}`, text }));
  const written = (text: string | Buffer, name = 'export.ndjson'): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const checked = (
    [lines, notes, keys]: readonly [readonly Line[], readonly string[], readonly Listed[]],
    options: Parameters<typeof verify>[1] = {},
  ): Verified => verify(written(fileOf(exportOf(lines, notes, keys))), options);
  const honest = [leaves, [noteOver(leaves.slice(0, 2), own), noteOver(leaves, own)], [own]] as const;
  const exportFile = (lines: readonly unknown[] = exportOf(...honest)): string => written(fileOf(lines));
  const one = (pattern: RegExp): unknown[] => [expect.stringMatching(pattern)];
  /** How the program ends, and what it says. */
  const run = (...args: string[]): readonly [code: number, said: string] => {
    const said: unknown[] = [];
    const { log, error } = console;
    console.log = console.error = (text: unknown) => void said.push(text);
    try {
      return [main(args), said.join('\n')];
    } finally {
      Object.assign(console, { log, error });
    }
  };

  it('finds nothing in what is honest', () => {
    expect(checked([leaves, honest[1], [own]], { given: given(own) }).problems).toEqual([]);
  });

  describe('keys that were given', () => {
    it('have signed every checkpoint, or vouch for who did', () => {
      const by = (...keys: NoteKey[]) => keys.map((key, at) => noteOver(leaves.slice(0, at + 1), key));
      const listed = [own, { vkey: other.vkey, statement: successionNote(ORIGIN, other.vkey, later(1), own) }, third];
      const problems = (notes: readonly string[], ...keys: NoteKey[]) =>
        checked([leaves.slice(0, notes.length), notes, listed], { given: given(...keys) }).problems;
      expect(problems(by(own, other), own)).toEqual([]);
      expect(problems(by(third, third, third), own)).toEqual(one(/ 3 \(number 1 to 3\) are signed by .* alone/));
      expect(problems(by(own, other, third), own)).toEqual(one(/ 1 \(number 3 to 3\) is signed by .* alone/));
      expect(problems(by(own, other, third), own, third)).toEqual([]);
      expect(checked([leaves, [], [own]], { given: given(own) }).problems).toEqual(one(/has no checkpoint/));
    });

    it('are not outdone by a signature that stands before theirs', () => {
      const [mine, foreign] = [noteOver(leaves, own), noteOver(leaves, other)];
      const both = foreign + mine.slice(mine.indexOf('\n\n') + 2);
      expect(checked([leaves, [both], [other, own]], { given: given(own) }).problems).toEqual([]);
    });

    it('make the sentence of success true', () => {
      expect(run(exportFile(), '--key', own.vkey)).toEqual([0, expect.stringContaining('each of its checkpoints is')]);
      expect(run(exportFile(), '--key', other.vkey)[0]).toBe(1);
    });

    it('vouch for none once they are revoked, whatever moment a note names', () => {
      const statement = successionNote(ORIGIN, other.vkey, later(1), own);
      const notes = [noteOver(leaves, other)];
      const revoked = [{ key: keyOf(own.vkey), revoked: later(2).getTime() }];
      const of = (listed: readonly Listed[], keys: typeof revoked) =>
        checked([leaves, notes, listed], { given: keys }).problems;
      const successor = { vkey: other.vkey, statement };
      expect(of([own, successor], given(own) as typeof revoked)).toEqual([]);
      expect(of([own, successor], revoked)).toEqual(one(/none of these vouches for it/));
      // The export may say it behind the successor.
      expect(of([successor, { ...own, revoked: later(2).toISOString() }], given(own) as typeof revoked)).toEqual(
        one(/none of these vouches for it/),
      );
      expect(of([own, successor], [...revoked, ...(given(other) as typeof revoked)])).toEqual([]);
    });
  });

  describe('erasures', () => {
    const erasedLeaves: readonly MadeLeaf[] = [
      { ...CLAIMS[0], says: null } as MadeLeaf,
      ...CLAIMS.slice(1),
      { record: 'claim', n: 1, version: 1, kind: 'erased' },
    ];
    const rest = leavesOf(erasedLeaves).at(-1)?.hash ?? '';
    const withErasure = (says: MadeLeaf['says']) =>
      leavesOf([...erasedLeaves, { record: 'erasure', n: 9, version: 1, says }]);
    const problems = (made: Line[], withhold: boolean) => {
      const shown = made.map((leaf) =>
        withhold && leaf.position === 1 ? ({ position: 1, hash: leaf.hash } as Line) : leaf,
      );
      return checked([shown, [noteOver(made, own)], [own]]).problems;
    };

    it.each([true, false])('name each rest that they left, where leaves are withheld (%s)', (withheld) => {
      expect(problems(withErasure({ revisions: 1, rests: [rest] }), withheld)).toEqual([]);
      const book = /claim .* nobody erased this by the book/;
      expect(problems(leavesOf(erasedLeaves), withheld)).toContainEqual(expect.stringMatching(book));
      const another = { revisions: 1, rests: [Buffer.alloc(32).toString('base64')] };
      expect(problems(withErasure(another), withheld)).toEqual(one(book));
      expect(problems(withErasure({ revisions: 2, rests: [rest] }), withheld)).toContainEqual(
        expect.stringMatching(/names 1 versions .* counts 2/),
      );
      for (const rests of ['x', [1], [{ toString: 1 }], ['x'.repeat(44)], {}])
        expect(problems(withErasure({ revisions: 1, rests }), withheld)).toContainEqual(
          expect.stringMatching(/what are no hashes/),
        );
    });

    it('are kept in memory up to a number', () => {
      const rests = [1, 2, 3].map((n) => Buffer.alloc(32, n).toString('base64'));
      const made = withErasure({ revisions: 3, rests });
      const path = exportFile(exportOf(made, [noteOver(made, own)], [own]));
      expect(verifyText(() => verify(path, { erasedAtMost: 2 }))).toEqual(one(/more than 2 erased versions/));
    });
  });

  it('asks that versions say the moments of their records as the database writes them', () => {
    const of = (leaf: Partial<MadeLeaf>) => {
      const made = leavesOf([{ record: 'claim', n: 1, version: 1, ...leaf }]);
      return checked([made, [noteOver(made, own)], [own]]).problems;
    };
    const before = '2020-01-01T00:00:00+00:00';
    expect(of({ says: { created_at: before } })).toEqual(one(/the record was made at another moment/));
    expect(of({ says: { updated_at: before } })).toEqual(one(/changed at another moment/));
    expect(of({ says: { updated_at: before, removed: true } })).toEqual([]);
    expect(of({ says: { created_at: undefined, updated_at: undefined } })).toEqual([]);
  });

  it('reads contents as they stand', () => {
    const of = (content: (honest: string) => string) => {
      const [leaf] = leavesOf([{ record: 'claim', n: 1, version: 1, says: { text: 'ends,"content":"x"}' } }]) as [Line];
      const line = { ...leaf, content: content(String(leaf['content'])) };
      return checked([[line], [noteOver([leaf], own)], [own]]).problems;
    };
    expect(of((text) => text)).toEqual([]);
    for (const other of [
      (text: string) => text.replace('ends', 'ended'),
      (text: string) => text.replace(',', ', '),
      (text: string) => `${text} `,
      (text: string) => text.replace('{', '{"id":"of another",'),
    ])
      expect(of(other)).toContainEqual(expect.stringMatching(/has another content than was recorded/));
    // Whatever stands behind it is part of it.
    for (const none of ['{},"seq":1', '', '{', 'null', '"', '\u0000'])
      expect(of(() => none)).toEqual([
        expect.stringMatching(/has another content/),
        expect.stringMatching(/a content that is no record/),
      ]);
  });

  it.each<[what: string, edited: (leaf: Line) => object]>([
    ['a content, called withheld', ({ position, hash, content }) => ({ position, hash, content })],
    ['all but its record', ({ record, ...rest }) => ({ ...rest, 'record ': record })],
    ['a field of its own', ({ content, ...rest }) => ({ ...rest, said: { value: 999 }, content })],
    ['its fields in another order', ({ digest, content, ...rest }) => ({ ...rest, digest, content })],
  ])('takes no line for a leaf that has %s', (_, edited) => {
    const lines = leaves.with(1, edited(leaves[1] as Line) as Line);
    expect(checked([lines, honest[1], [own]], { checkpoints: kept(noteOver(leaves, own)) }).problems).toEqual(
      one(/has something else than a leaf has/),
    );
  });

  const BEFORE = '2025-06-01T00:00:00+00:00';
  it.each<[what: string, leaf: Omit<MadeLeaf, 'n' | 'version'>, says: RegExp]>([
    [
      'says so',
      { record: 'claim', says: { recorded_at: BEFORE, created_at: BEFORE, updated_at: BEFORE } },
      /slipped in/,
    ],
    [
      'says so first',
      { record: 'claim', written: (text) => text.replace('{', `{"recorded_at":"${BEFORE}",`) },
      /twice/,
    ],
    [
      'says so first, and then hidden',
      {
        record: 'claim',
        written: (text) => text.replace('"recorded_at"', `"recorded_at":"${BEFORE}", "recorded\\u005fat"`),
      },
      /twice/,
    ],
    [
      'says so in the words of another record',
      { record: 'claim', says: { recorded_at: undefined, at: '2026-01-02T00:00:00+00:00', created_at: BEFORE } },
      /does not say when it was recorded/,
    ],
    ['is a list', { record: 'rate', written: (text) => `[${text}]` }, /a content that is no record/],
    ['is a rate of no set', { record: 'rate' }, /names a set of rates that is none/],
    [
      'is nested without end',
      {
        record: 'claim',
        says: { created_at: 1 },
        written: (text) => text.replace('"created_at":1', `"created_at":${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      },
      /nested too deep/,
    ],
  ])('finds a version behind a checkpoint that %s', (_, leaf, says) => {
    const made = leavesOf([...CLAIMS, { ...leaf, n: 7, version: 1 }]);
    const settled = new Date('2026-01-01T00:00:00Z');
    const notes = [noteOver(made.slice(0, 3), own, { settled }), noteOver(made, own, { settled })];
    expect(checked([made, notes, [own]]).problems).toContainEqual(expect.stringMatching(says));
  });

  it('tries each key once, however many signatures name it', () => {
    const note = noteOver(leaves, own);
    const signature = note.slice(note.indexOf('\n\n') + 2);
    expect(checked([leaves, [note + signature.repeat(100)], [own]], { given: given(own) }).problems).toEqual([]);
    expect(checked([leaves, [note + signature.repeat(1000)], [own]]).problems).toContainEqual(
      expect.stringMatching(/is no checkpoint/),
    );
  });

  it('has a sentence for every value that is exchanged for another', () => {
    const lines = exportOf(leaves, honest[1], [{ ...own, statement: 'x\n\n' }, { vkey: other.vkey }]);
    const values: readonly unknown[] = [
      null,
      1,
      -1,
      1e308,
      '',
      'x',
      '\u001b[2J',
      [],
      {},
      true,
      { toString: 1, valueOf: 1 },
      [null],
      later(1),
    ];
    const told: string[] = [];
    const tryOut = (at: number, line: unknown) => {
      const path = exportFile(lines.with(at, line as Line));
      told.push(...verifyText(() => verify(path, { given: given(own), atOnce: 1 })));
    };
    for (const [at, line] of lines.entries())
      for (const name of Object.keys(line)) for (const value of values) tryOut(at, { ...line, [name]: value });
    for (const name of ['vkey', 'revoked', 'statement', 'since'])
      for (const value of values) tryOut(0, { ...lines[0], keys: [{ ...own, [name]: value }] });
    for (const value of values) tryOut(0, { ...lines[0], keys: [value] });
    expect(told.length).toBeGreaterThan(500);
    // eslint-disable-next-line no-control-regex
    expect(told.filter((sentence) => /[\u0000-\u0009\u000b-\u001f]/.test(sentence))).toEqual([]);
    expect(told.every((sentence) => sentence.length < 1500)).toBe(true);
  });

  it('keeps nothing in memory of leaves that are none', () => {
    const id = 'x'.repeat(4_000_000);
    const huge = Array.from({ length: 30 }, (_, at) => ({ ...leaves[0], position: at, id: `${at}${id}` }));
    const path = exportFile(exportOf(huge as unknown as Line[], [], []));
    const { status, stdout } = spawnSync(process.execPath, ['--max-old-space-size=64', verifierFile, path, '--json']);
    const { problems, counts } = JSON.parse(stdout.toString()) as Verified;
    expect([status, problems.length, counts['records']]).toEqual([1, 30, 0]);
    expect(problems.join('').length).toBeLessThan(30_000);
  });

  describe('a checkpoint that was kept', () => {
    const newer = noteOver(leavesOf([...CLAIMS, { record: 'claim', n: 4, version: 1 }]), other, { sealed: later(9) });

    it('and is newer than the export is told, and no problem', () => {
      const { problems, notes } = checked(honest, { checkpoints: kept(newer, noteOver(leaves, own)) });
      expect([problems, notes]).toEqual([[], one(/kept 0 .* is newer than this export/)]);
      const again = noteOver(leaves, own, { sealed: later(9) });
      expect(checked(honest, { checkpoints: kept(again) }).problems).toEqual([]);
      const older = noteOver(leavesOf([...CLAIMS, { record: 'claim', n: 4, version: 1 }]), own);
      expect(checked(honest, { checkpoints: kept(older) }).problems).toContainEqual(
        expect.stringMatching(/what came last was taken away/),
      );
    });

    it('cannot be all there is to check with', () => {
      expect(run(exportFile(), written(newer, 'newer'))).toEqual([2, expect.stringMatching(/newer than this export/)]);
    });

    it('is read as mail and editors leave it', () => {
      const [first = '', second = ''] = honest[1];
      const ways = [
        `\ufeff${second}`,
        second.replaceAll('\n', '\r\n'),
        second.trimEnd(),
        `${second}\n\n`,
        first + second,
        `${first}\n${second}`,
      ];
      const found = ways.map((text) => checked(honest, { checkpoints: kept(text) }));
      expect(found.map(({ problems }) => problems)).toEqual(ways.map(() => []));
      expect(found.map(({ counts }) => counts['given'])).toEqual([1, 1, 1, 1, 2, 2]);
      const wide = Buffer.from(`\ufeff${second}`, 'utf16le');
      expect(run(exportFile(), written(wide, 'wide'))).toEqual([2, expect.stringMatching(/no text in UTF-8/)]);
      expect(run(exportFile(), written(first + 'x\n', 'more'))).toEqual([2, expect.stringMatching(/is no checkpoint/)]);
    });
  });

  it('ends with 2 where there is nothing to check against', () => {
    const empty = written('# nobody\n\n', 'empty.keys');
    const nothing = join(folder, 'nothing');
    mkdirSync(nothing);
    for (const more of [
      ['--key', ''],
      ['--key'],
      ['--key', '--json'],
      ['--keys'],
      ['--keys', empty],
      ['--keys', nothing],
      [nothing],
    ])
      expect([more, ...run(exportFile(), ...more)]).toEqual([more, 2, expect.stringMatching(/^[^\n]+$/)]);
  });
});
