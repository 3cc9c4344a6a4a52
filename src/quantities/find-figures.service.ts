import { Worker } from 'node:worker_threads';

import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import { Refusal } from '../kernel/refusal.js';
import type { FoundFigure } from './find-figures.js';
import { findFigures } from './find-figures.js';
import type { Found, Task } from './find-figures-thread.service.js';
import type { FigureOptions } from './read-figure.js';

/** In code units: what is searched in a few milliseconds, and need not wait behind something longer. */
const SHORT = 5_000;

/** Texts that may wait, each of a megabyte or so. */
const MOST_WAITING = 16;

/** Several times what the most quantities need. A thread that needs more is ended, and the process is not. */
const HEAP_MB = 768;

interface Waiting {
  readonly resolve: (json: Buffer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Searches texts for figures; long ones in a thread of their own, one after the other, so that a megabyte of them does not keep
 * all other requests waiting for seconds. The thread is started with the first long text.
 */
@Injectable()
export class FigureFinder implements OnModuleDestroy {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** @returns what was found, of a long text as JSON already @throws Refusal `unavailable` where too many texts wait */
  async find(text: string, options: FigureOptions): Promise<{ readonly items: readonly FoundFigure[] } | Buffer> {
    if (text.length <= SHORT) return findFigures(text, options);
    if (this.waiting.size >= MOST_WAITING) {
      throw new Refusal('unavailable', 'Too many long texts are being searched at once; try again.');
    }
    const id = ++this.last;
    const task: Task = { id, text, options };
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
    const thread = new Worker(new URL('./find-figures-thread.service.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // It alone keeps no process alive.
    thread.unref();
    thread.on('message', (found: Found) => {
      const asked = this.waiting.get(found.id);
      this.waiting.delete(found.id);
      if ('json' in found) asked?.resolve(Buffer.from(found.json.buffer));
      else asked?.reject(new Refusal(found.refused.code, found.refused.message, found.refused.faults));
    });
    let reason: Error = new Refusal('unavailable', 'The server is going down; try again.');
    thread.on('error', (error: Error & { code?: string }) => {
      const tooMuch = new Refusal(
        'payload-too-large',
        'The text holds more quantities than fit into memory. Send it in parts.',
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
