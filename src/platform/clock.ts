import { Injectable } from '@nestjs/common';

/** What time it is, and waiting; a provider of its own, so that hours can be measured without letting them pass. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }

  /** Milliseconds since some moment, the same for this process: they pass whatever becomes of the clock. */
  elapsed(): number {
    return Math.floor(performance.now());
  }

  /** Waits until a moment, in milliseconds since 1970; not at all where it has passed. */
  async until(moment: number): Promise<void> {
    const left = moment - this.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
}
