import { parentPort } from 'node:worker_threads';

import { Refusal } from '../kernel/refusal.js';
import { findFigures } from './find-figures.js';
import type { FigureOptions } from './read-figure.js';

/** A text to be searched. */
export interface Task {
  readonly id: number;
  readonly text: string;
  readonly options: FigureOptions;
}

/** What was found, as JSON in UTF-8, or why nothing was searched. */
export type Found =
  | { readonly id: number; readonly json: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly refused: Pick<Refusal, 'code' | 'message' | 'faults'> };

/** The thread in which long texts are searched. The answer is made here as well: as JSON it goes back without being copied. */
parentPort?.on('message', ({ id, text, options }: Task) => {
  try {
    const json = new TextEncoder().encode(JSON.stringify(findFigures(text, options)));
    answer({ id, json }, [json.buffer]);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { code, message, faults } = thrown;
    answer({ id, refused: { code, message, faults } });
  }
});

function answer(found: Found, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(found, handedOver);
}
