import { rmSync } from 'node:fs';

/** Stops the server of the run and removes its data. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testServer?.server.stop();
  if (globalThis.testServer) rmSync(globalThis.testServer.root, { recursive: true, force: true });
}
