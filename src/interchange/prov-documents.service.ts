import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import { AnsweringThread } from '../platform/answering-thread.js';
import { provAnswer, type ProvWork } from './prov-work.js';

/** In bytes: what is read in a few milliseconds, cannot get large when it is written, and need not wait behind something longer. */
const SHORT = 5_000;

/** Reads PROV documents, megabytes of them in a thread of their own. */
@Injectable()
export class ProvDocuments implements OnModuleDestroy {
  private readonly thread = new AnsweringThread<ProvWork>({
    module: new URL('./prov-thread.service.js', import.meta.url),
    // Each of as much as the route takes.
    mostWaiting: 4,
    // Several times what a document of the largest size usually needs.
    heap: 1024,
    tooMany: 'Too many long documents are being read at once; try again.',
    tooLarge: 'The document holds more records than fit into memory. Send it in parts.',
  });

  /** @returns the body of the answer @throws Refusal `unavailable` where too many documents wait */
  async answer(work: ProvWork): Promise<Buffer> {
    if (work.bytes.length <= SHORT) return Buffer.from(provAnswer(work).buffer);
    return this.thread.answer(work);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
