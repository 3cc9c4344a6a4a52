import { Worker } from 'node:worker_threads';

import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import { Refusal } from '../kernel/refusal.js';
import type { Done, Task } from './prov-thread.service.js';
import { provAnswer, type ProvWork } from './prov-work.js';

/** In bytes: what is read in a few milliseconds, cannot get large when it is written, and need not wait behind something longer. */
const SHORT = 5_000;

/** Documents that may wait, each of as much as the route takes. */
const MOST_WAITING = 4;

/** Several times what a document of the largest size usually needs. A thread that needs more is ended, and the process is not. */
const HEAP_MB = 1024;

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Reads PROV documents; long ones in a thread of their own, one after the other, so that megabytes of them do not keep all other requests
 * waiting for seconds. The thread is started with the first long document.
 */
@Injectable()
export class ProvDocuments implements OnModuleDestroy {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** @returns the body of the answer @throws Refusal `unavailable` where too many documents wait */
  async answer(work: ProvWork): Promise<Buffer> {
    if (work.bytes.length <= SHORT) return Buffer.from(provAnswer(work).buffer);
    if (this.waiting.size >= MOST_WAITING) {
      throw new Refusal('unavailable', 'Too many long documents are being read at once; try again.');
    }
    const id = ++this.last;
    const task: Task = { id, work };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.thread ??= this.start();
      this.thread.postMessage(task);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(new URL('./prov-thread.service.js', import.meta.url), {
      // Those of the process may be for its entry alone.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // It alone keeps no process alive.
    thread.unref();
    thread.on('message', (done: Done) => {
      const asked = this.waiting.get(done.id);
      this.waiting.delete(done.id);
      if ('bytes' in done) asked?.resolve(Buffer.from(done.bytes.buffer));
      else asked?.reject(new Refusal(done.refused.code, done.refused.message, done.refused.faults));
    });
    let reason: Error = new Refusal('unavailable', 'The server is going down; try again.');
    thread.on('error', (error: Error & { code?: string }) => {
      const tooMuch = new Refusal(
        'payload-too-large',
        'The document holds more records than fit into memory. Send it in parts.',
      );
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : error;
    });
    thread.on('exit', () => {
      this.thread = null;
      for (const { reject } of this.waiting.values()) reject(reason);
      this.waiting.clear();
    });
    return thread;
  }
}
