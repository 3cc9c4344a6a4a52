import { Injectable, type OnModuleDestroy } from '@nestjs/common';

import { AnsweringThread } from '../platform/answering-thread.js';
import { findFigures, type FoundFigure } from './find-figures.js';
import type { FigureOptions } from './read-figure.js';

/** In code units: what is searched in a few milliseconds, and need not wait behind something longer. */
const SHORT = 5_000;

/** A text to be searched. */
export interface LongText {
  readonly text: string;
  readonly options: FigureOptions;
}

/** Searches texts for figures, megabytes of them in a thread of their own. */
@Injectable()
export class FigureFinder implements OnModuleDestroy {
  private readonly thread = new AnsweringThread<LongText>({
    module: new URL('./find-figures-thread.service.js', import.meta.url),
    // Each of a megabyte or so.
    mostWaiting: 16,
    // Several times what the most quantities need.
    heap: 768,
    tooMany: 'Too many long texts are being searched at once; try again.',
    tooLarge: 'The text holds more quantities than fit into memory. Send it in parts.',
  });

  /** @returns what was found, of a long text as JSON already @throws Refusal `unavailable` where too many texts wait */
  async find(text: string, options: FigureOptions): Promise<{ readonly items: readonly FoundFigure[] } | Buffer> {
    if (text.length <= SHORT) return findFigures(text, options);
    return this.thread.answer({ text, options });
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
