import fc from 'fast-check';

import { Refusal } from '../kernel/refusal.js';
import { readProvJson } from './read-prov-json.js';
import { readProvN } from './read-prov-n.js';
import { provJson } from './write-prov-json.js';

/** The sentence with which something is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'unreadable-provenance') return thrown.message;
    throw thrown;
  }
  return 'read';
}

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'document,endDocument,prefix ex <http://e/>,default <http://e/>,bundle ex:b,endBundle,entity(,used(,hadMember(,ex:a,ex:,-,;,[,],(,),=,",""",\',%%,@en,//,/*,*/,\\,2026-11-26T09:30:00Z,1,\n'.split(
      ',',
    ),
    ',',
  );
  const jsons = fc.constantFrom(
    ...'{|}|[|]|:|,|"entity"|"ex:e"|"prefix"|"ex"|"http://e/"|"used"|"prov:time"|"$"|"type"|"bundle"|1|null|true|"\\|"'.split(
      '|',
    ),
  );

  it('is read or refused with a sentence', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.array(pieces, { maxLength: 30 }).map((all) => `document ${all.join(' ')}`),
      fc.array(jsons, { maxLength: 30 }).map((all) => `{${all.join('')}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [readProvN, readProvJson]) expect(refusal(() => read(text))).toMatch(/^(read|.+\.)$/s);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in linear time', () => {
    const many = 300_000;
    const hostile = [
      'document ' + '/*'.repeat(many),
      'document ' + '//\n'.repeat(many),
      `document default <http://e/> entity(${'a.'.repeat(many)})`,
      `document default <http://e/> entity(${'\\('.repeat(many)}`,
      `document default <http://e/> entity(a, [a = ${'"'.repeat(many)}`,
      `document default <http://e/> entity(a, [a = "${'\\\\'.repeat(many)}`,
      `document default <http://e/> used(a, a, ${'9'.repeat(many)}`,
      `document default <http://e/> entity(${'a:'.repeat(many)}`,
      `document prefix ${'a.'.repeat(many)}`,
      `document <${'<'.repeat(many)}`,
      `{"entity":${'"a",'.repeat(many)}`,
      `{"entity":{"prov:a":[${'"a",'.repeat(many)}"\\n"]}}`,
      `{"a":"${'\\"'.repeat(many)}`,
      `{"a":${'1'.repeat(many)}}`,
      `{"entity":{"prov:${'a.'.repeat(many)}":{}}}`,
      `{"entity":{"prov:e":{"prov:n":${'9'.repeat(many)}}}}`,
    ];
    const begun = performance.now();
    for (const text of hostile) for (const read of [readProvN, readProvJson]) refusal(() => read(text));
    expect(performance.now() - begun).toBeLessThan(60_000);
    // The name stands once before all values.
    const values = { [`prov:${'é'.repeat(20_000)}`]: Array.from({ length: 2_000 }, (_, at) => at) };
    const document = readProvJson(JSON.stringify({ entity: { 'prov:e': values } }));
    expect([...provJson(document)].join('').length).toBeLessThan(100_000);
  });
});
