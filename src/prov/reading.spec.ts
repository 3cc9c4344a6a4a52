import { Refusal } from '../kernel/refusal.js';
import { firstDifference } from './equal-documents.js';
import { iriOf, type ProvDocument } from './model.js';
import { readProvJson } from './read-prov-json.js';
import { readProvN } from './read-prov-n.js';

const notation = (body: string): ProvDocument => readProvN(`document prefix ex <http://e/>\n${body}\nendDocument`);
const json = (content: object): ProvDocument =>
  readProvJson(JSON.stringify({ prefix: { ex: 'http://e/', default: 'http://d/' }, ...content }));

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

describe('PROV-N', () => {
  it('takes what is left out, marked, or said in another way as the same', () => {
    const same = [
      ['used(ex:a, ex:e, -)', 'used(-; ex:a, ex:e)', 'used ( ex:a , ex:e , - , [ ] )', 'prov:used(ex:a, ex:e)'],
      ['activity(ex:a)', 'activity(ex:a, -, -)', 'activity(ex:a,-,-,[])'],
      ['wasDerivedFrom(ex:a, ex:b)', 'wasDerivedFrom(ex:a, ex:b, -, -, -)'],
      ['entity(ex:a, [ex:n = 1])', 'entity(ex:a, [ex:n = "1" %% xsd:int])'],
      [`entity(ex:a, [ex:n = 'ex:b'])`, 'entity(ex:a, [ex:n = "ex:b" %% prov:QUALIFIED_NAME])'],
      [
        'entity(ex:a, [ex:n = "a\\nb\\"\\\\"])',
        'entity(ex:a, [ex:n = """a\nb"\\\\"""])',
        'entity(ex:a, [ex:n = "a\\nb\\"\\\\" %% xsd:string])',
      ],
      ['entity(ex:a, [ex:n = "x"@EN])', 'entity(ex:a, [ex:n = "x" @en])'],
      ['entity(ex:a\\(b\\))// comment', '/* one\n*/ entity(ex:a\\(b\\)) /**/'],
    ];
    for (const [first = '', ...others] of same)
      for (const other of others) expect(firstDifference(notation(first), notation(other))).toBeNull();
  });

  it('reads names by the grammar', () => {
    const nameOf = (written: string): string | undefined => {
      const [record] = notation(`entity(${written})`).records;
      return record?.id ? iriOf(record.id) : undefined;
    };
    expect(nameOf('ex:a//b')).toBe('http://e/a//b');
    expect(nameOf('ex:/*a*/')).toBe('http://e//*a*/');
    expect(nameOf('ex:')).toBe('http://e/');
    expect(nameOf('ex:123.4%20')).toBe('http://e/123.4%20');
    expect(nameOf("ex:\\=\\'\\(\\)\\,\\-\\:\\;\\[\\]\\.")).toBe("http://e/='(),-:;[].");
    for (const wrong of ['ex:a.', 'ex:a%2', 'ex:a b', '-a', 'ex:\\a', 'ex:a:b', 'ex:×', '<http://e/>'])
      expect(refusal(() => nameOf(wrong))).toMatch(/^Line 2, column \d+: /);
  });

  it('reads the name of a bundle with the prefixes of the bundle', () => {
    const { bundles } = notation('bundle ex:b prefix ex <http://other/> entity(ex:e) endBundle bundle ex:b endBundle');
    expect(bundles.map(({ id }) => iriOf(id))).toEqual(['http://other/b', 'http://e/b']);
  });

  it.each([
    ['entity(news:e)', 'Line 2, column 8: The prefix "news" of "news:e" is not declared.'],
    ['entity(e)', 'Line 2, column 8: There is no default namespace for the name "e".'],
    ['thing(ex:e)', 'Line 2, column 1: "thing" is no kind of record in PROV.'],
    ['ex:thing(ex:e)', 'Line 2, column 1: "ex:thing" is an expression of an extension, which is not read.'],
    ['used(ex:a, -, 2026-02-29T00:00:00)', /^Line 2, column 15: "2026-02-29T00:00:00" is no xsd:dateTime/],
    ['used(ex:a, -, -, -)', 'Line 2, column 18: used has no more than 3 arguments.'],
    ['used(ex:a, -, -, [prov:time = 1])', /^Line 2, column 19: prov:time is an argument of used/],
    ['hadMember(ex:m; ex:a, ex:b)', 'Line 2, column 17: hadMember has no identifier in PROV-N.'],
    ['entity(ex:e, [ex:a = "x])', /^Line 2, column 22: The text is not closed/],
    ['entity(ex:e, [ex:a = "\\u0041"])', /the escape "\\u"/],
    ['entity(ex:e) /* open', 'Line 2, column 14: The comment is not closed.'],
    ['bundle ex:b bundle ex:c endBundle endBundle', 'Line 2, column 13: A bundle holds no bundles.'],
    ['bundle ex:b endBundle bundle ex:b endBundle', /The bundle "http:\/\/e\/b" is there twice/],
    ['endDocument entity(ex:e)', /The document has ended; "entity\(ex:e\)" stands here/],
    ['derivedByInsertionFrom(ex:a, ex:b, {})', /PROV-DICTIONARY/],
  ])('refuses %s', (body, sentence) => {
    const said = refusal(() => notation(body));
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  it('refuses declarations that contradict each other, or are none', () => {
    const declared = (text: string): string => refusal(() => readProvN(`document ${text} endDocument`));
    expect(declared('prefix a <http://e/> prefix a <http://e/>')).toBe('read');
    expect(declared('prefix a <http://e/> prefix a <http://f/>')).toMatch(/"a" is declared twice/);
    expect(declared('prefix prov <http://e/>')).toMatch(/prefix prov is that of/);
    expect(declared('prefix a <e>')).toMatch(/no absolute IRI/);
    expect(declared('prefix a <http://e /> ')).toMatch(/no IRI/);
    expect(declared('prefix 1 <http://e/>')).toMatch(/A prefix is missing/);
    expect(readProvN('document prefix xsd <http://www.w3.org/2001/XMLSchema> endDocument').prefixes.get('xsd')).toMatch(
      /#$/,
    );
  });
});

describe('PROV-JSON', () => {
  const valueOf = (value: unknown) => json({ entity: { 'ex:e': { 'ex:a': value } } }).records[0]?.attributes[0]?.[1];

  it('keeps the digits of numbers, which have the datatype they fit', () => {
    const read = (text: string) =>
      readProvJson(`{"prefix":{"ex":"http://e/"},"entity":{"ex:e":{"ex:a":${text}}}}`).records[0]?.attributes[0]?.[1];
    const local = (text: string) => {
      const value = read(text);
      return value && 'lexical' in value ? `${value.lexical} ${value.datatype.local}` : value;
    };
    expect(['1', '-2147483648', '2147483648', '9223372036854775808', '1.10', '1e5', 'true'].map(local)).toEqual([
      ...[
        '1 int',
        '-2147483648 int',
        '2147483648 long',
        '9223372036854775808 integer',
        '1.10 double',
        '1e5 double',
        'true boolean',
      ],
    ]);
  });

  it('takes a list of records under one identifier, a membership of several, and names as the submission has them', () => {
    expect(json({ used: { 'ex:u': [{ 'prov:activity': 'ex:a' }, { 'prov:activity': 'ex:b' }] } }).records).toHaveLength(
      2,
    );
    const members = json({ hadMember: { '_:m': { 'prov:collection': 'ex:c', 'prov:entity': ['ex:a', 'b'] } } });
    expect(
      firstDifference(
        members,
        readProvN(
          'document default <http://d/> prefix ex <http://e/> hadMember(ex:c, ex:a) hadMember(ex:c, b) endDocument',
        ),
      ),
    ).toBeNull();
    expect(valueOf({ $: 'ex:a\\(b', type: 'xsd:QName' })).toEqual({ name: { namespace: 'http://e/', local: 'a(b' } });
    expect(valueOf({ $: 'x', lang: 'en', type: 'xsd:string' })).toMatchObject({
      language: 'en',
      datatype: { local: 'InternationalizedString' },
    });
  });

  it.each([
    [{ entity: { 'ex:e': null } }, '"/entity/ex:e": A record must be a JSON object.'],
    [{ entity: [] }, '"/entity": The value of "entity" must be a JSON object.'],
    [{ prefix: { a: 1 } }, '"/prefix/a": A namespace must be a text.'],
    [{ bundle: { 'ex:b': { bundle: {} } } }, '"/bundle/ex:b/bundle": A bundle holds no bundles.'],
    [{ bundle: [] }, '"/bundle": The value of "bundle" must be a JSON object.'],
    [{ thing: {} }, '"/thing": "thing" is no kind of record in PROV.'],
    [{ hadDictionaryMember: {} }, /PROV-DICTIONARY/],
    [{ __proto__: null, constructor: {} }, /"constructor" is no kind/],
    [{ entity: { '_:e': {} } }, /nothing can refer to it/],
    [{ entity: { 'news:e': {} } }, /"news" of "news:e" is not declared/],
    [{ entity: { 'ex:a b': {} } }, /U\+0020 is in it/],
    [{ entity: { 'ex:e': { 'ex:a': { type: 'xsd:string' } } } }, /no text in "\$"/],
    [{ entity: { 'ex:e': { 'ex:a': { $: '1', unit: 'x' } } } }, /has no "unit"/],
    [{ entity: { 'ex:e': { 'ex:a': [] } } }, /list of values is empty/],
    [{ entity: { 'ex:e': { 'ex:a': '\ud800' } } }, /half a surrogate pair/],
    [
      { used: { '_:u': { 'prov:time': '2026' } } },
      '"/used/_:u/prov:time": "2026" is no xsd:dateTime, which is written 2026-11-26T09:30:00, with a fraction of seconds and a zone if there is one.',
    ],
    [{ used: { '_:u': { 'prov:activity': ['ex:a', 'ex:b'] } } }, /holds one name/],
    [{ used: { '_:u': { 'prov:activity': 1 } } }, /must hold a text/],
  ])('refuses %j', (content, sentence) => {
    const said = refusal(() => json(content));
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  it('refuses a text that is no JSON, with the place', () => {
    const said = (text: string): string => refusal(() => readProvJson(text));
    expect(said('{\n  "entity": {},\r\n  "entity": {}}')).toBe(
      'Line 3, column 3: An object has the key "entity" twice; it is not clear which is meant.',
    );
    expect(said('')).toBe('Line 1, column 1: The JSON text ends before it is complete.');
    expect(said('{"a": "\u0001"}')).toMatch(/column 8: A control character/);
    expect(said('{"a": "\\x"}')).toMatch(/escape that JSON does not know/);
    expect(said('{"a": 01}')).toMatch(/JSON value is missing/);
    expect(said('{} {}')).toMatch(/has ended/);
    expect(said('[1, 2]')).toBe('The document: A PROV-JSON document must be a JSON object.');
    expect(said('['.repeat(100_000))).toMatch(/nested deeper than 32/);
  });
});
