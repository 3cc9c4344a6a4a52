// Puts built specs together into files of dist-test/together, which jest runs in their place when it is asked for all: for every file it
// loads everything anew that is imported and compiles what runs often, which takes longer than most tests take.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', 'dist-test');
const folder = join(root, 'together');

/** What takes much longer than its size tells, in seconds of a processor. */
const SECONDS = {
  ...{ 'test/worlds': 110, 'test/start': 60, 'test/protection': 38, 'test/detector': 36, 'test/comparison': 34 },
  ...{
    'test/vocabulary': 20,
    'test/upgrade': 19,
    'test/reviews-steps': 17,
    'test/sign-in': 16,
    'test/derivations': 15,
  },
  ...{
    'test/parsing': 14,
    'test/plans': 14,
    'test/sources': 12,
    'test/guard': 12,
    'test/standing': 12,
    'test/hostile': 10,
  },
};
const BYTES_A_SECOND = 18_000;

/** How many files the specs that start the application become, and all others: three workers are to end at about the same time. */
const FILES = { application: 6, rest: 2 };

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
