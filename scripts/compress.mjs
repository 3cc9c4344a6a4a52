// Puts .br and .gz beside the built files of the page: the server hands those out to browsers that read them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..', 'dist-web', 'assets');
/** Below this a compressed file saves less than the header that announces it costs. */
const SMALLEST_BYTES = 1024;
let before = 0;
let after = 0;
const files = existsSync(root) ? readdirSync(root, { recursive: true }) : [];
for (const file of files.filter((name) => /\.(js|css|svg|json)$/.test(name))) {
  const path = join(root, file);
  const raw = readFileSync(path);
  if (raw.length < SMALLEST_BYTES) continue;
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(raw, { level: 9 }));
  before += raw.length;
  after += brotli.length;
}
console.log(`compressed ${Math.round(before / 1024)} kB of the page to ${Math.round(after / 1024)} kB`);
