import fc from 'fast-check';

import { type Noted, steadyTime } from './steady-time.js';

const START = 1_780_000_000_000;

/** What happens to one of three clocks between two moments: time passes, and somebody may put it to another. */
const events = fc.array(
  fc.record({
    after: fc.nat(5000),
    clock: fc.nat(2),
    put: fc.oneof(fc.constant(0), fc.integer({ min: -1e9, max: 1e9 })),
  }),
  { maxLength: 50 },
);

describe('steadyTime', () => {
  it('never goes back, and in no process falls behind what others have counted by', () => {
    fc.assert(
      fc.property(events, (all) => {
        const offsets = [0, 0, 0];
        const noted: (Noted | null)[] = [null, null, null];
        let [elapsed, latest] = [0, START];
        for (const { after, clock, put } of all) {
          elapsed += after;
          offsets[clock] = (offsets[clock] ?? 0) + put;
          const now = steadyTime(
            noted[clock] ?? null,
            { moment: START + elapsed + (offsets[clock] ?? 0), elapsed },
            latest,
          );
          noted[clock] = now;
          expect(now.moment).toBeGreaterThanOrEqual(latest);
          latest = now.moment;
        }
      }),
    );
  });

  it('passes as time does while clocks are only put back, however many count by it', () => {
    fc.assert(
      fc.property(events, (all) => {
        const offsets = [0, 0, 0];
        const noted: (Noted | null)[] = [null, null, null];
        let elapsed = 0;
        let seen: number | null = null;
        for (const { after, clock, put } of all) {
          elapsed += after;
          const read = () => ({ moment: START + elapsed + (offsets[clock] ?? 0), elapsed });
          noted[clock] = steadyTime(noted[clock] ?? null, read(), seen);
          offsets[clock] = (offsets[clock] ?? 0) - Math.abs(put);
          const now = steadyTime(noted[clock] ?? null, read(), seen);
          noted[clock] = now;
          seen = now.moment;
          expect(now.moment).toBeLessThanOrEqual(START + elapsed);
        }
        const own = steadyTime(noted[0] ?? null, { moment: 0, elapsed: elapsed + 1000 }, null);
        if (noted[0]) expect(own.moment - noted[0].moment).toBe(elapsed + 1000 - noted[0].elapsed);
      }),
    );
  });

  it('follows a clock that is put forward', () => {
    expect(steadyTime({ moment: START, elapsed: 0 }, { moment: START + 500, elapsed: 10 }, null).moment).toBe(
      START + 500,
    );
  });
});
