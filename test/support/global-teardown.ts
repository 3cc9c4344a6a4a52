import { rmSync } from 'node:fs';

/** Stops the server of the run and removes what the run has written. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testRun?.server?.stop();
  if (globalThis.testRun) rmSync(globalThis.testRun.root, { recursive: true, force: true });
}
