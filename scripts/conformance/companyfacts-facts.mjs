// The facts of the SEC's companyfacts files, as claims could be made of them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Amounts that cannot be negative and whose parts make a whole. All others are taken for such as can be below zero. */
const NON_NEGATIVE =
  /^(Revenues|SalesRevenueNet|RevenueFromContractWithCustomer.*|CostOfRevenue|CostOfGoodsAndServicesSold|ResearchAndDevelopmentExpense|SellingGeneralAndAdministrativeExpense|PaymentsOfDividends)$/;

/** Companies whose fiscal year has 52 or 53 weeks, by their Central Index Key. */
const WEEK_CALENDARS = ['0000320193'];

/** Every company in the folder, with its facts grouped by concept and unit. */
export function companiesIn(folder) {
  const files = readdirSync(folder).filter((file) => /^CIK\d+\.json$/.test(file));
  if (files.length === 0) throw new Error(`There are no companyfacts in ${folder}.`);
  return files.sort().map((file) => {
    // The digits count, and JSON.parse would lose some.
    const text = readFileSync(join(folder, file), 'utf8').replace(
      /"val":\s*(-?[\d.]+(?:[eE][-+]?\d+)?)/g,
      '"val":"$1"',
    );
    const { entityName, facts } = JSON.parse(text);
    const concepts = Object.entries(facts).flatMap(([taxonomy, concepts]) =>
      Object.entries(concepts).flatMap(([concept, { units }]) =>
        Object.entries(units).map(([unit, filed]) => factsOf(taxonomy, concept, unit, filed)),
      ),
    );
    const cik = file.slice(3, 13);
    return { name: entityName, cik, weekCalendar: WEEK_CALENDARS.includes(cik), concepts };
  });
}

function factsOf(taxonomy, concept, unit, filed) {
  const money = unit.startsWith('USD');
  const flow = filed.some(({ start }) => start !== undefined);
  const sum = flow && unit === 'USD';
  const full = `${taxonomy}:${concept}:${unit}`;
  const words = full.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const key = `${words.slice(0, 70).replace(/-$/, '')}-${createHash('sha256').update(full).digest('hex').slice(0, 8)}`;
  const metric = {
    ...{ id: key, key, dimension: money ? 'money' : 'count', nature: flow ? 'flow' : 'stock', singleValued: true },
    ...{
      nonNegative: sum && NON_NEGATIVE.test(concept),
      aggregation: sum ? 'sum' : 'none',
      scope: {},
      inverseOf: null,
    },
  };
  return filed.map((fact) => {
    const digits = plain(fact.val);
    return { ...fact, unit, metric, digits, words: money ? `USD ${digits}` : digits };
  });
}

/** `1e-05` is written `0.00001`. */
function plain(number) {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?[eE]([-+]?\d+)$/.exec(number) ?? [];
  if (exponent === undefined) return number;
  const places = fraction.length - Number(exponent);
  if (places <= 0) return `${sign}${whole}${fraction}${'0'.repeat(-places)}`;
  const written = `${whole}${fraction}`.padStart(places + 1, '0');
  return `${sign}${written.slice(0, -places)}.${written.slice(-places)}`;
}

/** Every two filings of one concept, unit and period. */
export function* pairsOf({ concepts }) {
  for (const facts of concepts) {
    for (const same of byPeriod(facts).values()) {
      for (let i = 0; i < same.length; i++) for (let j = 0; j < i; j++) yield [same[j], same[i]];
    }
  }
}

/** A part and a whole of one concept and unit: a quarter and a year to date or a year. */
export function* nestedPairsOf({ concepts, weekCalendar }, limit) {
  let given = 0;
  for (const facts of concepts) {
    const firsts = [...byPeriod(facts).values()].map(([first]) => first).filter(({ start }) => start !== undefined);
    for (const whole of firsts) {
      for (const part of firsts) {
        const inside = part !== whole && whole.start <= part.start && part.end <= whole.end;
        if (!inside || (weekCalendar && isSameByWeeks(part, whole))) continue;
        if (given++ >= limit) return;
        yield [part, whole];
      }
    }
  }
}

/** The facts of one concept and unit, together where they are about the same days. */
export function byPeriod(facts) {
  const groups = new Map();
  for (const fact of facts) {
    const key = `${fact.start ?? ''}/${fact.end}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

function isSameByWeeks(part, whole) {
  const days = (from, to) => Math.abs(Date.parse(from) - Date.parse(to)) / 86_400_000;
  return days(part.start, whole.start) <= 7 && days(part.end, whole.end) <= 7;
}
