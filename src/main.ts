import 'reflect-metadata';

import { Lifecycle } from './app/lifecycle.js';
import { start } from './app/start.js';
import { StartError } from './platform/start-error.js';

const lifecycle = new Lifecycle();
lifecycle.listenToSignals();
try {
  await start(process.env, lifecycle);
} catch (error) {
  // What whoever starts it can mend is said in one sentence; anything else is a fault of ours, with its stack.
  if (!lifecycle.ending) console.error(error instanceof StartError ? error.message : error);
  await lifecycle.stop(1);
}
