// Puts built specs together into files of dist-test/together, which jest runs in their place when it is asked for all: for every file it
// loads everything anew that is imported and compiles what runs often, which takes longer than most tests take.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', 'dist-test');
const folder = join(root, 'together');

/** What takes much longer than its size tells, in seconds beside two others on two cores. */
const SECONDS = {
  'test/worlds': 155,
  'test/start': 98,
  'test/plans': 75,
  'test/sign-in': 64,
  'test/detector': 52,
  'test/disputes': 52,
  'test/comparison': 46,
  'test/interchange': 32,
  'test/recomputation': 31,
  'test/upgrade': 30,
  'test/hostile': 28,
  'test/parsing': 25,
  'test/account-safety': 24,
  'test/protection': 24,
  'test/reviews-steps': 24,
  'test/guard': 22,
  'test/lenses': 22,
  'test/sign-in-by-provider': 21,
  'test/derivations': 20,
  'test/settled-exports': 20,
  'test/erasure': 19,
  'test/reviews-consequences': 19,
  'test/ledger': 17,
  'test/origins': 17,
  'test/prov-export': 17,
  'test/ledger-tampering': 14,
  'src/quantities/format-figure': 13,
  'test/withheld': 13,
  'src/graph/standing': 12,
  'src/derivations/tight-range': 11,
};
const BYTES_A_SECOND = 18_000;

/** How many files the specs that start the application become, and all others: each of three workers gets two of the ones, and one of the others. */
const FILES = { application: 6, rest: 3 };

const specs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.spec.js') && !path.startsWith('together'))
  .map((path) => join(root, path));
const asks = (path) => /support\/(world|database)\.js|worlds\/run\.js|src', 'main\.js/.test(readFileSync(path, 'utf8'));
const seconds = (path) =>
  SECONDS[relative(root, path).replaceAll('\\', '/').replace('.spec.js', '')] ?? statSync(path).size / BYTES_A_SECOND;

/** The longest first, each to the file that has least so far. */
function dealt(paths, count) {
  const piles = Array.from({ length: count }, () => ({ seconds: 0, paths: [] }));
  for (const path of paths.toSorted((a, b) => seconds(b) - seconds(a))) {
    const least = piles.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    least.seconds += seconds(path);
    least.paths.push(path);
  }
  return piles.map(({ paths }) => paths);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const kinds = { application: specs.filter(asks), rest: specs.filter((path) => !asks(path)) };
for (const [kind, paths] of Object.entries(kinds)) {
  for (const [n, pile] of dealt(paths, FILES[kind]).entries()) {
    const imports = pile.map((path) => `import '${relative(folder, path).replaceAll('\\', '/')}';\n`);
    writeFileSync(join(folder, `${kind}-${n + 1}.spec.js`), imports.join(''));
  }
}
