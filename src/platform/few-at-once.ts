import { Refusal } from '../kernel/refusal.js';

/** Where somebody waits: behind the others, or before all of them. */
export type Place = 'last' | 'ahead';

/**
 * Lets a few pieces of work run at once, and some wait in order; what comes beyond that is refused at once, so that nobody can
 * pile up work without end.
 */
export class FewAtOnce {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * @param place `ahead` only for what is counted elsewhere: it is never too many
   * @throws Refusal `unavailable` where too many wait already
   */
  async run<Result>(work: () => Promise<Result>, place: Place = 'last'): Promise<Result> {
    if (this.running >= this.most) {
      if (this.waiting.length >= this.mostWaiting && place === 'last')
        throw new Refusal('unavailable', 'Too many people are signing in at this moment; try again in a few seconds.');
      // Whoever ends hands the place on, so that nobody who comes later takes it.
      await new Promise<void>((resolve) =>
        place === 'ahead' ? this.waiting.unshift(resolve) : this.waiting.push(resolve),
      );
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
