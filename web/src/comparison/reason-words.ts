import type { Figure } from '../api/figure.js';
import type { ClaimBrief, Link, Reason } from '../api/records.js';
import { headline, intervalInWords, quantity, unitName } from '../format/figure.js';
import { gapInWords } from '../format/gap.js';
import { periodName } from '../format/period.js';
import type { Reader } from '../format/reader.js';
import { metricName, scopeEntries, valueInWords } from '../format/value.js';
import type { englishComparison } from '../words/english-comparison.js';
import type { Term } from '../words/term.js';
import { commonInterval, facingEnds, figuresOnOneScale, touchingEnd } from './meeting.js';

/** A sentence of the page's words, and what it speaks of. */
export interface Sentence {
  readonly key: keyof (typeof englishComparison)['why'];
  readonly values: Readonly<Record<string, string>>;
}

type Compared = Pick<Link, 'a' | 'b' | 'gap' | 'reasons'>;

/**
 * A reason of a comparison as a sentence of this page, with the numbers of the comparison in the reader's locale.
 *
 * @returns null for a reason this page has no words for: then the instance's own sentence is shown
 */
export function reasonSentence(reason: Reason, pair: Compared, reader: Reader, term: Term): Sentence | null {
  const said = sentences[reason.code]?.(pair, reader, term, reason);
  return said ? { key: said[0], values: said[1] ?? {} } : null;
}

type Say = (
  pair: Compared,
  reader: Reader,
  term: Term,
  reason: Reason,
) => readonly [Sentence['key'], Sentence['values']?];

/** The same words for both claims, each about its own. */
const bothSay =
  (key: Sentence['key'], word: (claim: ClaimBrief, reader: Reader, term: Term) => string): Say =>
  ({ a, b }, reader, term) => [key, { a: word(a, reader, term), b: word(b, reader, term) }];

/** What is open on one side, which is named, or on both. */
const openOn =
  (one: Sentence['key'], both: Sentence['key'], isOpen: (claim: ClaimBrief) => boolean): Say =>
  ({ a, b }, reader) => {
    const open = [a, b].filter(isOpen);
    return open.length === 1 && open[0] ? [one, { claim: valueInWords(open[0].value, reader) }] : [both];
  };

/** What both allow, where that can be said; else the sentence without it. */
const withCommon =
  (key: Sentence['key'], plain: Sentence['key']): Say =>
  ({ a, b }, reader) => {
    const figures = figuresOnOneScale(a, b);
    const common = figures && commonInterval(figures);
    const words = common && intervalInWords(common, reader);
    return words ? [key, { common: words }] : [plain];
  };

const sentences: Readonly<Record<string, Say>> = {
  subject: bothSay('subject', ({ subject }) => subject.name),
  metric: bothSay('metric', ({ metric }, { language }) => metricName(metric, language)),
  unit: ({ a, b }, reader) => {
    const [x, y] = [a, b].map(({ value }) => (value.type === 'quantity' ? unitName(value.figure, reader) : ''));
    return x && y && x !== y ? ['unit', { a: x, b: y }] : ['change'];
  },
  basis: bothSay('basis', ({ basis }, _, term) => term('basis', basis)),
  measure: () => ['measure'],
  scope: ({ a, b }, reader, term) => [
    'scope',
    { a: limitsUnlike(a, b, reader, term), b: limitsUnlike(b, a, reader, term) },
  ],
  period: bothSay('period', ({ period }, reader) => periodName(period, reader)),
  aggregation: () => ['aggregation'],
  not_single_valued: ({ a }, { language }) => ['not_single_valued', { metric: metricName(a.metric, language) }],
  no_rate: ({ a, b }, reader) => {
    const [x, y] = [a, b].map(({ value }) => (value.type === 'quantity' ? unitName(value.figure, reader) : ''));
    return ['no_rate', { a: x ?? '', b: y ?? '' }];
  },
  value_type: bothSay('value_type', ({ value }, _, term) => term('valueType', value.type)),
  text_differs: () => ['text_differs'],
  basis_open: openOn('basis_open', 'basis_open_both', ({ basis }) => basis === 'unspecified'),
  period_open: openOn('period_open', 'period_open_both', ({ period }) => period.kind === 'unspecified'),
  scope_open: ({ a, b }, reader, term) => [
    'scope_open',
    {
      limits: onlyOn(a, b, reader, term)
        .concat(onlyOn(b, a, reader, term))
        .join(', '),
    },
  ],
  currency_open: openOn('currency_open', 'currency_open_both', ({ value }) => figureOf(value)?.unit === '1'),
  rounding: withCommon('rounding_common', 'rounding'),
  bound: withCommon('bound_common', 'bound'),
  refinement: (pair, reader, term, reason) =>
    // What both allow is said once.
    pair.reasons?.some(({ code }) => code === 'rounding' || code === 'bound')
      ? ['refinement']
      : withCommon('refinement_common', 'refinement')(pair, reader, term, reason),
  bound_excludes: bothSay('bound_excludes', ({ value }, reader) => valueInWords(value, reader)),
  rounding_tie: ({ a, b }, reader) => {
    const figures = figuresOnOneScale(a, b);
    const end = figures && touchingEnd(figures);
    return end ? ['rounding_tie_at', { end: quantity(end, figures[0], reader) }] : ['rounding_tie'];
  },
  rounding_policy: bothSay('rounding_policy', ({ value }, reader) => uncappedWords(figureOf(value), reader)),
  values_apart: apart,
  part_exceeds_whole: (pair, reader) => {
    const gap = pair.gap && gapInWords(pair.gap, reader, figureOf(pair.a.value)?.of);
    const values = partAndWhole(pair, reader);
    return gap ? ['part_exceeds_whole_by', { ...values, gap }] : ['part_exceeds_whole', values];
  },
  part_within_whole: (pair, reader) => ['part_within_whole', partAndWhole(pair, reader)],
  currency_assumed: ({ a, b }, reader) => {
    const assumed = [a, b].flatMap(({ value }) => figureOf(value) ?? []).filter((x) => x.assumed.includes('currency'));
    return ['currency_assumed', { unit: [...new Set(assumed.map((x) => unitName(x, reader)))].join(', ') }];
  },
  converted: () => ['converted'],
  no_number: () => ['no_number'],
  restated: () => ['restated'],
  inputs_differ: (_pair, _reader, _term, { text }) => {
    // Names of inputs are in no language, and only the instance's sentence has them.
    const inputs = /: (.+)\.$/u.exec(text)?.[1];
    return inputs ? ['inputs_differ', { inputs }] : ['inputs'];
  },
};

function apart({ a, b, gap }: Compared, reader: Reader): readonly [Sentence['key'], Sentence['values']?] {
  if (a.value.type === 'truth') return ['yes_and_no'];
  if (a.value.type === 'entity')
    return ['two_names', { a: valueInWords(a.value, reader), b: valueInWords(b.value, reader) }];
  const distance = gap && gapInWords(gap, reader, figureOf(a.value)?.of);
  if (!distance) return ['apart'];
  if (a.value.type === 'date') return ['days_apart', { gap: distance }];
  const figures = figuresOnOneScale(a, b);
  const ends = figures && facingEnds(figures);
  if (!ends) return ['apart_by', { gap: distance }];
  const [low, high] = ends.map((end) => quantity(end, figures[0], reader));
  if (gap.absolute === '0') return ['apart_touching', { end: low ?? '' }];
  return ['apart_ends', { low: low ?? '', high: high ?? '', gap: distance }];
}

/** The part is the claim whose period lies in that of the other. */
function partAndWhole({ a, b }: Compared, reader: Reader): Sentence['values'] {
  const within = (inner: ClaimBrief['period'], outer: ClaimBrief['period']) =>
    (outer.start ?? '') <= (inner.start ?? '') && (inner.end ?? '9999') <= (outer.end ?? '9999');
  const [part, whole] = within(a.period, b.period) ? [a, b] : [b, a];
  const words = ({ value, period }: ClaimBrief) => `${valueInWords(value, reader)} (${periodName(period, reader)})`;
  return { part: words(part), whole: words(whole) };
}

function uncappedWords(figure: Figure | null, reader: Reader): string {
  return (figure && (intervalInWords({ ...figure, ...figure.uncapped }, reader) ?? headline(figure, reader))) ?? '';
}

/** What a claim is limited to otherwise than the other one. */
function limitsUnlike({ scope }: ClaimBrief, other: ClaimBrief, reader: Reader, term: Term): string {
  const same = scopeEntries(other.scope, reader.language).map(({ dimension, word }) => `${dimension} ${word}`);
  const limits = scopeEntries(scope, reader.language).filter(
    ({ dimension, word }) => !same.includes(`${dimension} ${word}`),
  );
  return limits.map((limit) => limitWords(limit, term)).join(', ') || term('nothing', 'scope');
}

/** What only the first claim is limited to. */
function onlyOn({ scope }: ClaimBrief, other: ClaimBrief, reader: Reader, term: Term): string[] {
  const limits = scopeEntries(scope, reader.language).filter(({ dimension }) => other.scope?.[dimension] === undefined);
  return limits.map((limit) => limitWords(limit, term));
}

function limitWords({ dimension, word }: { dimension: string; word: string }, term: Term): string {
  return `${term('dimension', dimension)}: ${word}`;
}

function figureOf(value: ClaimBrief['value']): Figure | null {
  return value.type === 'quantity' ? value.figure : null;
}
