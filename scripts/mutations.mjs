// npm run mutations [-- --only policy --worlds 5 --anew 4 --kept file]: takes away one thing after the other that keeps rights, and says what of
// the tests notices: random worlds first (test/worlds), then the tests that were written by hand. Writes docs/rights-mutations.md.
// What is in `--kept` was played already; without it everything is played, which takes some hours.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { failing } from './mutations/jest.mjs';
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

/** Fast ones first. */
const DIRECTED = [
  ['/row-security(-laws)?\\.spec'],
  ['/(guard|account-safety|accounts|colleagues|sessions)\\.spec'],
  ['/(among-desk|withheld|naming|races)\\.spec'],
  ['/protection\\.spec'],
  ['/lenses\\.spec'],
];
const FOR_LENSES = [['/src/(detection|comparison|accounts|derivations)/.*\\.spec'], ['/(lenses|among-desk)\\.spec'], ['/(derivations|detector|recomputation)\\.spec']]; // prettier-ignore

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

async function playDirected() {
  for (const { name, take, giveBack, tested } of unnoticed()) {
    if (!take || tested) continue;
    await tellTemplate(take);
    try {
      note({ name, by: await testsNotice(DIRECTED, 'dist-test'), tested: true });
    } finally {
      await tellTemplate(giveBack);
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
