import { parentPort } from 'node:worker_threads';

import { Refusal } from '../kernel/refusal.js';
import { provAnswer, type ProvWork } from './prov-work.js';

/** A document that something is to be done with. */
export interface Task {
  readonly id: number;
  readonly work: ProvWork;
}

/** The body of the answer, or why there is none. */
export type Done =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly refused: Pick<Refusal, 'code' | 'message' | 'faults'> };

/** The thread in which long documents are read. */
parentPort?.on('message', ({ id, work }: Task) => {
  try {
    const bytes = provAnswer(work);
    answer({ id, bytes }, [bytes.buffer]);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { code, message, faults } = thrown;
    answer({ id, refused: { code, message, faults } });
  }
});

function answer(done: Done, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(done, handedOver);
}
