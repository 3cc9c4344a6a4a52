import fc from 'fast-check';

import { returnPathOf } from './return-path.js';

describe('returnPathOf', () => {
  it.each(['/', '/claims', '/claims?q=revenue&limit=5#top', '/claims/019a3b1c', '/entities?q=%C3%A4'])(
    'leads to %p',
    (path) => {
      expect(returnPathOf(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    ['/claims'],
    { toString: () => '/claims' },
    '',
    'claims',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '\t//evil.test',
    '/\n/evil.test',
    ' //evil.test',
    'https://evil.test',
    'https:evil.test',
    'javascript:alert(1)',
    '/.//evil.test',
    '/..//evil.test',
    '/claims/../..//evil.test',
    '/%2e//evil.test',
    '/claims\\..\\..\\evil.test',
    '/api/v1/me',
    '/sign-in?problem=x',
    `/${'a'.repeat(2000)}`,
    `/claims?q=${'<'.repeat(600)}`,
    '/ä',
  ])('does not lead to %p', (asked) => {
    expect(returnPathOf(asked)).toBe('/');
  });

  it('never leads anywhere else, and says the same of what it says', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'evil.test',
      '\t',
      '\n',
      'a',
      'https:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(parts).map((all) => all.join('')),
        ),
        (asked) => {
          const path = returnPathOf(asked);
          expect(new URL(path, 'https://claims.newsroom.test').host).toBe('claims.newsroom.test');
          expect(returnPathOf(path)).toBe(path);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
