import fc from 'fast-check';

import { CHANGE_KINDS } from '../src/disputes/facts.js';
import {
  CASE_ORIGINS,
  CASE_STATES,
  EVIDENCE_KINDS,
  faultInDecision,
  OUTCOMES,
  SIDES,
} from '../src/disputes/outcome.js';
import { REVISED } from '../src/history/revision.js';
import type { Figure } from '../web/src/api/figure.js';
import type { ClaimBrief } from '../web/src/api/records.js';
import { caseOf, hasCase } from '../web/src/comparison/case-of.js';
import { drawnOf } from '../web/src/disputes/drawn.js';
import { lettered, letterOf } from '../web/src/disputes/lettered.js';
import { asksWhich, chosenFor, lackIn, offeredFor, outcomes, withChosen } from '../web/src/disputes/outcomes.js';
import { evidenceIn, evidenceWords } from '../web/src/form/kept-evidence.js';
import { knownFault } from '../web/src/form/known-faults.js';
import { english } from '../web/src/words/english.js';
import { german } from '../web/src/words/german.js';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('deciding a dispute on the page', () => {
  const disputed = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
    .map(([claims, derivations]) => ({ candidates: ids('c', claims), derivations: ids('d', derivations) }));

  it('lacks nothing exactly where the instance has nothing to say against it', () => {
    fc.assert(
      fc.property(disputed, fc.constantFrom(...outcomes), fc.array(fc.nat(5)), (about, outcome, marks) => {
        const all = [...about.candidates, ...about.derivations];
        const marked = [...new Set(marks.map((mark) => all[mark % all.length] ?? ''))];
        fc.pre(offeredFor(about).includes(outcome));
        const chosen = chosenFor(outcome, marked, about);
        const fault = faultInDecision({ outcome, chosen }, about.candidates, about.derivations);
        expect([outcome, chosen, lackIn(outcome, chosen, about) === null]).toEqual([outcome, chosen, fault === null]);
      }),
    );
  });

  it('lets one claim alone be right, wrong or undecidable, without asking which', () => {
    const alone = { candidates: ['c'], derivations: [] };
    expect(offeredFor(alone)).toEqual(['prefer', 'error', 'unresolved']);
    expect(asksWhich('prefer', alone)).toBe(false);
    expect([chosenFor('prefer', [], alone), chosenFor('error', ['c'], alone)]).toEqual([['c'], []]);
    expect(asksWhich('error', { ...alone, derivations: ['d'] })).toBe(true);
  });

  it('marks one claim at a time where one takes the place of the others', () => {
    const about = { candidates: ['a', 'b'], derivations: ['d'] };
    expect(withChosen('superseded', ['a', 'd'], 'b', about)).toEqual(['d', 'b']);
    expect(withChosen('prefer', ['a'], 'b', about)).toEqual(['a', 'b']);
    expect(withChosen('prefer', ['a', 'b'], 'a', about)).toEqual(['b']);
  });

  it('offers what the instance knows', () => {
    expect([...outcomes].sort()).toEqual([...OUTCOMES].sort());
  });
});

describe('what the page says of disputes', () => {
  it('has words in both languages for all that the instance may answer', () => {
    for (const words of [english, german]) {
      for (const outcome of OUTCOMES) expect([words.outcome[outcome], words.outcomeMeans[outcome]]).not.toContain('');
      for (const origin of CASE_ORIGINS) expect(words.caseOrigin[origin]).toBeTruthy();
      for (const state of CASE_STATES) expect(words.caseState[state]).toBeTruthy();
      for (const side of SIDES) expect(words.side[side]).toBeTruthy();
      for (const kind of EVIDENCE_KINDS) expect(words.evidenceKind[kind]).toBeTruthy();
      for (const kind of CHANGE_KINDS) expect(words.caseChange[kind]).toBeTruthy();
    }
  });

  it('calls every record that the history of a claim tells of', () => {
    const own = REVISED.filter((kind) => !['entity', 'source', 'user'].includes(kind));
    for (const words of [english, german]) expect(Object.keys(words.recordKind)).toEqual(expect.arrayContaining(own));
  });

  it('says at its field that somebody else has to decide', () => {
    expect(knownFault({ pointer: '/chosen', code: 'four-eyes' })).toBe('four-eyes');
    expect(german.formFault['four-eyes']).not.toBe(english.formFault['four-eyes']);
  });
});

describe('what was typed about an argument', () => {
  const evidence = fc.record({ kind: fc.constantFrom(...EVIDENCE_KINDS), id: fc.uuid() });

  it('is read again as it was kept', () => {
    fc.assert(fc.property(fc.array(evidence), (chosen) => expect(evidenceIn(evidenceWords(chosen))).toEqual(chosen)));
  });

  it('is no evidence where it is none', () => {
    fc.assert(fc.property(fc.string(), (words) => expect(Array.isArray(evidenceIn(words))).toBe(true)));
    expect(evidenceIn('claim: :x a:b:c statement')).toEqual([]);
  });
});

describe('candidates', () => {
  const claim = (id: string, unit: string | null, metric = 'revenue') =>
    ({
      ...{ id, metric: { key: metric } },
      value: unit ? { type: 'quantity', figure: aFigure(unit) } : { type: 'text', text: 'nothing' },
    }) as unknown as ClaimBrief;

  it('have letters, A to T at most', () => {
    const all = lettered(ids('c', 20).map((id) => claim(id, 'USD')));
    expect([all[0]?.letter, all.at(-1)?.letter, letterOf(all, 'c2'), letterOf(all, 'x')]).toEqual(['A', 'T', 'C', '']);
  });

  it('stand on one line as far as they have a scale in common', () => {
    const { figures, axis } = drawnOf([claim('t', null), claim('a', 'USD'), claim('b', 'EUR'), claim('c', 'USD')]);
    expect([...figures.keys()]).toEqual(['a', 'c']);
    expect(axis).not.toBeNull();
    expect(drawnOf([claim('t', null)])).toEqual({ figures: new Map(), axis: null });
    expect([...drawnOf([claim('a', 'USD'), claim('b', 'USD', 'net-loss')]).figures.keys()]).toEqual(['a']);
  });

  it('have a case once their contradiction was confirmed', () => {
    expect(hasCase({ kind: 'contradicts', state: 'confirmed' })).toBe(true);
    expect(hasCase({ kind: 'supports', state: 'confirmed' })).toBe(false);
    expect(hasCase({ kind: 'tension', state: 'suggested' })).toBe(false);
    expect(caseOf({ a: claim('a', 'USD'), b: claim('b', 'USD') })).toBe('/disputes/between?claims=a,b');
  });
});

function aFigure(unit: string): Figure {
  return {
    ...{
      kind: 'rounded',
      asWritten: '',
      point: '2',
      lower: '1',
      lowerInclusive: true,
      upper: '3',
      upperInclusive: false,
    },
    ...{ stated: { lower: '1', upper: '3' }, uncapped: null, unit, policy: 'implied', hedges: [], direction: null },
    assumed: [],
  } as Figure;
}
