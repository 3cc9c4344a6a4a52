import fc from 'fast-check';
import i18next from 'i18next';

import { AGGREGATED, DIFFERENCES, FINDINGS, OPEN_FIELDS, VERDICTS } from '../src/comparison/verdict.js';
import type { Figure, Period } from '../web/src/api/figure.js';
import type { ClaimBrief, Comparison, Gap, Link } from '../web/src/api/records.js';
import { relationsOf } from '../web/src/claim/relations.js';
import { mayBe } from '../web/src/comparison/decidable.js';
import { commonInterval, facingEnds, figuresOnOneScale, touchingEnd } from '../web/src/comparison/meeting.js';
import { reasonSentence } from '../web/src/comparison/reason-words.js';
import { pairWords } from '../web/src/comparison/shared.js';
import type { Interval } from '../web/src/format/figure.js';
import { gapInPercent, gapInWords } from '../web/src/format/gap.js';
import type { Reader } from '../web/src/format/reader.js';
import { english } from '../web/src/words/english.js';
import { german } from '../web/src/words/german.js';
import type { Term } from '../web/src/words/term.js';

const readers: readonly Reader[] = [
  { language: 'en', locale: 'en-GB' },
  { language: 'de', locale: 'de-DE' },
];
const [inEnglish, inGerman] = readers as [Reader, Reader];

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    lng: 'en',
    resources: { en: { translation: english }, de: { translation: german } },
    interpolation: { escapeValue: false },
  }),
);

describe('why two claims can or cannot both be right', () => {
  const pair = {
    a: aClaim('a', aFigure('12500000000', '13500000000'), { scope: { tax: 'after' } }),
    b: aClaim('b', aFigure('13000000000', null, { kind: 'more_than', hedges: ['emphatic'], assumed: ['currency'] }), {
      basis: 'unspecified',
      period: aPeriod('2025-01-01', '2025-07-01', 'H1 2025'),
    }),
    gap: aGap('450000000', '0.0375'),
  };

  it.each([...DIFFERENCES, ...OPEN_FIELDS, ...FINDINGS, ...AGGREGATED])('says %s in both languages', (code) => {
    for (const reader of readers) {
      const said = say(code, pair, reader);
      expect(said).toMatch(/^\p{Lu}.*[.]$/u);
      expect(said).not.toMatch(/\{\{|undefined|null|_/);
    }
  });

  it('leaves a reason that it does not know to the instance', () => {
    expect(reasonSentence({ code: 'of tomorrow', text: 'New.' }, pair, inEnglish, termOf(inEnglish))).toBeNull();
  });

  it('names the inputs that differ as the instance names them', () => {
    const reason = { code: 'inputs_differ', text: 'Inputs differ: share (tax), stake.' };
    const sentence = reasonSentence(reason, pair, inGerman, termOf(inGerman));
    expect(sentence?.values).toEqual({ inputs: 'share (tax), stake' });
  });

  it('names the ends that face each other, in the reader’s locale', () => {
    const apart = {
      ...pair,
      a: aClaim('a', aFigure('11450000000', '11550000000')),
      b: aClaim('b', aFigure('12000000000', null, { kind: 'more_than' })),
    };
    expect(say('values_apart', apart, inEnglish)).toBe(
      'No value fits both: one ends at 11.55 billion USD, the other begins at 12 billion USD.',
    );
    expect(say('values_apart', apart, inGerman)).toBe(
      'Kein Wert passt zu beiden: Der eine endet bei 11,55 Milliarden USD, der andere beginnt bei 12 Milliarden USD.',
    );
  });

  it('says as much as it knows where the numbers are on no common scale', () => {
    const turned = { ...pair, b: aClaim('b', aFigure('-3', '-2'), { metric: 'net-income' }) };
    expect(say('values_apart', turned, inEnglish)).toBe('No value fits both: they are at least 450 million USD apart.');
    expect(say('values_apart', { ...turned, gap: null }, inEnglish)).toBe('No value fits both.');
  });

  it('tells the part from the whole by their periods, in either order', () => {
    const whole = aClaim('a', aFigure('12500000000', '13500000000'));
    const part = aClaim('b', aFigure('4250000000', '4350000000'), {
      period: aPeriod('2025-01-01', '2025-07-01', 'H1 2025'),
    });
    for (const [a, b] of [
      [whole, part],
      [part, whole],
    ] as const) {
      expect(say('part_within_whole', { a, b, gap: null }, inEnglish)).toBe(
        'The part, 4.25 to 4.35 billion USD (H1 2025), fits into the whole, 12.5 to 13.5 billion USD (2025).',
      );
    }
  });

  it('says what both allow once', () => {
    const a = aClaim('a', aFigure('12500000000', '13500000000'));
    const b = aClaim('b', aFigure('13150000000', '13250000000'));
    const reasons = [
      { code: 'rounding', text: '' },
      { code: 'refinement', text: '' },
    ];
    const both = { a, b, gap: null, reasons };
    expect(say('rounding', both, inEnglish)).toBe(
      'Rounding leaves room for both; in common they have between 13.15 and 13.25 billion USD.',
    );
    expect(say('refinement', both, inEnglish)).toBe('One is the more precise of the two.');
  });

  it('has a word for every verdict', () => {
    for (const verdict of VERDICTS) {
      expect(english.verdict[verdict]).toBeTruthy();
      expect(german.verdict[verdict]).toBeTruthy();
    }
  });
});

describe('a gap for a reader', () => {
  it('keeps every digit of the distance and two of the share', () => {
    expect(plain(gapInWords(aGap('450000000', '0.0375'), inEnglish))).toBe('450 million USD');
    expect(plain(gapInWords(aGap('1350000000', '0.1'), inGerman))).toBe('1,35 Milliarden USD');
    expect(gapInPercent(aGap('1', '0.0375'), inEnglish)).toBe('3.8%');
    expect(plain(gapInPercent(aGap('1', '0.000412'), inGerman) ?? '')).toBe('0,041 %');
    expect(gapInPercent(aGap('0', null), inEnglish)).toBeNull();
  });

  it('measures percentages in percentage points, and dates in days', () => {
    expect(plain(gapInWords(aGap('3.05', '0.1', 'percent'), inEnglish))).toBe('3.05 percentage points');
    expect(plain(gapInWords(aGap('1', '0.1', 'percent'), inGerman))).toBe('1 Prozentpunkt');
    expect(plain(gapInWords(aGap('1', null, 'd'), inGerman))).toBe('1 Tag');
    expect(plain(gapInWords(aGap('12', null, 'd'), inEnglish))).toBe('12 days');
  });
});

describe('how two figures meet', () => {
  const end = fc.integer({ min: -3, max: 3 }).map(String);
  const figure = fc
    .tuple(end, end, fc.boolean(), fc.boolean(), fc.constantFrom('none', 'lower', 'upper'))
    .filter(([low, high]) => Number(low) < Number(high))
    .map(([low, high, lowerInclusive, upperInclusive, open]) =>
      aFigure(open === 'lower' ? null : low, open === 'upper' ? null : high, { lowerInclusive, upperInclusive }),
    );

  it('finds either ends that face each other or something in common, whichever comes first', () => {
    fc.assert(
      fc.property(figure, figure, (x, y) => {
        const [facing, common] = [facingEnds([x, y]), commonInterval([x, y])];
        expect(facing === null).toBe(common !== null);
        expect(facingEnds([y, x])).toEqual(facing);
        expect(commonInterval([y, x])).toEqual(common);
        expect(touchingEnd([y, x]) === null).toBe(touchingEnd([x, y]) === null);
      }),
    );
  });

  it('has in common exactly the numbers that both allow', () => {
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: -8, max: 8 }), (x, y, halves) => {
        const number = halves / 2;
        const common = commonInterval([x, y]);
        expect(common !== null && allows(common, number)).toBe(allows(x, number) && allows(y, number));
      }),
    );
  });

  it('compares no numbers of different units, metrics or senses', () => {
    const claim = aClaim('a', aFigure('1', '2'));
    expect(figuresOnOneScale(claim, aClaim('b', aFigure('1', '2')))).not.toBeNull();
    expect(figuresOnOneScale(claim, aClaim('b', aFigure('1', '2', { unit: 'EUR' })))).toBeNull();
    expect(figuresOnOneScale(claim, aClaim('b', aFigure('1', '2'), { metric: 'net-income' }))).toBeNull();
    expect(figuresOnOneScale(claim, aClaim('b', aFigure('1', '2', { kind: 'ratio_change' })))).toBeNull();
  });
});

describe('a pair in words', () => {
  it('says what both share once, and the rest where it belongs', () => {
    const a = aClaim('a', aFigure('1', '2'));
    const b = aClaim('b', aFigure('1', '2'), { basis: 'target', scope: { tax: 'after' } });
    expect(spaced(pairWords(a, b, inEnglish, termOf(inEnglish)))).toEqual({
      shared: 'OpenAI · revenue · 2025',
      a: 'actual',
      b: 'tax: after · target',
    });
  });
});

describe('the relations of a claim', () => {
  const [own, high, low, part, target] = ['it', 'high', 'low', 'part', 'target'].map((id) =>
    aClaim(id, aFigure('1', '2')),
  ) as [ClaimBrief, ClaimBrief, ClaimBrief, ClaimBrief, ClaimBrief];
  const far = compared(own, high, 'contradictory', '0.5');
  const near = compared(own, low, 'contradictory', '0.1');
  const fits = compared(own, part, 'consistent');

  it('says each in one place, the largest gap first', () => {
    const relations = relationsOf('it', [near, fits, far], [linked(high, own, 'contradicts')]);
    expect(ids(relations.against)).toEqual(['high', 'low']);
    expect(relations.against[0]?.link?.kind).toBe('contradicts');
    expect(relations.against[0]?.comparison).toBe(far);
    expect(ids(relations.agrees)).toEqual(['part']);
  });

  it('sets aside what was dismissed, with the comparison it is about', () => {
    const relations = relationsOf('it', [far], [linked(own, high, 'contradicts', { state: 'dismissed' })]);
    expect(ids(relations.decided)).toEqual(['high']);
    expect(relations.against).toEqual([]);
  });

  it('shows a comparison once where a pair has two links', () => {
    const links = [linked(own, high, 'context'), linked(own, high, 'contradicts')];
    const relations = relationsOf('it', [far], links);
    expect(relations.against[0]?.comparison).toBe(far);
    expect(relations.related[0]?.comparison).toBeNull();
  });

  it('does not call undecided what a person has confirmed', () => {
    const open = { ...compared(own, target, 'ambiguous'), couldBe: ['consistent', 'contradictory'] };
    const links = (state: string) => [linked(own, target, 'contradicts', { state })];
    expect(ids(relationsOf('it', [open], links('suggested')).open)).toEqual(['target']);
    expect(ids(relationsOf('it', [open], links('confirmed')).against)).toEqual(['target']);
  });

  it('takes what a link says of its comparison where there is no other', () => {
    const link = linked(own, target, 'contradicts', { origin: 'statement', verdict: 'not_comparable' });
    expect(relationsOf('it', [], [link]).against[0]?.comparison?.verdict).toBe('not_comparable');
  });
});

describe('what a person may decide', () => {
  it.each([
    ['suggested', true, true],
    ['confirmed', false, true],
    ['dismissed', true, false],
    ['resolved', false, false],
  ])('of what is %s', (state, confirm, dismiss) => {
    expect(mayBe('confirm', { kind: 'contradicts', state })).toBe(confirm);
    expect(mayBe('dismiss', { kind: 'tension', state })).toBe(dismiss);
    expect(mayBe('dismiss', { kind: 'supports', state })).toBe(false);
  });
});

function say(code: string, pair: Pick<Link, 'a' | 'b' | 'gap' | 'reasons'>, reader: Reader): string {
  const sentence = reasonSentence({ code, text: '' }, pair, reader, termOf(reader));
  if (!sentence) throw new Error(`no words for ${code}`);
  return plain(words.t(`why.${sentence.key}`, { lng: reader.language, ...sentence.values }));
}

function termOf({ language }: Reader): Term {
  return (list, word) => words.t(`${list}.${word}`, { lng: language, defaultValue: word });
}

function aClaim(
  id: string,
  figure: Figure,
  more: { basis?: string; metric?: string; period?: Period; scope?: ClaimBrief['scope'] } = {},
): ClaimBrief {
  const {
    basis = 'actual',
    metric = 'revenue',
    period = aPeriod('2025-01-01', '2026-01-01', '2025'),
    scope = {},
  } = more;
  return {
    id,
    subject: { id: 'openai', name: 'OpenAI' },
    metric: { id: metric, key: metric, label: metric },
    value: { type: 'quantity', figure },
    basis,
    measure: 'as_is',
    period,
    scope,
  };
}

function aFigure(lower: string | null, upper: string | null, more: Partial<Figure> = {}): Figure {
  return {
    kind: 'range',
    asWritten: '',
    point: null,
    lower,
    lowerInclusive: true,
    upper,
    upperInclusive: false,
    stated: { lower, upper },
    uncapped: null,
    unit: 'USD',
    policy: 'implied',
    hedges: [],
    direction: null,
    assumed: [],
    ...more,
  };
}

function aPeriod(start: string, end: string, label: string): Period {
  return { kind: 'duration', start, end, label, certainty: 'stated', calendar: 'calendar' };
}

function aGap(absolute: string, relative: string | null, unit = 'USD'): Gap {
  return { absolute, relative, unit };
}

function compared(a: ClaimBrief, b: ClaimBrief, verdict: string, relative?: string): Comparison {
  return { a, b, verdict, reasons: [], gap: relative ? aGap('1', relative) : null };
}

function linked(a: ClaimBrief, b: ClaimBrief, kind: string, more: Partial<Link> = {}): Link {
  return { id: `${a.id} ${kind} ${b.id}`, a, b, kind, origin: 'detector', state: 'suggested', version: 1, ...more };
}

function ids(relations: readonly { other: ClaimBrief }[]): string[] {
  return relations.map(({ other }) => other.id);
}

function allows({ lower, lowerInclusive, upper, upperInclusive }: Interval, number: number): boolean {
  const above = lower === null || number > Number(lower) || (lowerInclusive && number === Number(lower));
  return above && (upper === null || number < Number(upper) || (upperInclusive && number === Number(upper)));
}

function spaced(said: { shared: string; a: string; b: string }) {
  return { shared: plain(said.shared), a: plain(said.a), b: plain(said.b) };
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
