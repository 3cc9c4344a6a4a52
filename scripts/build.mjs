// The native compiler checks and emits all; DTOs and controllers are emitted once more, with the OpenAPI plugin of @nestjs/swagger, which
// makes the OpenAPI document out of their types and comments and which only the older compiler can load.
// One compile path for the application and for the tests, so that both see the same metadata.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { before } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const file = process.argv[2] ?? 'tsconfig.json';
const started = performance.now();
const host = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (found) => {
    throw new Error(ts.flattenDiagnosticMessageText(found.messageText, '\n'));
  },
};
const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(file, {}, host);
rmSync(options.outDir, { recursive: true, force: true });

const compiler = join(import.meta.dirname, '..', 'node_modules', 'typescript-native', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '--singleThreaded', '--noEmitOnError', '-p', file], {
  stdio: ['ignore', 2, 'inherit'],
});
if (status !== 0) process.exit(1);

const program = ts.createProgram(
  fileNames.filter((name) => /\.(dto|controller)\.ts$/.test(name)),
  // Or alternatives would be listed in the order in which they happened to be met.
  { ...options, stableTypeOrdering: true },
);
const plugin = {
  classValidatorShim: true,
  introspectComments: true,
  esmCompatible: true,
  dtoFileNameSuffix: ['.dto.ts'],
};
const swagger = before(plugin, program);
for (const name of program.getRootFileNames()) {
  program.emit(program.getSourceFile(name), undefined, undefined, false, { before: [swagger] });
}
console.log(`built ${ts.sys.resolvePath(options.outDir)} in ${Math.round(performance.now() - started)} ms`);
