// npm run test:worlds [-- --worlds 1000 --seed 1 --shrink]: the property test of rights at length, in two processes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '2' },
    shrink: { type: 'boolean', default: false },
    control: { type: 'boolean', default: false },
  },
});
const built = join(import.meta.dirname, '..', 'dist-test', 'test');
const load = async (file) => (await import(pathToFileURL(join(built, file)).href)).default;
const setUp = await load('support/global-setup.js');
const tearDown = await load('support/global-teardown.js');

const from = Number(values.seed);
const processes = Number(values.processes);
const each = Math.ceil(Number(values.worlds) / processes);

function play(part) {
  const script = join(built, 'worlds', 'main.js');
  const more = [values.shrink ? 'shrink' : '-', values.control ? 'control' : '-'];
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', script, String(from + part * each), String(each), ...more],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let last = '';
  child.stdout.on('data', (text) => {
    const lines = String(text).trimEnd();
    last = lines.split('\n').at(-1);
    console.log(lines);
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, last })));
}

const began = Date.now();
await setUp();
const parts = await Promise.all(Array.from({ length: processes }, (_, part) => play(part))).finally(() => tearDown());
const broken = parts.some(({ code }) => code !== 0);
if (!broken) {
  const sum = (name) => parts.reduce((total, { last }) => total + JSON.parse(last)[name], 0);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${sum('asked')} requests asked in both worlds, ${sum('hidden')} actions hidden, ${seconds} s`);
  console.log(`${sum('worlds')} worlds, ${sum('differing')} differences`);
  process.exitCode = sum('differing') === 0 ? 0 : 1;
} else process.exitCode = 1;
