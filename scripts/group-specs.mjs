// Puts built specs together into files of dist-test/together, which jest runs in their place when it is asked for all: for every file it
// loads everything anew that is imported, and the application takes longer to load than most of its tests take.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', 'dist-test');
const folder = join(root, 'together');

/** What takes longest is better run beside others; what says something outside of `describe` would say it to its neighbours. */
const ALONE = /\/(worlds|comparison|start|sign-in|protection|hostile|detector|plans|web-comparison)\.spec\.js$/;

/** How many files the specs that start the application become, and all others. */
const FILES = { application: 7, rest: 4 };

const specs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.spec.js') && !path.startsWith('together'))
  .map((path) => join(root, path));
const asks = (path) => /support\/(world|database)\.js/.test(readFileSync(path, 'utf8'));

/** The largest first, each to the file that has least so far. */
function dealt(paths, count) {
  const piles = Array.from({ length: count }, () => ({ size: 0, paths: [] }));
  for (const path of paths.toSorted((a, b) => statSync(b).size - statSync(a).size)) {
    const least = piles.reduce((one, other) => (other.size < one.size ? other : one));
    least.size += statSync(path).size;
    least.paths.push(path);
  }
  return piles.map((pile) => pile.paths);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const alone = specs.filter((path) => ALONE.test(path));
const others = specs.filter((path) => !ALONE.test(path));
const kinds = { application: others.filter(asks), rest: others.filter((path) => !asks(path)) };
for (const [kind, paths] of Object.entries(kinds)) {
  for (const [n, pile] of dealt(paths, FILES[kind]).entries()) {
    const imports = pile.map((path) => `import '${relative(folder, path).replaceAll('\\', '/')}';\n`);
    writeFileSync(join(folder, `${kind}-${n + 1}.spec.js`), imports.join(''));
  }
}
for (const path of alone) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  writeFileSync(join(folder, name), `import '${relative(folder, path).replaceAll('\\', '/')}';\n`);
}
