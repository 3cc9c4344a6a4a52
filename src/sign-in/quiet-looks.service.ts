import { setTimeout as pause } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import { verifyPassword } from '../accounts/passwords.service.js';
import { Clock } from '../platform/clock.js';
import { type Attempted, Attempts, type Counted } from './attempts.service.js';

/** From the beginning of one look to that of the next: a flood beyond the budgets costs a third of a core, however large it is. */
const PACE_MS = 100;

/** More looks than can begin before those who asked are answered. */
const MOST_ASKED = 20;
const MOST_PENDING = 100;

/** A password that is to be looked at in secret. */
interface Pending {
  readonly attempt: Attempted;
  readonly password: string;
  readonly until: number;
  readonly resolve: (right: Counted | null) => void;
}

/**
 * Looks at passwords beyond the public budgets, one at a time and at its own pace.
 *
 * Each attempt beyond them asks for one look, whether its email is somebody's or not. A look is at the password of an account that exists and
 * still has a private budget; where no such one waits, at one that nobody has, with the same work. So how busy this keeps the process tells
 * how many attempts came, and nothing of whose they were; and those that can be right never wait for those that cannot.
 */
@Injectable()
export class QuietLooks {
  /** In milliseconds; a property, so that many hours can be measured in one. */
  pace = PACE_MS;
  /** For each look that was asked for, until when somebody waits. */
  private readonly asked: number[] = [];
  private readonly pending: Pending[] = [];
  private working = false;

  constructor(
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** Whether something is still to be looked at. */
  get busy(): boolean {
    return this.working;
  }

  /**
   * Asks for one look.
   *
   * @param until when nobody waits any more
   * @returns what to give back where the password is right, null where it is not; null at once where it will not be looked at
   */
  look(attempt: Attempted, password: string, until: number): Promise<Counted | null> | null {
    if (this.asked.length < MOST_ASKED) this.asked.push(until);
    const looked =
      attempt.verdict === 'quiet' && (attempt.attempter.familiarAddress || this.pending.length < MOST_PENDING)
        ? new Promise<Counted | null>((resolve) => this.pending.push({ attempt, password, until, resolve }))
        : null;
    if (!this.working) void this.work();
    return looked;
  }

  private async work(): Promise<void> {
    this.working = true;
    while (this.next(this.asked)) {
      const paced = pause(this.pace, undefined, { ref: false });
      await this.lookAt(this.nextPending());
      await paced;
    }
    for (const { resolve } of this.pending.splice(0)) resolve(null);
    this.working = false;
  }

  /** Looks at one password, or does the same for nobody. */
  async lookAt(pending: Pending | null): Promise<void> {
    const right = await this.isRight(pending).catch(() => null);
    pending?.resolve(right);
  }

  private async isRight(pending: Pending | null): Promise<Counted | null> {
    const counted = await this.attempts.countQuietly(pending?.attempt ?? null);
    const stored = counted.verdict === 'refused' ? null : (pending?.attempt.account?.passwordHash ?? null);
    return (await verifyPassword(stored, pending?.password ?? 'nobody’s password', 'ahead')) ? counted : null;
  }

  /** Whoever comes from a network that they have signed in from goes first: no flood from elsewhere is one of those. */
  private nextPending(): Pending | null {
    const known = this.pending.findIndex(({ attempt }) => attempt.attempter.familiarAddress);
    const [first] = this.pending.splice(Math.max(known, 0), 1);
    if (!first || first.until > this.clock.now()) return first ?? null;
    first.resolve(null);
    return this.nextPending();
  }

  private next(asked: number[]): boolean {
    for (let until = asked.shift(); until !== undefined; until = asked.shift())
      if (until > this.clock.now()) return true;
    return false;
  }
}
