import fc from 'fast-check';

import { repeatedKey } from './repeated-key.js';

describe('a key that stands twice', () => {
  it('is found in whatever object it stands, however it is written', () => {
    expect(repeatedKey('{"name":"a","name":"b"}')).toBe('name');
    expect(repeatedKey('[1,{"a":{"b":1 , "c":[{}], "\\u0062"\n:2}}]')).toBe('b');
    expect(repeatedKey('{"a\\"":1,"a\\"":2}')).toBe('a"');
    expect(repeatedKey('{"__proto__":1,"__proto__":2}')).toBe('__proto__');
  });

  it('is none where objects beside or within each other share keys, or values look like keys', () => {
    expect(repeatedKey('{"a":{"a":["a","a",{"a":"\\"a\\":"}]},"b":[{"a":1},{"a":1}]}')).toBeNull();
    expect(repeatedKey('"a"')).toBeNull();
  });

  it('is never in what JSON.stringify writes, and always in an object with one key more of the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, key) => {
        expect(repeatedKey(JSON.stringify(value, null, 1))).toBeNull();
        const name = JSON.stringify(key);
        expect(repeatedKey(`{"${'x'.repeat(key.length + 1)}":1,${name}:${JSON.stringify(value)},${name}:0}`)).toBe(key);
      }),
    );
  });

  it('is looked for in a time that grows with the length', () => {
    const texts = ['"\\\\'.repeat(500_000), '{'.repeat(1_000_000), `"${'\\"'.repeat(500_000)}`];
    const began = performance.now();
    for (const text of texts) repeatedKey(`[${text}`);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
