import type { Action, Deed, Said } from './action.js';
import { personCalled } from './cast.js';
import { Oracle } from './oracle.js';

const politics = personCalled('politics reader');
const business = personCalled('business reader');

const action = (tag: string, deed: Deed, by = 'politics journalist'): Action => ({ tag, by, desk: 'politics', deed });

const said = (tag: string, audience: Said['audience']): Said => ({
  ...{ tag, audience, speaker: 'OpenAI', source: null, stance: 'asserts', attribution: null, relays: null },
  ...{ alternative: null, day: '2025-10-31' },
});

const claim = (audience: Said['audience'], ...statements: Said[]): Deed => ({
  ...{ kind: 'claim', subject: 'OpenAI', metric: 'revenue', value: '$13 billion', basis: null, period: null },
  ...{ audience, statements, derivations: [] },
});

const entity = (protectedAs: string | null): Deed => ({
  ...{ kind: 'entity', name: 'OpenAI', entityKind: 'organisation', audience: 'newsroom' },
  ...{ protectedAs, identifier: null },
});

const tags = (actions: readonly Action[]): string[] => actions.map(({ tag }) => tag);

describe('Oracle', () => {
  it('leaves out what is for another desk', () => {
    const oracle = new Oracle([action('a', claim('desk')), action('b', claim('newsroom'))], new Map());
    expect(tags(oracle.seenBy(politics))).toEqual(['a', 'b']);
    expect(tags(oracle.seenBy(business))).toEqual(['b']);
  });

  it('keeps a claim without the statements of another desk', () => {
    const oracle = new Oracle([action('a', claim('newsroom', said('x', 'desk'), said('y', 'newsroom')))], new Map());
    const [seen] = oracle.seenBy(business);
    expect(seen?.deed).toEqual(claim('newsroom', said('y', 'newsroom')));
  });

  it('goes by the audience that a record has in the end', () => {
    const narrowed: Deed = { kind: 'retarget', what: 'claims', of: 'a', audience: 'desk' };
    const oracle = new Oracle([action('a', claim('newsroom')), action('n', narrowed)], new Map());
    expect(tags(oracle.seenBy(business))).toEqual([]);
    expect(tags(oracle.seenBy(politics))).toEqual(['a', 'n']);
  });

  it('follows what was recorded already under its first name', () => {
    const narrowed: Deed = { kind: 'retarget', what: 'claims', of: 'b', audience: 'desk' };
    const actions = [action('a', claim('newsroom')), action('b', claim('newsroom')), action('n', narrowed)];
    expect(tags(new Oracle(actions, new Map([['b', 'a']])).seenBy(business))).toEqual([]);
  });

  it('gives who is protected another name for all but owner and readers', () => {
    const readers: Deed = { kind: 'readers', what: 'entities', of: 'a', readers: ['business reader'] };
    const actions = [action('a', entity('a person')), action('r', readers)];
    const oracle = new Oracle(actions, new Map());
    expect(oracle.seenBy(politics)[0]?.deed).toMatchObject({ name: 'another name (a)' });
    expect(tags(oracle.seenBy(politics))).toEqual(['a']);
    for (const knowing of [business, personCalled('politics journalist')]) {
      expect(oracle.seenBy(knowing)[0]?.deed).toMatchObject({ name: 'OpenAI' });
      expect(tags(oracle.seenBy(knowing))).toEqual(['a', 'r']);
    }
  });

  it('takes who is protected later for protected from the beginning', () => {
    const later: Deed = { kind: 'protect', what: 'entities', of: 'a', as: 'a person' };
    const oracle = new Oracle([action('a', entity(null)), action('p', later)], new Map());
    expect(oracle.seenBy(business)[0]?.deed).toMatchObject({ name: 'another name (a)' });
    expect(tags(oracle.seenBy(business))).toEqual(['a', 'p']);
  });

  it('shows links to those alone who see both ends', () => {
    const link: Deed = { kind: 'link', a: 'a', b: 'b', linkKind: 'context' };
    const oracle = new Oracle(
      [action('a', claim('desk')), action('b', claim('newsroom')), action('l', link)],
      new Map(),
    );
    expect(tags(oracle.seenBy(business))).toEqual(['b']);
    expect(tags(oracle.seenBy(politics))).toEqual(['a', 'b', 'l']);
  });
});
