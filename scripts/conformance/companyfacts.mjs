// Facts that companies filed with the SEC more than once: the same concept, unit and period. What the product says of every
// pair is held against the rules as companyfacts-oracle.mjs works them out.
//
//   node scripts/conformance/companyfacts.mjs <folder> [--url http://127.0.0.1:3000] [--token …] [--pairs 3000] [--record 40]
//
// With --url a sample goes through POST /comparisons of a running instance as well; with --record so many restated facts of
// each company are recorded there with their filings: a throwaway instance. Ends with 1 where anything is not as it should be.
// Needs `npm run build`.
import { parseArgs } from 'node:util';

import { companiesIn, nestedPairsOf, pairsOf } from './companyfacts-facts.mjs';
import { compareOverHttp, recordOverHttp } from './companyfacts-http.mjs';
import { exceeds, expectedOf, gapOf } from './companyfacts-oracle.mjs';

/** Of the pairs of a quarter and a year and the like, which are many. */
const NESTED_PER_COMPANY = 20_000;

/** Every pair against the pure function: how many there were, how many of each kind, and what was wrong. */
async function runPure(companies, product) {
  const { compare } = await product('comparison/compare.js');
  const { comparandOf } = await comparandsBy(product);
  const result = { counts: {}, wrong: [] };
  for (const company of companies) {
    for (const [a, b] of pairsOf(company)) {
      const expected = expectedOf(a.digits, b.digits);
      const said = compare(comparandOf(company, a), comparandOf(company, b), null);
      count(result, expected);
      if (said.verdict !== expected || said.reasons.some(({ code }) => code === 'period')) {
        result.wrong.push(`${nameOf(a)}: ${a.digits} and ${b.digits} are ${expected}, not ${said.verdict}`);
      } else if (expected === 'contradictory' && said.gap.absolute !== gapOf(a.digits, b.digits)) {
        result.wrong.push(`${nameOf(a)}: ${a.digits} and ${b.digits} are apart by ${gapOf(a.digits, b.digits)}`);
      }
    }
    for (const [part, whole] of nestedPairsOf(company, NESTED_PER_COMPANY)) {
      const said = compare(comparandOf(company, part), comparandOf(company, whole), null);
      const fault = faultOfNested(said, part, whole);
      count(result, `part and whole: ${said.verdict}`);
      if (fault !== null)
        result.wrong.push(`${nameOf(part)} ${part.start}/${part.end} in ${whole.start}/${whole.end}: ${fault}`);
    }
  }
  return result;
}

/** A part and a whole are never taken for the same: what adds up gives a bound, and what does not is not compared. */
function faultOfNested({ verdict, reasons }, part, whole) {
  const codes = reasons.map(({ code }) => code);
  if (part.metric.aggregation !== 'sum') {
    return verdict === 'not_comparable' && codes.join() === 'period,aggregation' ? null : `${verdict} ${codes}`;
  }
  if (!part.metric.nonNegative)
    return verdict === 'not_comparable' && codes.join() === 'period' ? null : `${verdict} ${codes}`;
  const expected = exceeds(part.digits, whole.digits) ? 'part_exceeds_whole' : 'part_within_whole';
  if (verdict === 'tension') return null;
  return codes[0] === expected ? null : `${verdict} ${codes}, not ${expected}`;
}

async function comparandsBy(product) {
  const { readFigure } = await product('quantities/read-figure.js');
  const { addDays } = await product('kernel/calendar-date.js');
  const figures = new Map();
  const figureOf = (words) => {
    if (!figures.has(words)) {
      const { readings } = readFigure(words, { language: 'en' });
      if (readings.length !== 1) throw new Error(`"${words}" has ${readings.length} readings.`);
      figures.set(words, readings[0]);
    }
    return figures.get(words);
  };
  const comparandOf = (company, { metric, words, start, end }) => ({
    id: null,
    subjectId: company.name,
    metric,
    value: { type: 'quantity', figure: figureOf(words) },
    basis: 'actual',
    measure: 'as_is',
    period: {
      ...{ kind: start ? 'duration' : 'instant', start: start ?? end, end: addDays(end, 1) },
      ...{ label: null, certainty: 'stated', calendar: 'calendar' },
    },
    scope: new Map(),
    weekCalendar: company.weekCalendar,
  });
  return { comparandOf };
}

const nameOf = ({ metric, unit }) => `${metric.key} (${unit})`;

function count({ counts }, kind) {
  counts[kind] = (counts[kind] ?? 0) + 1;
}

function lineOf({ counts, wrong }) {
  return `${Object.entries(counts)
    .sort()
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ')}; ${wrong.length} wrong`;
}

export const set = {
  name: 'SEC companyfacts',
  folder: 'companyfacts',
  async run(folder, product) {
    const result = await runPure(companiesIn(folder), product);
    const cases = Object.values(result.counts).reduce((sum, number) => sum + number, 0);
    return [{ label: 'pairs of one fact', cases, passed: cases - result.wrong.length, notes: lineOf(result) }];
  },
};

if (import.meta.filename === process.argv[1]) {
  const options = {
    url: { type: 'string' },
    token: { type: 'string' },
    pairs: { type: 'string' },
    record: { type: 'string' },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const companies = companiesIn(positionals[0] ?? '.');
  const product = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
  const runs = [['compare()', () => runPure(companies, product)]];
  if (values.url) {
    const instance = { url: values.url, token: values.token };
    runs.push(['POST /comparisons', () => compareOverHttp(instance, companies, Number(values.pairs ?? 3000))]);
    if (values.record) runs.push(['recorded', () => recordOverHttp(instance, companies, Number(values.record))]);
  }
  for (const [label, run] of runs) {
    const started = performance.now();
    const result = await run();
    console.log(`${label}: ${lineOf(result)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    for (const fault of result.wrong.slice(0, 20)) console.log(`  ${fault}`);
    if (result.wrong.length > 0) process.exitCode = 1;
  }
}
