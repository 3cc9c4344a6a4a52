import fc from 'fast-check';

import { FORMAL, PROV, type ProvBundle, type ProvDocument, type ProvRecord, type RecordKind } from '../model.js';
import { TOLD } from './problem.js';
import { validate } from './validate.js';

const NAMESPACE = 'http://www.w3.org/2012/example#';
const name = (local: string) => ({ namespace: NAMESPACE, local });
const EMPTY = [{ namespace: PROV, local: 'type' }, { name: { namespace: PROV, local: 'EmptyCollection' } }] as const;

/** A record in a few words: `wasGeneratedBy g; e a 2012-01-01T00:00:00Z`, `entity e`, `entity e empty`; `-` is an empty place. */
function record(text: string): ProvRecord {
  const [kind, ...rest] = text.split(' ') as [RecordKind, ...string[]];
  const isElement = kind === 'entity' || kind === 'agent' || kind === 'activity';
  const hasId = isElement || rest[0]?.endsWith(';') === true;
  const places = hasId ? rest.slice(1) : rest;
  const formal = FORMAL[kind].flatMap(({ name: place, holds }, n) => {
    const held = places[n];
    if (held === undefined || held === '-') return [];
    return [[place, holds === 'time' ? held : name(held)] as const];
  });
  return {
    kind,
    id: hasId ? name((rest[0] ?? '').replace(';', '')) : null,
    formal: Object.fromEntries(formal),
    attributes: kind === 'entity' && places[0] === 'empty' ? [EMPTY] : [],
  };
}

const bundle = (texts: readonly string[]): ProvBundle => ({
  prefixes: new Map([['ex', NAMESPACE]]),
  records: texts.map(record),
});
const document = (...texts: string[]): ProvDocument => ({ ...bundle(texts), bundles: [] });
const constraints = (...texts: string[]): string[] =>
  validate(document(...texts)).problems.map(({ constraint }) => constraint);

const [T1, T2] = ['2012-03-02T10:30:00Z', '2012-03-02T11:00:00Z'];

/** For each constraint: what breaks it, and what almost does. */
const EXAMPLES: readonly (readonly [constraint: string, broken: string[], kept: string[]])[] = [
  [
    'key-object',
    [`activity a ${T1}`, `activity a ${T2}`],
    [`activity a ${T1}`, `activity a - ${T2}`, 'agent a', 'agent a'],
  ],
  [
    'key-properties',
    [`used u; a e ${T1}`, `used u; a e ${T2}`],
    [`used u; a e ${T1}`, 'used u; a - 2012-03-02T11:30:00.0+01:00'],
  ],
  ['key-properties', ['used u; a e', 'used u; b e'], ['used u; a e', 'used v; b e']],
  [
    'key-properties',
    ['wasDerivedFrom d; b a', 'wasDerivedFrom d; b a x'],
    ['wasDerivedFrom d; b a', 'wasDerivedFrom d; b a'],
  ],
  [
    'key-properties',
    ['wasAssociatedWith s; x g', 'wasAssociatedWith s; x g p'],
    ['wasAssociatedWith s; x - p', 'wasAssociatedWith s; x g p'],
  ],
  [
    'key-properties',
    ['wasInfluencedBy i; b a', 'wasDerivedFrom i; c a'],
    ['wasInfluencedBy i; b a', 'wasDerivedFrom i; b a'],
  ],
  [
    'unique-generation',
    ['wasGeneratedBy g; e a', 'wasGeneratedBy h; e a'],
    ['wasGeneratedBy g; e a', 'wasGeneratedBy h; e b', 'wasGeneratedBy e -'],
  ],
  [
    'unique-generation',
    ['wasGeneratedBy g; e -', 'wasGeneratedBy g; e a', 'wasGeneratedBy h; e a'],
    ['wasGeneratedBy g; e -', 'wasGeneratedBy h; e a'],
  ],
  [
    'unique-generation',
    ['wasDerivedFrom b a x g u', 'wasGeneratedBy h; b x'],
    ['wasDerivedFrom b a x g u', 'wasGeneratedBy g; b x'],
  ],
  [
    'key-properties',
    [`wasGeneratedBy g; e a ${T1}`, `wasGeneratedBy e a ${T2}`],
    [`wasGeneratedBy g; e a ${T1}`, `wasGeneratedBy e a ${T1}`],
  ],
  [
    'unique-invalidation',
    ['wasInvalidatedBy i; e a', 'wasInvalidatedBy j; e a'],
    ['wasInvalidatedBy i; e a', 'wasInvalidatedBy j; e b'],
  ],
  [
    'unique-wasStartedBy',
    ['wasStartedBy s; a e x', 'wasStartedBy t; a f x'],
    ['wasStartedBy s; a e x', 'wasStartedBy t; a f y'],
  ],
  ['unique-wasEndedBy', ['wasEndedBy s; a e x', 'wasEndedBy t; a f x'], ['wasEndedBy s; a e x', 'wasEndedBy t; a f y']],
  [
    'unique-startTime',
    [`activity a ${T1}`, `wasStartedBy a - - ${T2}`],
    [`activity a ${T1}`, `wasStartedBy a - - ${T1}`, `wasEndedBy a - - ${T2}`],
  ],
  [
    'unique-startTime',
    ['activity a', `wasStartedBy a - x ${T1}`, `wasStartedBy a - y ${T2}`],
    [`wasStartedBy a - x ${T1}`, `wasStartedBy a - y ${T2}`],
  ],
  [
    'unique-endTime',
    [`activity a - ${T1}`, `wasEndedBy a - - ${T2}`],
    [`activity a ${T2} ${T1}`, `wasEndedBy a - - ${T1}`],
  ],
  ['unique-mention', ['mentionOf a b m', 'mentionOf a b n'], ['mentionOf a b m', 'mentionOf a b m', 'mentionOf c b n']],
  [
    'derivation-generation-generation-ordering',
    ['entity a', 'wasDerivedFrom a a'],
    ['entity a', 'entity b', 'wasDerivedFrom b a', 'wasDerivedFrom b a'],
  ],
  [
    'derivation-generation-generation-ordering',
    ['entity a', 'entity b', 'wasDerivedFrom a b', 'wasDerivedFrom b a'],
    ['wasDerivedFrom a b', 'wasDerivedFrom b a'],
  ],
  [
    'derivation-generation-generation-ordering',
    ['wasGeneratedBy a x', 'wasGeneratedBy b y', 'wasDerivedFrom b a', 'activity x', 'activity y', 'wasStartedBy x b'],
    ['wasGeneratedBy a x', 'wasGeneratedBy b y', 'wasDerivedFrom b a', 'activity x', 'activity y', 'used y a'],
  ],
  [
    'derivation-generation-generation-ordering',
    ['entity a', 'entity b', 'specializationOf a c', 'specializationOf c b', 'wasDerivedFrom b a'],
    ['entity a', 'entity b', 'specializationOf a c', 'specializationOf c b', 'wasDerivedFrom a b'],
  ],
  [
    'derivation-generation-generation-ordering',
    ['entity a', 'entity b', 'wasDerivedFrom b a', 'wasAttributedTo a b'],
    ['entity a', 'entity b', 'wasDerivedFrom b a', 'wasAttributedTo b a'],
  ],
  [
    'derivation-generation-generation-ordering',
    [
      'entity a',
      'wasDerivedFrom b a x',
      'wasInvalidatedBy a x',
      'activity x',
      'activity y',
      'wasInformedBy x y',
      'wasStartedBy y b',
      'wasInformedBy y x',
      'entity c',
      'wasDerivedFrom a c',
      'wasDerivedFrom c b',
    ],
    [
      'entity a',
      'wasDerivedFrom b a x',
      'wasInvalidatedBy a x',
      'activity x',
      'activity y',
      'wasInformedBy x y',
      'wasStartedBy y b',
      'wasInformedBy y x',
    ],
  ],
  [
    'entity-activity-disjoint',
    ['entity a', 'activity a'],
    ['entity a', 'agent a', 'activity b', 'agent b', 'wasAttributedTo a b'],
  ],
  ['entity-activity-disjoint', ['used a b', 'wasGeneratedBy a b'], ['used a b', 'wasGeneratedBy b a']],
  ['entity-activity-disjoint', ['wasAssociatedWith x g p', 'wasInformedBy p x'], ['wasAssociatedWith x x p']],
  ['impossible-unspecified-derivation-generation-use', ['wasDerivedFrom b a - g u'], ['wasDerivedFrom b a x g u']],
  ['impossible-unspecified-derivation-generation-use', ['wasDerivedFrom b a - - u'], ['wasDerivedFrom b a x - u']],
  ['impossible-specialization-reflexive', ['specializationOf a a'], ['alternateOf a a']],
  [
    'impossible-specialization-reflexive',
    ['specializationOf a b', 'specializationOf b c', 'specializationOf c a'],
    ['specializationOf a b', 'specializationOf b c', 'specializationOf a c'],
  ],
  ['impossible-specialization-reflexive', ['mentionOf a a m'], ['mentionOf a b m']],
  [
    'impossible-property-overlap',
    ['used r; x e', 'wasInvalidatedBy r; e x'],
    ['used r; x e', 'wasInvalidatedBy s; e x'],
  ],
  ['impossible-property-overlap', ['wasDerivedFrom b a x r r'], ['wasAttributedTo r; b a', 'wasDerivedFrom r; b a']],
  ['impossible-object-property-overlap', ['entity r', 'used r; x e'], ['entity e', 'used r; x e', 'activity x']],
  ['impossible-object-property-overlap', ['agent r', 'wasInfluencedBy r; a b'], ['agent a', 'wasInfluencedBy r; a b']],
  ['membership-empty-collection', ['entity c empty', 'hadMember c e'], ['entity c empty', 'hadMember d c']],
  [
    'membership-empty-collection',
    ['entity c empty', 'specializationOf d c', 'hadMember d e'],
    ['entity d empty', 'specializationOf d c', 'hadMember c e'],
  ],
  ['required-argument', ['hadMember c -'], ['hadMember c e']],
];

describe('a document by the constraints of PROV', () => {
  it.each(EXAMPLES)('breaks %s, or not quite', (constraint, broken, kept) => {
    expect(constraints(...broken)).toContain(constraint);
    expect(constraints(...broken.toReversed())).toContain(constraint);
    expect(constraints(...kept)).toEqual([]);
  });

  it('is told in sentences that name the records', () => {
    const [problem] = validate(document(`used u; a e ${T1}`, `used u; a e ${T2}`)).problems;
    expect(problem?.text).toBe(
      `used(ex:u; ex:a, ex:e, ${T1}) and used(ex:u; ex:a, ex:e, ${T2}) have one identifier and so are one, but they differ.`,
    );
    const [circle] = validate(document('entity a', 'entity b', 'wasDerivedFrom a b', 'specializationOf b a')).problems;
    expect(circle?.text).toBe(
      'An event would come before itself: the generation of ex:b comes before the generation of ex:a by wasDerivedFrom(ex:a, ex:b, -, -, -) ' +
        '(derivation-generation-generation-ordering); the generation of ex:a comes no later than the generation of ex:b by ' +
        'specializationOf(ex:b, ex:a) (specialization-generation-ordering).',
    );
  });

  it('is looked at bundle by bundle', () => {
    const [one, other] = [bundle(['entity e']), bundle(['activity e'])];
    const apart = { ...one, bundles: [{ ...other, id: name('b') }] };
    expect(validate(apart)).toEqual({ valid: true, problems: [], more: 0 });
    const wrong = { ...one, bundles: [{ ...bundle(['entity e', 'activity e']), id: name('b') }] };
    expect(validate(wrong).problems).toEqual([
      {
        constraint: 'entity-activity-disjoint',
        text: 'In the bundle ex:b: What is an entity in entity(ex:e) is an activity in activity(ex:e, -, -), and nothing is both.',
      },
    ]);
    const twice = { ...one, bundles: [apart.bundles[0], apart.bundles[0]].flatMap((each) => each ?? []) };
    expect(validate(twice).problems.map(({ constraint }) => constraint)).toEqual(['distinct-bundles']);
  });

  const drawn = fc
    .constantFrom(...(Object.keys(FORMAL) as RecordKind[]))
    .chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        id: ['entity', 'activity', 'agent'].includes(kind)
          ? fc.constantFrom('a', 'b', 'c', 'x', 'y')
          : fc.constantFrom(null, null, 'r', 's', 'a'),
        places: fc.tuple(
          ...FORMAL[kind].map(({ holds }) => {
            if (holds === 'time') return fc.constantFrom('-', T1, T2);
            if (holds === 'activity') return fc.constantFrom('-', 'x', 'y', 'z');
            return holds === 'generation' || holds === 'usage'
              ? fc.constantFrom('-', 'r', 's')
              : fc.constantFrom('a', 'b', 'c', 'x');
          }),
        ),
      }),
    )
    .map(({ kind, id, places }) => [kind, ...(id === null ? [] : [`${id};`]), ...places].join(' '));
  const documents = fc.array(drawn, { maxLength: 8 }).map((texts) => document(...texts));
  const isValid = (of: ProvDocument): boolean => validate(of).valid;

  it('is valid or not whatever the order of its records, and however often they are said', () => {
    fc.assert(
      fc.property(documents, fc.infiniteStream(fc.nat()), (of, ranks) => {
        const shuffled = of.records
          .map((each) => ({ each, rank: ranks.next().value }))
          .toSorted((one, other) => one.rank - other.rank)
          .map(({ each }) => each);
        expect(isValid({ ...of, records: shuffled })).toBe(isValid(of));
        expect(isValid({ ...of, records: [...of.records, ...shuffled] })).toBe(isValid(of));
      }),
      { numRuns: 500 },
    );
  });

  it('stays as valid as it is under other prefixes and other names', () => {
    const renamed = (of: ProvDocument): ProvDocument =>
      JSON.parse(JSON.stringify({ ...of, prefixes: [] }), (key, value: unknown) => {
        if (key === 'prefixes') return new Map([['', 'urn:x:']]);
        return value === NAMESPACE ? `urn:x:${NAMESPACE}` : value;
      }) as ProvDocument;
    fc.assert(
      fc.property(documents, (of) => {
        expect(validate(renamed(of)).problems.map(({ constraint }) => constraint)).toEqual(
          validate(of).problems.map(({ constraint }) => constraint),
        );
      }),
    );
  });

  it('stays valid beside what has nothing to do with it, and what is left of a valid one is valid', () => {
    const elsewhere = document('entity p', 'activity q', 'wasGeneratedBy p q', 'entity o', 'wasDerivedFrom p o q');
    fc.assert(
      fc.property(documents, fc.nat(7), (of, without) => {
        const both = { ...of, records: [...of.records, ...elsewhere.records] };
        expect(isValid(both)).toBe(isValid(of));
        const less = { ...of, records: of.records.filter((_, n) => n !== without) };
        if (isValid(of)) expect(isValid(less)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('works through many records, in chains, circles and heaps, and tells a few problems of many', () => {
    const many = (make: (n: number) => string[], count = 2500): ProvDocument =>
      document(...Array.from({ length: count }, (_, n) => make(n)).flat());
    const chain = many(
      (n) => [
        `entity e${n}`,
        `wasDerivedFrom e${n + 1} e${n} x${n} g${n} u${n}`,
        `activity x${n}`,
        `specializationOf f${n} f${n + 1}`,
      ],
      2_500,
    );
    const circle = many((n) => [
      `wasGeneratedBy e${n} x${n}`,
      `wasStartedBy x${(n + 1) % 2500} e${n}`,
      `activity x${n}`,
      'wasDerivedFrom e1 e2',
    ]);
    const heap = many((n) => [
      `wasGeneratedBy g; e -`,
      `wasGeneratedBy e x`,
      `used u; x${n} e`,
      `wasStartedBy x - - ${T1}`,
    ]);
    expect(validate(chain).valid).toBe(true);
    expect(validate(circle).problems.map(({ constraint }) => constraint)).toEqual([
      'derivation-generation-generation-ordering',
    ]);
    const { problems, more } = validate(heap);
    expect([problems.length, more]).toEqual([TOLD, 2399]);
  });
});
