import { Unifier } from './unify.js';

const [one, two, three, four] = [1, 2, 3, 4].map((n) => `01890000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];

const unifier = () => new Unifier([(moment) => moment.slice(11, 13), (moment) => moment.slice(11, 13)]);

describe('Unifier', () => {
  it('takes ids for the same that stand in the same places', () => {
    expect(
      unifier().parting(`{"id":"${one}","a":"${one}","b":"${two}"}`, `{"id":"${three}","a":"${three}","b":"${four}"}`),
    ).toBeNull();
  });

  it('notices where one id stands for two', () => {
    expect(unifier().parting(`["${one}","${one}"]`, `["${three}","${four}"]`)).not.toBeNull();
    expect(unifier().parting(`["${one}","${two}"]`, `["${three}","${three}"]`)).not.toBeNull();
  });

  it('remembers which ids belong together from one answer to the next', () => {
    const pair = unifier();
    expect(pair.parting(one, three)).toBeNull();
    expect(pair.parting(one, four)).not.toBeNull();
    expect(pair.parting(two, three)).not.toBeNull();
    expect(pair.parting(one, three)).toBeNull();
  });

  it('shows where texts part', () => {
    expect(unifier().parting('{"total":3}', '{"total":2}')).toEqual({ a: '{"total":3}', b: '{"total":2}' });
    expect(unifier().parting(`["${one}"]`, `["${one}","${two}"]`)).not.toBeNull();
    expect(unifier().parting('[]', `["${one}"]`)).not.toBeNull();
  });

  it('compares of which action a moment is', () => {
    expect(unifier().parting('"2026-01-01T10:00:00.001Z"', '"2026-01-01T10:59:00.002Z"')).toBeNull();
    expect(unifier().parting('"2026-01-01T10:00:00.001Z"', '"2026-01-01T11:00:00.001Z"')).not.toBeNull();
    expect(unifier().parting('"2026-01-01T10:00:00.001Z"', `"${one}"`)).not.toBeNull();
  });

  it('lets cursors be different, and not missing', () => {
    expect(unifier().parting('{"nextCursor":"abc"}', '{"nextCursor":"xyz"}')).toBeNull();
    expect(unifier().parting('{"nextCursor":"abc"}', '{"nextCursor":null}')).not.toBeNull();
  });
});
