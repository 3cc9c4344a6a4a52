import { readFigure } from '../quantities/read-figure.js';
import { type Derived, isWorthUntold, type Report, worthOf } from './worth.js';

const NEWSROOM = { audience: 'newsroom', deskId: 'd1' } as const;
const figure = (words: string) => readFigure(words, { language: 'en' }).readings[0] ?? null;
const STATED = figure('$11.5 billion');
const RESULT = figure('between 11.1 and 11.9 billion dollars');

const derived = (more: Partial<Derived> = {}): Derived => ({
  ...{ ...NEWSROOM, id: 'd', attributedToId: 'register', result: RESULT, stale: false },
  ...more,
});
const report = (originatorId: string | null, more: Partial<Report> = {}): Report => ({
  ...NEWSROOM,
  originatorId,
  ...more,
});

describe('worthOf', () => {
  it('is what the one derivation gives, so that uncertainty is carried along', () => {
    expect(worthOf(STATED, [derived()], [], NEWSROOM)).toBe(RESULT);
    expect(worthOf(STATED, [derived(), derived({ result: null })], [], NEWSROOM)).toBe(RESULT);
    expect(worthOf(STATED, [], [], NEWSROOM)).toBe(STATED);
  });

  it('is what is stated where somebody else reports it, but not who derived it', () => {
    expect(worthOf(STATED, [derived()], [report('openai')], NEWSROOM)).toBe(STATED);
    expect(worthOf(STATED, [derived()], [report('register')], NEWSROOM)).toBe(RESULT);
    expect(worthOf(STATED, [derived()], [report('register'), report('openai')], NEWSROOM)).toBe(STATED);
  });

  it('is what is stated between rivals', () => {
    expect(worthOf(STATED, [derived(), derived({ id: 'e' })], [], NEWSROOM)).toBe(STATED);
    expect(worthOf(null, [derived(), derived({ id: 'e' })], [], NEWSROOM)).toBeNull();
  });

  it('is the result in any case where no number is stated', () => {
    expect(worthOf(figure('undisclosed'), [derived()], [report('openai')], NEWSROOM)).toBe(RESULT);
    expect(worthOf(null, [derived()], [report('openai')], NEWSROOM)).toBe(RESULT);
  });

  it('leaves out what is for fewer readers', () => {
    const desk = { audience: 'desk', deskId: 'd1' } as const;
    expect(worthOf(STATED, [derived(desk)], [], NEWSROOM)).toBe(STATED);
    expect(worthOf(STATED, [derived(desk)], [], desk)).toBe(RESULT);
    expect(worthOf(STATED, [derived()], [report('openai', desk)], NEWSROOM)).toBe(RESULT);
  });
});

describe('isWorthUntold', () => {
  it('is so of what is stated off the record alone, and of what was computed from that', () => {
    const [open, secret] = [derived(), derived({ isUntold: true })];
    const untold = (isUntold: boolean, all: readonly Derived[], reports: readonly Report[] = []) =>
      isWorthUntold(worthOf(STATED, all, reports, NEWSROOM), isUntold, all);
    expect([untold(false, []), untold(true, [])]).toEqual([false, true]);
    expect([untold(false, [secret]), untold(true, [open])]).toEqual([true, false]);
    expect([untold(false, [secret], [report('openai')]), untold(true, [open], [report('openai')])]).toEqual([
      false,
      true,
    ]);
    expect(isWorthUntold(null, false, [derived({ result: null, isUntold: true })])).toBe(false);
  });
});
