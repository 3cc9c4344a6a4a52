import fc from 'fast-check';

import { canonicalUrl } from './canonical-url.js';

describe('canonicalUrl', () => {
  it.each([
    ['http://heise.de/-10975365', 'https://heise.de/-10975365'],
    ['https://www.heise.de/-10975365?wt_mc=rss.red.ho', 'https://www.heise.de/-10975365'],
    ['HTTPS://Heise.DE:443/a/', 'https://heise.de/a'],
    ['https://heise.de/a?utm_source=x&b=2&a=1&fbclid=y&gclid=z&mc_cid=q#part', 'https://heise.de/a?a=1&b=2'],
    ['https://heise.de/a#:~:text=loss', 'https://heise.de/a'],
    ['https://app.example/#!/story/7', 'https://app.example/#!/story/7'],
    ['https://bücher.de/ß', 'https://xn--bcher-kva.de/%C3%9F'],
    ['https://heise.de./a//b', 'https://heise.de/a/b'],
    ['https://heise.de', 'https://heise.de/'],
    ['https://heise.de/?', 'https://heise.de/'],
    ['https://heise.de/go/?b=/&a=https://x.de/', 'https://heise.de/go?a=https://x.de/&b=/'],
    [' https://heise.de/a b\n', 'https://heise.de/a%20b'],
    ['https://heise.de:8443/a', 'https://heise.de:8443/a'],
    ['https://web.archive.org/web/2025/https://heise.de/a', 'https://web.archive.org/web/2025/https://heise.de/a'],
    ['https://heise.de/100%25', 'https://heise.de/100%25'],
    ['https://heise.de/a%2525', 'https://heise.de/a%2525'],
    ['https://heise.de/a%09b', 'https://heise.de/a%09b'],
    ['https://heise.de/a%2Fb?q=a%26b', 'https://heise.de/a%2Fb?q=a%26b'],
  ])('takes %j for %j', (text, canonical) => expect(canonicalUrl(text)).toBe(canonical));

  it('takes an escaped and an unescaped letter for the same', () => {
    expect(canonicalUrl('https://heise.de/kapazit%C3%A4ten')).toBe(canonicalUrl('https://heise.de/kapazitäten'));
  });

  it.each([
    ['https://heise.de/a', 'https://heise.de/b'],
    ['https://heise.de/a', 'https://www.heise.de/a'],
    ['https://heise.de/100%25', 'https://heise.de/100%2525'],
    ['https://heise.de/?id=1', 'https://heise.de/?id=2'],
  ])('keeps %j and %j apart', (one, other) => expect(canonicalUrl(one)).not.toBe(canonicalUrl(other)));

  it.each([
    '',
    'heise.de',
    '//heise.de',
    'https:heise.de',
    'ftp://heise.de/a',
    'file:///etc/passwd',
    'data:text/html,a',
    'javascript:alert(1)',
    'https://',
    'https://user@heise.de/',
    'https://:secret@heise.de/',
    'https://heise.de../a',
  ])('refuses %j', (text) => expect(() => canonicalUrl(text)).toThrow(RangeError));

  it('refuses what is over 2,048 characters, escapes counted', () => {
    expect(() => canonicalUrl(`https://heise.de/${'a'.repeat(2048)}`)).toThrow(RangeError);
    expect(() => canonicalUrl(`https://heise.de/${'ä'.repeat(1000)}`)).toThrow(RangeError);
    expect(canonicalUrl(`https://heise.de/${'a'.repeat(2031)}`)).toHaveLength(2048);
  });

  it('is idempotent, whatever the path and query', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.stringMatching(/^(%[0-9a-fA-F]{2}|[a-z/.&=+?#%]){0,8}$/),
      fc.constantFrom('utm_a=1', '&', '=', '&a', '&a=', 'b=%', '%25', '#!', '/', '//', 'https://'),
    );
    const url = fc.array(piece, { maxLength: 8 }).map((pieces) => `https://example.org/${pieces.join('')}`);
    fc.assert(
      fc.property(url, (text) => {
        const canonical = canonicalUrl(text);
        expect(canonicalUrl(canonical)).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes any web address or throws a RangeError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (text) => {
        const canonical = canonicalOrNull(text);
        if (canonical !== null) expect(canonicalUrl(canonical)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});

function canonicalOrNull(text: string): string | null {
  try {
    return canonicalUrl(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
