import fc from 'fast-check';

import {
  type Attempter,
  type Bucket,
  BUDGETS,
  decide,
  intervalOf,
  type Levels,
  mostInAnHour,
  PUBLIC_BUCKETS,
} from './sign-in-budget.js';

const HOUR = 3_600_000;
const stranger: Attempter = { exists: true, knownDevice: false, familiarAddress: false };

/** What somebody does: when (after the one before), with which email, from where, in which browser. */
interface Try {
  readonly after: number;
  readonly account: number;
  readonly address: number;
  readonly device: boolean;
  readonly familiar: boolean;
}

const tries = fc.array(
  fc.record({
    after: fc.oneof(
      { weight: 6, arbitrary: fc.nat(1000) },
      { weight: 1, arbitrary: fc.integer({ min: -HOUR, max: HOUR }) },
    ),
    account: fc.nat(6),
    address: fc.nat(6),
    device: fc.boolean(),
    familiar: fc.boolean(),
  }),
  { maxLength: 200, size: 'max' },
);

const forward = tries.map((all) => all.map((one) => ({ ...one, after: Math.abs(one.after) })));

/** Accounts above this number do not exist. */
const LAST_ACCOUNT = 3;

/** The buckets of everybody, as the table has them. */
class Store {
  private readonly rows = new Map<string, number>();
  now = 1_780_000_000_000;

  decide({ account, address, device, familiar }: Try, exists = account <= LAST_ACCOUNT) {
    const names = nameOf(account, address);
    const levels: Levels = Object.fromEntries(
      Object.entries(names).flatMap(([bucket, name]) => (this.rows.has(name) ? [[bucket, this.rows.get(name)]] : [])),
    );
    const decision = decide(
      levels,
      { exists, knownDevice: exists && device, familiarAddress: exists && familiar },
      this.now,
    );
    for (const [bucket, fullAt] of Object.entries(decision.taken)) this.rows.set(names[bucket as Bucket], fullAt);
    return { ...decision, names };
  }
}

const nameOf = (account: number, address: number): Record<Bucket, string> => ({
  pair: `pair ${account} ${address}`,
  account: `account ${account}`,
  address: `address ${address}`,
  instance: 'instance',
  device: `device ${account}`,
  familiar: `familiar ${account} ${address}`,
  gracePair: `gracePair ${account} ${address}`,
  graceAccount: `graceAccount ${account}`,
  graceInstance: 'graceInstance',
  own: `own ${account}`,
});

describe('decide', () => {
  it('lets no bucket give more than its sum in any hour, whatever the order of attempts', () => {
    fc.assert(
      fc.property(forward, (all) => {
        const store = new Store();
        const taken = new Map<string, { bucket: Bucket; moments: number[] }>();
        for (const one of all) {
          store.now += one.after;
          const { taken: drawn, names } = store.decide(one);
          for (const bucket of Object.keys(drawn) as Bucket[]) {
            const of = taken.get(names[bucket]) ?? { bucket, moments: [] };
            of.moments.push(store.now);
            taken.set(names[bucket], of);
          }
        }
        for (const { bucket, moments } of taken.values())
          moments.forEach((from, at) => {
            const within = moments.slice(at).filter((moment) => moment < from + HOUR);
            expect(within.length).toBeLessThanOrEqual(mostInAnHour(bucket));
          });
      }),
    );
  });

  it('looks at no password without drawing on a budget', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const store = new Store();
        for (const one of all) {
          store.now += one.after;
          const { verdict, taken } = store.decide(one);
          expect(Object.keys(taken).length > 0).toBe(verdict !== 'refused');
        }
      }),
    );
  });

  it('answers an email that does not exist exactly as one that does, but for a browser it signed in with', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const [real, unreal] = [new Store(), new Store()];
        for (const one of all) {
          real.now = unreal.now += one.after;
          const asked = { ...one, device: false };
          const seen = real.decide(asked, true);
          const unseen = unreal.decide(asked, false);
          // Somebody who guesses wrong is told the same: whether the public budgets let the attempt through, and how long to wait.
          expect(seen.verdict === 'open').toBe(unseen.verdict === 'open');
          expect(seen.retryAfterSeconds).toBe(unseen.retryAfterSeconds);
        }
      }),
    );
  });

  it('gives a known device its attempts whatever others do', () => {
    fc.assert(
      fc.property(tries, fc.nat(LAST_ACCOUNT), fc.nat(6), (all, account, address) => {
        const store = new Store();
        for (const one of all) {
          store.now += Math.abs(one.after);
          store.decide({ ...one, device: one.device && one.account !== account });
        }
        const own = { after: 0, account, address, device: true, familiar: false };
        for (let nr = 0; nr < BUDGETS.device.burst; nr++) expect(store.decide(own).verdict).toBe('open');
      }),
    );
  });

  it('gives a familiar address its attempts whatever others elsewhere do', () => {
    fc.assert(
      fc.property(tries, fc.nat(LAST_ACCOUNT), fc.nat(6), (all, account, address) => {
        const store = new Store();
        for (const one of all) {
          store.now += Math.abs(one.after);
          if (one.account !== account || one.address !== address) store.decide(one);
        }
        const own = { after: 0, account, address, device: false, familiar: true };
        for (let nr = 0; nr < BUDGETS.familiar.burst; nr++) expect(store.decide(own).verdict).not.toBe('refused');
      }),
    );
  });

  it('lets a colleague in once where somebody has used up the budget of their network with emails that do not exist', () => {
    const store = new Store();
    for (let account = 100; account < 5000; account++)
      store.decide({ after: 0, account, address: 1, device: false, familiar: false });
    const colleague = { after: 0, account: 1, address: 1, device: false, familiar: false };
    expect(store.decide(colleague).verdict).toBe('quiet');
    expect(store.decide(colleague).verdict).toBe('refused');
    store.now += HOUR;
    expect(store.decide(colleague).verdict).not.toBe('refused');
  });

  it('waits no longer than one attempt takes to come back where the clock was put back', () => {
    for (const bucket of PUBLIC_BUCKETS) {
      const now = 1_780_000_000_000;
      const { verdict, retryAfterSeconds } = decide(
        { [bucket]: now + 1000 * HOUR },
        { ...stranger, exists: false },
        now,
      );
      expect(verdict).toBe('refused');
      expect(retryAfterSeconds).toBe(Math.ceil(intervalOf(bucket) / 1000));
    }
  });

  it('never asks to wait in vain', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const store = new Store();
        for (const one of all) {
          store.now += Math.abs(one.after);
          const { verdict, retryAfterSeconds } = store.decide(one, false);
          if (verdict === 'open') continue;
          store.now += retryAfterSeconds * 1000;
          expect(store.decide(one, false).verdict).toBe('open');
        }
      }),
    );
  });
});
