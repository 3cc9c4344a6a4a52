// Fiscal labels against the days that companies filed with the SEC (companyfacts).
//
// `fy` and `fp` of a fact are those of the filing that holds it, not of the fact: a 10-K for 2025 repeats the days of 2024
// under `fy: 2025`. So of each filing only the period it reports on is taken: the latest day with which many of its facts of
// a year (10-K), a quarter, or a year to date (10-Q) end. The label is then made of `fy` and `fp`, read with the calendar
// of the company, and must give the filed days to the day.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The calendars as the companies describe them in their annual reports. */
const calendars = {
  320193: { end: '09-30', namedAfter: 'end', rule: '52/53', weekday: 6, weekdayRule: 'last' },
  1640147: { end: '01-31', namedAfter: 'end' },
};

const DAY = 86_400_000;
const QUARTERS = { Q1: 1, Q2: 2, Q3: 3, FY: 4 };
const lengths = ['', 'three', 'six', 'nine'];

export const set = {
  name: 'Fiscal labels',
  folder: 'companyfacts',
  async run(folder, product) {
    const { readPeriod } = await product('quantities/read-period.js');
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    return files.flatMap((file) => {
      const { cik, entityName, facts } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const fiscalCalendar = calendars[Number(cik)];
      if (!fiscalCalendar) return [{ label: `${entityName}: calendar not known here`, cases: 0, passed: 0 }];
      const reported = filingsOf(facts).flatMap(reportedPeriods);
      const judged = reported.map((one) => ({ ...one, verdict: verdictOf(one, readPeriod, fiscalCalendar) }));
      const wrong = judged.filter(({ verdict }) => verdict !== 'right' && verdict !== 'ambiguous');
      for (const { label, start, last, accn, verdict } of wrong) {
        console.log(`  ${entityName}, ${label}: filed ${start}..${last} in ${accn}, ${verdict}`);
      }
      const ambiguous = judged.filter(({ verdict }) => verdict === 'ambiguous').length;
      const notes = `${ambiguous} of those as one of two readings: quarters of 53-week years; ${wrong.length} otherwise, listed above`;
      const periods = { label: entityName, cases: judged.length, passed: judged.length - wrong.length, notes };
      return [periods, allDurations(entityName, facts, (text) => readPeriod(text, { fiscalCalendar }))];
    });
  },
};

/** Every duration that was filed, whatever it is about: is it a stretch of fiscal quarters, and does its label give its days? */
function allDurations(entityName, facts, read) {
  const filed = filingsOf(facts)
    .flat()
    .map(({ start, end }) => `${start}/${dayAfter(end)}`);
  const years = [...new Set(filed.flatMap((days) => [Number(days.slice(0, 4)), Number(days.slice(0, 4)) + 1]))];
  const named = new Set(years.flatMap((year) => stretchesOf(year).flatMap((label) => read(label).readings)).map(keyOf));
  const others = counts(filed.filter((days) => !named.has(days)));
  for (const [days, count] of others) console.log(`  ${entityName}: ${count} facts of ${days}, no stretch of quarters`);
  const left = others.reduce((sum, [, count]) => sum + count, 0);
  return {
    label: `${entityName}, all durations`,
    cases: filed.length,
    passed: filed.length - left,
    notes: `${new Set(filed).size} distinct`,
  };
}

/** Labels of all stretches of quarters that begin in a fiscal year and end in it. */
function stretchesOf(year) {
  const pairs = [1, 2, 3, 4].flatMap((from) => [1, 2, 3, 4].filter((to) => to >= from).map((to) => [from, to]));
  return pairs.map(([from, to]) => (from === to ? `FY${year} Q${from}` : `Q${from}–Q${to} FY${year}`));
}

function keyOf({ start, end }) {
  return `${start}/${end}`;
}

function dayAfter(day) {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/** Durations by filing. */
function filingsOf(facts) {
  const filings = new Map();
  for (const concepts of Object.values(facts)) {
    for (const { units } of Object.values(concepts)) {
      for (const fact of Object.values(units).flat()) {
        if (!fact.start || !/^10-[KQ]$/.test(fact.form)) continue;
        filings.set(fact.accn, [...(filings.get(fact.accn) ?? []), fact]);
      }
    }
  }
  return [...filings.values()];
}

/** The quarter and the year to date, or the year, on which a filing reports. */
function reportedPeriods(facts) {
  const [{ fy, fp, accn }] = facts;
  const quarters = QUARTERS[fp];
  if (!quarters || !fy) return [];
  const spans = facts.map(({ start, end }) => ({ start, end, quarters: quartersIn(start, end) }));
  const wanted = fp === 'FY' ? [4] : [...new Set([1, quarters])];
  const last = latestOfMany(spans.filter((span) => wanted.includes(span.quarters)).map(({ end }) => end));
  return wanted.flatMap((length) => {
    const start = mostFrequent(
      spans.filter((span) => span.end === last && span.quarters === length).map((span) => span.start),
    );
    if (!start) return [];
    const label =
      length === 4 ? `FY${fy}` : length === 1 ? `FY${fy} ${fp}` : `first ${lengths[length]} months of fiscal ${fy}`;
    return [{ label, start, last, accn }];
  });
}

/** How many quarters a stretch has, 0 where none fit: of 12 to 14 weeks each. */
function quartersIn(start, end) {
  const days = (Date.parse(end) - Date.parse(start)) / DAY + 1;
  return [1, 2, 3, 4].find((count) => Math.abs(days - count * 91.3) <= 8) ?? 0;
}

/** The latest that is at least a quarter as frequent as the most frequent: few facts lie after what a filing reports on. */
function latestOfMany(texts) {
  const counted = counts(texts);
  const most = Math.max(0, ...counted.map(([, count]) => count));
  return counted
    .filter(([, count]) => count >= most / 4)
    .map(([text]) => text)
    .sort()
    .at(-1);
}

function mostFrequent(texts) {
  return counts(texts).sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0];
}

function counts(texts) {
  const found = new Map();
  for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
  return [...found];
}

function verdictOf({ label, start, last }, readPeriod, fiscalCalendar) {
  const end = dayAfter(last);
  const { readings } = readPeriod(label, { fiscalCalendar });
  if (readings.some((reading) => reading.start === start && reading.end === end)) {
    return readings.length === 1 ? 'right' : 'ambiguous';
  }
  return `read as ${readings.map((reading) => `${reading.start}..${reading.end}`).join(' or ')} (end not included)`;
}
