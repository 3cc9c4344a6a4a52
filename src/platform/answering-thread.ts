import { parentPort, Worker } from 'node:worker_threads';

import { Refusal } from '../kernel/refusal.js';

/** What a thread answers to, and how much. */
export interface AnsweringThreadOptions {
  /** The module that the thread runs; it calls {@link answerInThread}. */
  readonly module: URL;
  /** How many may wait at once. */
  readonly mostWaiting: number;
  /** In megabytes. A thread that needs more is ended, and the process is not. */
  readonly heap: number;
  /** Sentences for whoever asks when too many wait, and for what does not fit into the heap. */
  readonly tooMany: string;
  readonly tooLarge: string;
}

interface Task<Work> {
  readonly id: number;
  readonly work: Work;
}

/** The body of an answer, or why there is none. */
type Done =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly refused: Pick<Refusal, 'code' | 'message' | 'faults'> };

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A thread that answers what would keep all other requests waiting for seconds, one after the other. It is started when something is first asked,
 * and again after it failed.
 */
export class AnsweringThread<Work> {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly options: AnsweringThreadOptions) {}

  /**
   * Asks the thread; what is asked is copied.
   *
   * @returns the body of the answer
   * @throws Refusal `unavailable` where too many wait, `payload-too-large` for what does not fit into the heap, and whatever the thread refuses
   */
  async answer(work: Work): Promise<Buffer> {
    if (this.waiting.size >= this.options.mostWaiting) throw new Refusal('unavailable', this.options.tooMany);
    const id = ++this.last;
    const task: Task<Work> = { id, work };
    return new Promise((resolve, reject) => {
      this.thread ??= this.start();
      this.thread.postMessage(task);
      this.waiting.set(id, { resolve, reject });
    });
  }

  /** Whoever still waits is told that the server is going down. */
  async stop(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Worker {
    const { module, heap, tooLarge } = this.options;
    // Arguments of the process may be for its entry alone.
    const thread = new Worker(module, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heap } });
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
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('payload-too-large', tooLarge) : error;
    });
    thread.on('exit', () => {
      this.thread = null;
      for (const { reject } of this.waiting.values()) reject(reason);
      this.waiting.clear();
    });
    return thread;
  }
}

/** Answers in the thread whatever an {@link AnsweringThread} asks. The bytes go back without being copied. */
export function answerInThread<Work>(answer: (work: Work) => Uint8Array<ArrayBuffer>): void {
  const tell = (done: Done, handedOver: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(done, handedOver);
  parentPort?.on('message', ({ id, work }: Task<Work>) => {
    try {
      const bytes = answer(work);
      tell({ id, bytes }, [bytes.buffer]);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const { code, message, faults } = thrown;
      tell({ id, refused: { code, message, faults } });
    }
  });
}
