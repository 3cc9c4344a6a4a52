// Runs the built product against test material of others, kept in a folder outside the project. Reports, and fails where a
// set stays under its threshold or a figure is read wrong by a factor of ten or more.
//
//   npm run conformance -- <folder> [--failures <language>] [--only <language>,…]
//
// --failures prints every case of the language (en, de, …) that did not pass; --only holds other languages to no threshold.
//
// Each module of scripts/conformance/ that has a `set` is one: { name, folder, run(folder, product) }. `run` answers
// results, one for each line of the report: { label, cases, passed, notes }, and where they have them language, failures,
// threshold (percent) and misScaled.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { failures: { type: 'string' }, only: { type: 'string' } },
});
const [given] = positionals;
if (!given || !existsSync(given) || !statSync(given).isDirectory()) {
  console.error(
    given ? `There is no folder ${resolve(given)}.` : 'Say where the material is: npm run conformance -- <folder>',
  );
  process.exit(1);
}
const root = resolve(given);
const product = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const modules = join(import.meta.dirname, 'conformance');
const loaded = await Promise.all(
  readdirSync(modules)
    .filter((file) => file.endsWith('.mjs'))
    .sort()
    .map((file) => import(join(modules, file))),
);
const sets = loaded.flatMap(({ set }) => set ?? []);

for (const { name, folder, run } of sets) {
  const at = join(root, folder);
  if (!existsSync(at)) {
    console.log(`${name}: skipped, looked for ${at}`);
    continue;
  }
  for (const result of await run(at, product)) {
    console.log(lineOf(name, result));
    if (values.failures === result.language) for (const failure of result.failures ?? []) console.log(`  ${failure}`);
    if (isBelow(result)) process.exitCode = 1;
  }
}

const covered = new Set(sets.map(({ folder }) => folder.split('/')[0]));
for (const folder of readdirSync(root).sort()) {
  if (!covered.has(folder) && statSync(join(root, folder)).isDirectory()) console.log(`${folder}: no runner yet`);
}

function isBelow({ language, cases, passed, threshold, misScaled = 0 }) {
  if (values.only !== undefined && !values.only.split(',').includes(language)) return false;
  return threshold !== undefined && (100 * passed < threshold * cases || misScaled > 0);
}

function lineOf(name, { label, cases, passed, notes }) {
  const what = `${name}, ${label}:`;
  if (cases === 0) return `${what} no cases in the folder`;
  const rate = ((100 * passed) / cases).toFixed(1);
  return `${what} ${cases} cases, ${passed} passed, ${rate} %${notes ? ` (${notes})` : ''}`;
}
