// TypeScript with the OpenAPI plugin of @nestjs/swagger: types and comments of DTOs become the OpenAPI document.
// One compile path for the application and for the tests, so that both see the same metadata.
import { rmSync } from 'node:fs';

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
const config = ts.getParsedCommandLineOfConfigFile(file, {}, host);
rmSync(config.options.outDir, { recursive: true, force: true });
const program = ts.createProgram(config.fileNames, config.options);
const swagger = before(
  { classValidatorShim: true, introspectComments: true, esmCompatible: true, dtoFileNameSuffix: ['.dto.ts'] },
  program,
);
const found = ts.getPreEmitDiagnostics(program).concat(config.errors);
const emitted = found.length
  ? { diagnostics: [] }
  : program.emit(undefined, undefined, undefined, false, { before: [swagger] });
const all = found.concat(emitted.diagnostics);
if (all.length > 0) {
  const format = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getNewLine: () => '\n',
  };
  console.error(ts.formatDiagnosticsWithColorAndContext(all, format));
} else {
  console.log(`built ${ts.sys.resolvePath(config.options.outDir)} in ${Math.round(performance.now() - started)} ms`);
}
process.exit(all.length > 0 ? 1 : 0);
