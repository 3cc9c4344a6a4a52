import type { Morph, NumberState } from './number-state.js';
import { finished, nextState, noNumber } from './number-state.js';

const value = (number: number): Morph => ({ kind: 'value', value: number });
const scale = (exponent: number): Morph => ({ kind: 'scale', exponent, bare: true });

function numberOf(...morphs: Morph[]): string | null {
  const end = morphs.reduce<NumberState | null>(
    (state, morph) => state && nextState(state, morph, { wideTens: [] }),
    noNumber,
  );
  const number = end && finished(end);
  return number && `${number.mantissa}e${number.exponent}`;
}

describe('nextState', () => {
  it('lets a million multiply what stands after the last scale above it', () => {
    // Tres billones cuatrocientos mil millones doscientos mil
    const words = [value(3), scale(12), value(400), scale(3), scale(6), value(200), scale(3)];
    expect(numberOf(...words)).toBe('3400000200000e0');
    expect(numberOf(value(3), scale(12), value(400), scale(3), value(55), scale(6))).toBe('3400055000000e0');
  });

  it('lets a million multiply a thousand where nothing stands above it', () => {
    expect(numberOf(value(13), scale(3), scale(6))).toBe('13e9');
    expect(numberOf(scale(3), scale(6))).toBe('1e9');
  });

  it('refuses a scale that would overtake the one above it', () => {
    expect(numberOf(value(3), scale(6), value(2), scale(3), scale(9))).toBeNull();
    expect(numberOf(value(3), scale(6), value(2), scale(6))).toBeNull();
  });
});
