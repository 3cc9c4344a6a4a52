import fc from 'fast-check';

import type { Figure } from '../web/src/api/figure.js';
import type { Found } from '../web/src/api/records.js';
import { unitWord } from '../web/src/format/unit.js';
import { carried } from '../web/src/reading/carry.js';
import { chunksOf } from '../web/src/reading/chunks.js';
import { keyed, noLines } from '../web/src/reading/line-keys.js';
import { linesOf } from '../web/src/reading/lines.js';

const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\n', '€', '😀'), maxLength: 60 });

/** A text, and quantities in it that do not overlap. */
const readText = text.chain((whole) =>
  fc.uniqueArray(fc.integer({ min: 0, max: whole.length }), { maxLength: 8 }).map((cuts) => {
    const sorted = cuts.sort((a, b) => a - b);
    const items = sorted.flatMap((start, index) => {
      const end = sorted[index + 1];
      return index % 2 === 0 && end !== undefined ? [found(start, end)] : [];
    });
    return { whole, items };
  }),
);

describe('the marked lines of a text', () => {
  it('are the text, and mark what was found and nothing else', () => {
    fc.assert(
      fc.property(readText, ({ whole, items }) => {
        const lines = linesOf(whole, items);
        expect(lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(whole);
        const marked = lines.flat().filter(({ readings }) => readings !== null);
        for (const item of items) {
          const own = marked.filter(({ readings }) => readings === item.readings);
          expect(own.map((piece) => piece.text).join('')).toBe(whole.slice(item.start, item.end).replaceAll('\n', ''));
        }
      }),
    );
  });

  it('name a quantity once that goes over the end of a line', () => {
    const lines = linesOf('made 13\nbillion, or 12', [found(5, 15), found(20, 22)]);
    expect(lines.map((pieces) => pieces.map((piece) => [piece.text, piece.first]))).toEqual([
      [
        ['made ', false],
        ['13', true],
      ],
      [
        ['billion', false],
        [', or ', false],
        ['12', true],
      ],
    ]);
  });

  it('keep their keys when a line comes or goes before them', () => {
    const first = keyed(noLines, linesOf('one\ntwo\nthree', []));
    const more = keyed(first, linesOf('one\nnew\ntwo\nthree', []));
    expect([more.keys[0], more.keys[2], more.keys[3]]).toEqual(first.keys);
    expect(more.lines[3]).toBe(first.lines[2]);
    const changed = keyed(more, linesOf('one\nnewer\ntwo\nthree', []));
    expect(changed.keys).toEqual(more.keys);
  });

  it('have keys of their own, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (versions) => {
        let before = noLines;
        for (const version of versions) {
          const lines = linesOf(version, []);
          before = keyed(before, lines);
          expect(before.lines).toEqual(lines);
          expect(new Set(before.keys).size).toBe(lines.length);
        }
      }),
    );
  });
});

describe('what was found, while the text changes', () => {
  it('stays before a change, moves along after it, and goes where it is touched', () => {
    const before = 'about $13bn, then 27%';
    const items = [found(6, 11), found(18, 21)];
    expect(places(carried(items, before, `Now ${before}`))).toEqual([
      [10, 15],
      [22, 25],
    ]);
    expect(places(carried(items, before, 'about $13bn and then 27%'))).toEqual([[22 - 1, 24]]);
    expect(places(carried(items, before, 'about $135bn, then 27%'))).toEqual([[19, 22]]);
    expect(places(carried(items, before, `${before} of it`))).toEqual([[6, 11]]);
  });

  it('marks only what says the same as when it was read', () => {
    fc.assert(
      fc.property(readText, text, fc.nat(), fc.nat(), ({ whole, items }, put, from, length) => {
        const at = from % (whole.length + 1);
        const after = whole.slice(0, at) + put + whole.slice(at + (length % 5));
        for (const item of carried(items, whole, after)) {
          const [original] = items.filter(({ readings }) => readings === item.readings);
          expect(after.slice(item.start, item.end)).toBe(whole.slice(original?.start, original?.end));
        }
      }),
    );
  });
});

describe('the pieces of a long text', () => {
  it('are the text, and none is long', () => {
    const line = fc.integer({ min: 0, max: 90_000 }).map((length) => 'a b'.repeat(length / 3));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const whole = lines.join('\n');
        const chunks = chunksOf(whole);
        expect(chunks.map((chunk) => chunk.text).join('')).toBe(whole);
        for (const chunk of chunks) {
          expect(chunk.text.length).toBeLessThanOrEqual(64_001);
          expect(whole.startsWith(chunk.text, chunk.at)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are the same but for the one that changed', () => {
    const paragraph = `${'OpenAI is said to have made about $13bn. '.repeat(10)}\n`;
    const whole = paragraph.repeat(400);
    const before = chunksOf(whole).map((chunk) => chunk.text);
    const after = chunksOf(`Now: ${whole}`).map((chunk) => chunk.text);
    expect(after.filter((chunk) => !before.includes(chunk))).toHaveLength(1);
  });
});

describe('a unit for a reader', () => {
  it.each([
    ['USD', 'USD', 'USD'],
    ['percentage_point', 'percentage points', 'Prozentpunkte'],
    ['Cel', '°C', '°C'],
    ['GW.h', 'GWh', 'GWh'],
    ['TBy', 'TB', 'TB'],
    ['km2', 'km²', 'km²'],
    ['[bbl_us]', 'barrels', 'Barrel'],
    ['mo', 'months', 'Monate'],
    ['t', 't', 't'],
  ])('calls %s %s, and in German %s', (unit, inEnglish, inGerman) => {
    expect(unitWord(unit, 'en')).toBe(inEnglish);
    expect(unitWord(unit, 'de')).toBe(inGerman);
  });

  it('knows one from several', () => {
    expect(unitWord('a', 'en', true)).toBe('year');
    expect(unitWord('a', 'de', true)).toBe('Jahr');
  });
});

function found(start: number, end: number): Found {
  return { start, end, readings: [{} as Figure], ambiguous: false };
}

function places(items: readonly Found[]): number[][] {
  return items.map(({ start, end }) => [start, end]);
}
