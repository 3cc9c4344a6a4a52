/** Requests in flight get this long to finish after the process was told to end. */
export const LONGEST_DRAIN_MS = 10_000;

/** What has to be undone when the process ends, newest first, however far the start has come. */
export class Lifecycle {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private stopping: Promise<never> | undefined;

  /** Whether the end has begun: what is still starting may fail for that reason alone. */
  get ending(): boolean {
    return this.stopping !== undefined;
  }

  /** Does this when the process ends, before everything that was said earlier. */
  onStop(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** SIGINT and SIGTERM end the process in order; a second one ends it at once. */
  listenToSignals(): void {
    const onSignal = () => {
      // Exit handlers still run, and ask an embedded server to stop.
      if (this.ending) process.exit(130);
      void this.stop(0);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  }

  /** Undoes everything and ends the process; every further call waits for the first. */
  stop(exitCode: number): Promise<never> {
    return (this.stopping ??= this.undo(exitCode));
  }

  private async undo(exitCode: number): Promise<never> {
    let code = exitCode;
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => {
        console.error(error);
        code = 1;
      });
    }
    process.exit(code);
  }
}
