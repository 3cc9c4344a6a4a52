// Builds the application and the page where a build is missing, older than its sources, or made with other packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
process.chdir(root);

const packages = createHash('sha256')
  .update(readFileSync('package.json'))
  .update(existsSync('package-lock.json') ? readFileSync('package-lock.json') : '')
  .digest('hex');

/** The newest change below a path, in milliseconds; a removed file shows in the time of its folder. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return inside.reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs);
}

/** Why a build has to be made, in words; null if it is fresh. */
function staleness({ out, entry, sources }) {
  const stamp = join(out, '.built-with');
  if (!existsSync(join(out, entry)) || !existsSync(stamp)) return 'there is no build yet';
  if (readFileSync(stamp, 'utf8') !== packages) return 'the packages have changed';
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newest(source) > built) ? 'its sources are newer than the build' : null;
}

function run(script, ...args) {
  if (!existsSync(script)) {
    console.error(`Claimtrail cannot be built: ${script} is missing. Run npm ci first.`);
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ['inherit', 2, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

function build(what, target, steps) {
  const reason = staleness(target);
  if (reason === null) return;
  console.error(`Building ${what}: ${reason}.`);
  const started = Date.now();
  steps();
  const stamp = join(target.out, '.built-with');
  writeFileSync(stamp, packages);
  console.error(`Built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

if (existsSync('src')) {
  const sources = ['src', 'tsconfig.json', 'scripts/build.mjs'];
  build('the application', { out: 'dist', entry: 'main.js', sources }, () => run('scripts/build.mjs'));
}
if (existsSync('web/index.html')) {
  build('the page', { out: 'dist-web', entry: 'index.html', sources: ['web', 'scripts/compress.mjs'] }, () => {
    run('node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn');
    run('scripts/compress.mjs');
  });
}
