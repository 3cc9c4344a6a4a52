// Changes one root of a sheet of formulas, and says how long it takes to compute again what depends on it: our ranges against
// HyperFormula's plain numbers.
//
//   npm run bench:derivations [-- <formulas> <rounds>]
//
// Sheets of several shapes; the numbers come from a fixed seed. Our inputs are once figures as the news has them (ranges), once exact
// points. Rounds are interleaved in one run and medians compared, so that what else the machine does falls on both. Timed is
// what changing the root takes until every value is there, in processor time: without reading formulas, without the database.
//
// HyperFormula (GPL-3.0) is no part of this project and not in its lock file: it is 18 MB that nothing else needs. This script installs
// the version below into a folder of its own below node_modules/.cache, once.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const VERSION = '3.5.0';
const [FORMULAS, ROUNDS] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 7)];
const MOST_TIMES = 5;

const built = (path) => import(new URL(`../dist-test/src/${path}`, import.meta.url));
const { parseFormula } = await built('formulas/formula-parser.js');
const { Sheet } = await built('derivations/sheet.js');
const HyperFormula = installed();

console.log(
  `${FORMULAS} formulas, ${ROUNDS} rounds after two to warm up; Node ${process.version}, HyperFormula ${VERSION}`,
);
console.log(
  'Milliseconds of processor time after one root changed, medians; in brackets, how many formulas that computed.\n',
);
console.log(
  ['', 'HyperFormula', 'ranges', 'points', 'ratio', 'of points'].map((head, i) => head.padStart(i ? 14 : 52)).join(''),
);

let slowest = 0;
for (const [name, rows] of Object.entries(sheets(FORMULAS))) {
  const theirs = theirSheet(rows);
  const [ranges, points] = [ourSheet(rows, rounded), ourSheet(rows, exact)];
  const times = { theirs: [], ranges: [], points: [] };
  let computed = 0;
  for (let round = -2; round < ROUNDS; round++) {
    const value = 100 + round;
    const took = {
      theirs: timed(() => theirs.change(value)),
      ranges: timed(() => (computed = ranges.change(rounded(value)))),
      points: timed(() => points.change(exact(value))),
    };
    if (round >= 0) for (const key of Object.keys(times)) times[key].push(took[key]);
  }
  check(name, rows, theirs, points, ranges);
  const [hyper, wide, narrow] = [median(times.theirs), median(times.ranges), median(times.points)];
  theirs.end();
  slowest = Math.max(slowest, wide / hyper, narrow / hyper);
  const cells = [
    hyper.toFixed(1),
    `${wide.toFixed(1)} (${computed})`,
    narrow.toFixed(1),
    (wide / hyper).toFixed(2),
    (narrow / hyper).toFixed(2),
  ];
  console.log(name.padEnd(52) + cells.map((cell) => cell.padStart(14)).join(''));
}
console.log(`\nslowest: ${slowest.toFixed(2)} times HyperFormula; at most ${MOST_TIMES}`);
if (slowest > MOST_TIMES) process.exitCode = 1;

/** Sheets by name: rows of { target, inputs, formula }, cell 0 being the root; `formula` takes the names of its inputs. */
function sheets(count) {
  const random = seeded(20251103);
  const below = (most) => Math.floor(random() * most);
  const constants = () => 1 + below(9000) / 100;
  const rows = (size, row) => Array.from({ length: size }, (_, i) => ({ target: i + 1, ...row(i) }));
  const width = 100;
  const layered = (i) =>
    i < width ? [0] : [i - (i % width) - below(width), i - (i % width) - below(width)].map((cell) => Math.max(1, cell));
  return {
    'chain: a + constant': rows(count, (i) => ({ inputs: [i], formula: ([a]) => `${a}+${constants()}` })),
    'chain: a × constant ÷ constant': rows(count, (i) => ({
      inputs: [i],
      formula: ([a]) => `${a}*${constants()}/${constants()}`,
    })),
    'fan: root × constant + constant': rows(count, () => ({
      inputs: [0],
      formula: ([a]) => `${a}*${constants()}+${constants()}`,
    })),
    'fan: (root − constant) ÷ constant': rows(count, () => ({
      inputs: [0],
      formula: ([a]) => `(${a}-${constants()})/${constants()}`,
    })),
    'layers of 100: (a + b) ÷ constant': rows(count, (i) => ({
      inputs: layered(i, width),
      formula: ([a, b]) => (b === undefined ? `${a}*${constants()}` : `(${a}+${b})/${1.9 + below(20) / 100}`),
    })),
    'layers of 100: share a ÷ (a + b) × 200': rows(count, (i) => ({
      inputs: layered(i, width),
      formula: ([a, b]) => (b === undefined ? `${a}+${constants()}` : `${a}/(${a}+${b})*200`),
    })),
    'layers of 100: growth (a − b) ÷ a × 100 + 200': rows(count, (i) => ({
      inputs: layered(i, width),
      formula: ([a, b]) => (b === undefined ? `${a}+${constants()}` : `(${a}-${b})/${a}*100+200`),
    })),
    'layers of 100: (a × (1 + b ÷ 100) + a) ÷ constant': rows(count, (i) => ({
      inputs: layered(i, width),
      formula: ([a, b]) =>
        b === undefined ? `${a}+${constants()}` : `(${a}*(1+${b}/100)+${a})/${4 + below(20) / 100}`,
    })),
    'layers of 100: both a × b ÷ (a + b) × 2': rows(count, (i) => ({
      inputs: layered(i, width),
      formula: ([a, b]) => (b === undefined ? `${a}+${constants()}` : `${a}*${b}/(${a}+${b})*2`),
    })),
    'products: a × b ÷ 100': rows(count, (i) => ({
      inputs: [Math.max(0, i - 1 - below(50)), 0],
      formula: ([a, b]) => (b === undefined ? `${a}*2` : `${a}*${b}/100`),
    })),
    'sums of 100, every fifth of them downstream': rows(count, (i) => ({
      inputs:
        i % 5 === 0 ? [0] : Array.from({ length: 100 }, (_, k) => Math.max(0, i - (i % 5) + 1 - 5 * below(k + 1))),
      formula: (names) => (names.length === 1 ? `${names[0]}*${constants()}` : `SUM(${names.join(',')})`),
    })),
  };
}

function theirSheet(rows) {
  const name = (cell) => `A${cell + 1}`;
  const content = [[100], ...rows.map(({ inputs, formula }) => [`=${formula(distinctNames(inputs).map(name))}`])];
  const sheet = HyperFormula.buildFromArray(content, {
    licenseKey: 'gpl-v3',
    maxRows: content.length + 1,
    useArrayArithmetic: false,
  });
  for (const [i, [cell]] of content.entries()) if (i > 0) rows[i - 1].text = cell.slice(1);
  return {
    change: (value) => sheet.setCellContents({ sheet: 0, row: 0, col: 0 }, [[value]]),
    end: () => sheet.destroy(),
    value: (cell) => sheet.getCellValue({ sheet: 0, row: cell, col: 0 }),
  };
}

function ourSheet(rows, figureOf) {
  const formulas = rows.map(({ target, inputs, text }) => ({
    id: String(target),
    claimId: `c${target}`,
    formula: parseFormula(text.replace(/SUM/g, 'sum')),
    inputs: distinctNames(inputs).map((cell) => ({ name: `A${cell + 1}`, claimId: `c${cell}`, figure: figureOf(100) })),
  }));
  const sheet = new Sheet(formulas);
  return {
    change: (figure) => sheet.recalculate(new Map([['c0', figure]])).computed.length,
    outcome: (cell) => sheet.outcomeOf(String(cell)),
  };
}

function distinctNames(inputs) {
  return [...new Set(inputs)];
}

/** As the news has it: 100 is from 99.5 up to 100.5. */
function rounded(value) {
  return {
    kind: 'rounded',
    point: String(value),
    lower: String(value - 0.5),
    lowerInclusive: true,
    upper: String(value + 0.5),
    upperInclusive: false,
    unit: '1',
    assumed: [],
  };
}

function exact(value) {
  const at = String(value);
  return {
    kind: 'exact',
    point: at,
    lower: at,
    lowerInclusive: true,
    upper: at,
    upperInclusive: true,
    unit: '1',
    assumed: [],
  };
}

/** Both sheets say the same: our points are their numbers, and lie in our ranges. */
function check(name, rows, theirs, points, ranges) {
  for (const { target } of rows) {
    const [mine, wide, other] = [points.outcome(target), ranges.outcome(target), theirs.value(target)];
    if (typeof other !== 'number' || !Number.isFinite(other)) continue;
    const value = numberOf(mine.point);
    if (Math.abs(value - other) > 1e-9 * Math.abs(other))
      throw new Error(`${name}: cell ${target} is ${value} here and ${other} there.`);
    const inside =
      (numberOf(wide.range.lower) ?? -Infinity) <= value * (1 + 1e-9) &&
      value * (1 - 1e-9) <= (numberOf(wide.range.upper) ?? Infinity);
    if (!inside && value > 0) throw new Error(`${name}: the point of cell ${target} is not in its range.`);
  }
}

function numberOf(number) {
  return number === null ? null : Number(`${number.n}e${number.e}`) / Number(number.d);
}

function timed(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function installed() {
  const folder = join(import.meta.dirname, '../node_modules/.cache/bench-derivations');
  if (!existsSync(join(folder, 'node_modules/hyperformula'))) {
    mkdirSync(folder, { recursive: true });
    const wanted = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `hyperformula@${VERSION}`,
    ];
    execFileSync('npm', wanted, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return createRequire(join(folder, 'bench.cjs'))('hyperformula').HyperFormula;
}

/** Mulberry32: the same sheets in each run. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
