// Runs tests on the server and template that are there already.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import config from '../../jest.config.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The first test of some files that fails, in words; null where all pass. */
export const failing = async (built, files) => (await failure(built, files))?.test ?? null;

/** The same, with what the tests of that file say that fail. */
export async function failure(built, files) {
  const own = { ...config, rootDir: root, roots: [join(root, built)] };
  delete own.globalSetup;
  delete own.globalTeardown;
  const outcome = join(tmpdir(), `mutations-${process.pid}.json`);
  rmSync(outcome, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--runInBand', '--json', `--outputFile=${outcome}`, `--config=${JSON.stringify(own)}`];
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...options, ...files], { stdio: 'ignore', cwd: root }); // prettier-ignore
  await new Promise((resolve) => child.once('exit', resolve));
  const { success, numTotalTests, testResults } = JSON.parse(readFileSync(outcome, 'utf8'));
  if (success && numTotalTests > 0) return null;
  const file = testResults.find(({ status }) => status === 'failed');
  if (!file) throw new Error(`no test ran of ${files.join(', ')}`);
  const test = file.assertionResults.find(({ status }) => status === 'failed');
  const name = file.name.replace(/.*\/(test|src)\//, '').replace('.spec.js', '');
  return { test: `${name}: ${test?.title ?? 'does not start'}`, said: file.message };
}
