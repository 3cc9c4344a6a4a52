// The application as benchmarks start it: in a process of its own, on a database that is there.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const TOKEN = 'a-token-for-the-benchmark-and-nothing-else';

const built = (path) => pathToFileURL(join(import.meta.dirname, '..', 'dist-test', 'src', path)).href;

/** A module of what was built for tests. */
export const load = (path) => import(built(path));

/**
 * Starts the application, and resolves when it is ready; `BENCH_NODE_ARGS` go to its node.
 *
 * `detecting: false` switches its detector off.
 */
export async function startApp(url, { detecting = true } = {}) {
  const off = `const { detector } = await import('${built('detection/switch.js')}'); detector.on = false;`;
  const entry = `${detecting ? '' : off} await import('${built('main.js')}');`;
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url,
    CLAIMTRAIL_BOOTSTRAP_TOKEN: TOKEN,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  const nodeArgs = process.env.BENCH_NODE_ARGS?.split(' ') ?? [];
  const child = spawn(process.execPath, [...nodeArgs, '--input-type=module', '--eval', entry], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /ready: (\S+)/.exec(String(text));
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}`)));
  });
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  return { child, address, stop: () => (child.kill('SIGTERM'), ended) };
}
