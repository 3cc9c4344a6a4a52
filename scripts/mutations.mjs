// npm run mutations [-- --only policy --worlds 5 --anew 4 --kept file]: takes away one thing after the other that keeps rights, and says what of
// the tests notices: random worlds first (test/worlds), then the tests that were written by hand. Writes docs/rights-mutations.md.
// What is in `--kept` was played already; without it everything is played, which takes some hours.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { failing, failure } from './mutations/jest.mjs';
import lenses from './mutations/lenses.mjs';
import { reported } from './mutations/report.mjs';
import { tellTemplate } from './mutations/template.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    worlds: { type: 'string', default: '5' },
    anew: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    kept: { type: 'string', default: join('.data', 'mutations.jsonl') },
    stages: { type: 'string', default: 'asked,built,directed,lenses' },
  },
});
const root = join(import.meta.dirname, '..');
const built = join(root, 'dist-test');
const script = join(built, 'test', 'worlds', 'mutations.js');
/** A copy, so that nothing that is mutated is left where tests are run from. */
const COPY = 'dist-mutants';

/** Tests that mutants of a kind are tried on, fast ones first. */
const DIRECTED = {
  policy: [
    '/another-desk\\.spec',
    '/(row-security|row-security-laws)\\.spec',
    '/(guard|account-safety|accounts|sessions|metrics)\\.spec',
  ],
  view: ['/row-security-laws\\.spec', '/another-desk\\.spec', '/protection\\.spec', '/row-security\\.spec'],
  function: [
    '/row-security-laws\\.spec',
    '/row-security\\.spec',
    '/(protection|naming|claims)\\.spec',
    '/(among-desk|withheld|lenses|races)\\.spec',
  ],
  trigger: ['/row-security-laws\\.spec', '/(among-desk|naming|races)\\.spec', '/protection\\.spec', '/lenses\\.spec'],
};
const MOST_ROUNDS = 4;

/** As many are tried at once as long as nothing fails. */
const BUNDLE = 8;
const FOR_LENSES = [
  ['/src/(detection|accounts)/(bearing|settlement|audience)\\.spec'],
  ['/lenses\\.spec'],
  ['/among-desk\\.spec'],
];

/** What is known of each mutant, the last word of it. */
const known = new Map();
if (existsSync(values.kept)) {
  for (const line of readFileSync(values.kept, 'utf8').trim().split('\n')) note(JSON.parse(line), false);
}

function note(one, keep = true) {
  known.set(one.name, { ...known.get(one.name), ...one });
  if (!keep) return;
  appendFileSync(values.kept, `${JSON.stringify(one)}\n`);
  console.log(`${one.name}: ${one.by ?? 'not noticed'}`);
}

const unnoticed = () => [...known.values()].filter(({ by, name }) => by === null && name.includes(values.only));

/** Mutants of the database that nothing has noticed so far are played in worlds that are only asked, or that are built, under each. */
async function playWorlds(how) {
  const [asked, built] = how === 'asked' ? [values.worlds, '0'] : ['0', values.anew];
  const passed = [...known.values()].filter((one) => one.by !== null || one[how]).map(({ name }) => name);
  const options = [values.seed, asked, built, values.only];
  const child = spawn(process.execPath, [script, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(passed));
  let rest = '';
  for await (const text of child.stdout) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) note({ ...JSON.parse(line), [how]: true });
  }
}

async function testsNotice(files, of) {
  for (const some of files) {
    const test = await failing(of, some);
    if (test) return test;
  }
  return null;
}

/** Tries mutants together; where a test fails, each half by itself. */
async function tryTogether(mutants, files, round) {
  if (mutants.length === 0) return;
  await tellTemplate(...mutants.map(({ take }) => take));
  const test = await failing('dist-test', [files]).finally(() =>
    tellTemplate(...mutants.map(({ giveBack }) => giveBack)),
  );
  if (test === null || mutants.length === 1) {
    for (const { name } of mutants) note({ name, by: test, tested: round });
    return;
  }
  const half = Math.ceil(mutants.length / 2);
  await tryTogether(mutants.slice(0, half), files, round);
  await tryTogether(mutants.slice(half), files, round);
}

/** Mutants of different things, so that none undoes another. */
function bundlesOf(mutants, most) {
  const bundles = [];
  const of = ({ name }) => name.split(' without ')[0];
  for (const mutant of mutants) {
    const bundle = bundles.find((one) => one.length < most && one.every((other) => of(other) !== of(mutant)));
    if (bundle) bundle.push(mutant);
    else bundles.push([mutant]);
  }
  return bundles;
}

/** What a policy is for, as `test/another-desk.spec.ts` names what was done against it. */
const SAID = {
  ALL: '(select|insert|update|remove)',
  SELECT: 'select',
  INSERT: 'insert',
  UPDATE: 'update',
  DELETE: 'remove',
};

/** Policies that are taken away whole are all tried at once: the test says for each table what was done. */
async function playPolicies() {
  const whole = unnoticed().filter(({ name, tested }) => /^policy \S+ \w+ \(\w+\)$/.test(name) && !tested);
  if (whole.length === 0) return;
  await tellTemplate(...whole.map(({ take }) => take));
  const found = await failure('dist-test', ['/another-desk\\.spec']).finally(() =>
    tellTemplate(...whole.map(({ giveBack }) => giveBack)),
  );
  for (const { name } of whole) {
    const [, table, command] = /^policy (\S+) \w+ \((\w+)\)$/.exec(name);
    const noticed = new RegExp(`"${table} ${SAID[command]} `).test(found?.said ?? '');
    note({ name, by: noticed ? found.test : null, tested: 1 });
  }
}

async function playDirected() {
  await playPolicies();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    for (const [kind, files] of Object.entries(DIRECTED)) {
      const file = files[round - 1];
      const left = unnoticed().filter(({ name, take, tested = 0 }) => take && name.startsWith(kind) && tested < round);
      if (file) for (const bundle of bundlesOf(left, round === 1 ? 1 : BUNDLE)) await tryTogether(bundle, file, round);
    }
  }
}

async function playLenses() {
  cpSync(built, join(root, COPY), { recursive: true });
  try {
    for (const [name, file, from, to] of lenses) {
      if (known.get(`lens ${name}`)?.tested || !name.includes(values.only)) continue;
      const path = join(root, COPY, 'src', file);
      const text = readFileSync(path, 'utf8');
      if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
      note({ name: `lens ${name}`, by: await testsNotice(FOR_LENSES, COPY), tested: true });
      writeFileSync(path, text);
    }
  } finally {
    rmSync(join(root, COPY), { recursive: true });
  }
}

const load = async (file) => (await import(pathToFileURL(join(built, 'test', 'support', file)).href)).default;
await (
  await load('global-setup.js')
)();
try {
  const stages = values.stages.split(',');
  for (const how of ['asked', 'built']) if (stages.includes(how)) await playWorlds(how);
  if (stages.includes('directed')) await playDirected();
  if (stages.includes('lenses')) await playLenses();
} finally {
  await (
    await load('global-teardown.js')
  )();
}
writeFileSync(join(root, 'docs', 'rights-mutations.md'), reported([...known.values()]));
