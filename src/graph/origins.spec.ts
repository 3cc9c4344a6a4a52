import { facts, party, source, told } from '../../test/support/origin-facts.js';
import type { Citation, Told } from './origin-facts.js';
import { originTexts } from './origin-words.js';
import { originsOf } from './origins.js';

const shown = (statements: readonly Told[], citations: readonly Citation[] = []) => {
  const { articles, roots, circular, onRecord } = originsOf('claim', facts(statements, citations));
  return { articles, roots: roots.map(({ kind, label, presumed }) => [kind, label.en, presumed]), circular, onRecord };
};

const bg2 = source('BG2 podcast with Sam Altman and Satya Nadella', 'podcast');
const filing = source('Microsoft Form 10-Q for the quarter ended 30 September 2025', 'filing', 'Microsoft');
const gerstner = told('st-gerstner', {
  speaker: party('Brad Gerstner'),
  source: bg2,
  attribution: 'on_record',
  evidence: 'estimate',
});
const hardwareluxx = told('st-hwluxx', {
  ...{ speaker: party('Hardwareluxx', 'organisation'), source: source('OpenAI bestellt', 'article', 'Hardwareluxx') },
  relaysId: 'st-gerstner',
});
const heise = told('st-heise', {
  ...{
    speaker: party('heise online', 'organisation'),
    source: source("Altman on OpenAI's loss", 'article', 'heise online'),
  },
  relaysId: 'st-gerstner',
});

describe('origins', () => {
  it('counts three articles that go back to one person on record as one root', () => {
    const cites = [{ sourceId: "Altman on OpenAI's loss", to: filing }];
    expect(shown([gerstner, hardwareluxx, heise], cites)).toEqual({
      articles: 3,
      roots: [['person', 'Brad Gerstner', false]],
      circular: [],
      onRecord: true,
    });
  });

  it('ends where the speaker made the figure', () => {
    const register = told('st-reg', {
      ...{
        speaker: party('The Register', 'organisation'),
        source: source('What the filing says'),
        evidence: 'derived',
      },
      derivationId: 'derivation',
    });
    const central = told('st-wc', {
      speaker: party('Windows Central'),
      source: source('The loss'),
      relaysId: 'st-reg',
    });
    const cites = [{ sourceId: 'What the filing says', to: filing }];
    expect(shown([register, central], cites)).toMatchObject({
      articles: 2,
      roots: [['derivation', 'The Register', false]],
      onRecord: false,
    });
  });

  it('presumes what the source cites, to the end, where nothing is relayed', () => {
    const valliji = told('st', { speaker: party('Firoz Valliji'), source: source('Bernstein note', 'document') });
    const cites = [
      { sourceId: 'Bernstein note', to: source('An article') },
      { sourceId: 'An article', to: filing },
    ];
    expect(shown([valliji], cites).roots).toEqual([['document', filing.title, true]]);
  });

  it('takes a cited source that states the claim for where it is from, and the others for something else', () => {
    const altman = told('st-x', {
      speaker: party('Sam Altman'),
      source: source('Post', 'social_post'),
      attribution: 'on_record',
    });
    const techcrunch = told('st-tc', { speaker: party('TechCrunch', 'organisation'), source: source('Run-rate') });
    const cites = [
      { sourceId: 'Run-rate', to: source('Post', 'social_post') },
      { sourceId: 'Run-rate', to: filing },
    ];
    expect(shown([altman, techcrunch], cites)).toMatchObject({ articles: 2, roots: [['person', 'Sam Altman', false]] });
  });

  it('takes a person on record for the root, whatever the article around cites', () => {
    const nadella = told('st', {
      speaker: party('Satya Nadella'),
      source: source('An article'),
      attribution: 'on_record',
    });
    expect(shown([nadella], [{ sourceId: 'An article', to: filing }]).roots).toEqual([
      ['person', 'Satya Nadella', false],
    ]);
  });

  it.each([
    ['a filing', told('s', { source: filing }), ['document', filing.title, true]],
    [
      'a press release with its speaker',
      told('s', { speaker: party('AWS', 'organisation'), source: source('AWS and OpenAI', 'press_release') }),
      ['document', 'AWS and OpenAI', true],
    ],
    [
      'a document in an article',
      told('s', { speaker: party('Ed Zitron'), attribution: 'document', source: source('Documents') }),
      ['document', 'Documents', true],
    ],
    [
      'a document without a source',
      told('s', { speaker: party('Microsoft'), attribution: 'document' }),
      ['document', 'Microsoft', true],
    ],
    [
      'a newspaper',
      told('s', { speaker: party('The Information'), source: source('H1') }),
      ['unattributed', 'The Information', false],
    ],
    [
      'an article without a speaker',
      told('s', { source: source('H1', 'article', 'The Information') }),
      ['unattributed', 'The Information', false],
    ],
    [
      'a rumour in a document',
      told('s', { source: source('A note', 'document'), evidence: 'rumour' }),
      ['unattributed', 'A note', false],
    ],
    [
      'somebody on background',
      told('s', { speaker: party('The Information'), attribution: 'background' }),
      ['unattributed', 'a source that is not named', false],
    ],
    [
      'somebody off the record, in a filing',
      told('s', { speaker: party('Sam Altman'), attribution: 'off_record', source: filing }),
      ['unattributed', 'a source that is not named', false],
    ],
    [
      'somebody confidential',
      told('s', {
        speaker: {
          ...party('x'),
          names: { en: 'Sam Altman' },
          confidential: true,
          description: 'a person familiar with the matter',
        },
        attribution: 'on_record',
      }),
      ['person', 'a person familiar with the matter', false],
    ],
  ] as const)('calls %s what it is', (_, statement, expected) => {
    const [root, ...more] = originsOf('claim', facts([statement])).roots;
    expect([root?.kind, root?.label.en, root?.onRecord]).toEqual(expected);
    expect(more).toEqual([]);
  });

  it('does not count who took it back, and says so of a root that others still pass on', () => {
    const back = told('back', { stance: 'retracts', speaker: party('Brad Gerstner'), day: '2025-11-10' });
    expect(shown([{ ...gerstner, day: '2025-10-31' }, back])).toMatchObject({ articles: 0, roots: [] });
    const origins = originsOf('claim', facts([gerstner, hardwareluxx, back]));
    expect(origins).toMatchObject({
      articles: 1,
      onRecord: false,
      roots: [{ key: 'person Brad Gerstner', retracted: true }],
    });
    expect(originTexts(origins).en).toBe(
      '1 article, 1 root (Brad Gerstner), taken back since, no on-record confirmation',
    );
    const again = told('again', { speaker: party('Brad Gerstner'), attribution: 'on_record', day: '2025-12-01' });
    expect(shown([{ ...gerstner, day: '2025-10-31' }, back, again]).roots).toEqual([
      ['person', 'Brad Gerstner', false],
    ]);
  });

  it('reports loops of relays and of citations, and ends', () => {
    const [a, b] = [
      told('a', { relaysId: 'b', source: source('A') }),
      told('b', { relaysId: 'a', source: source('B') }),
    ];
    expect(shown([a, b, gerstner])).toMatchObject({
      articles: 3,
      circular: [['a', 'b']],
      roots: [['person', 'Brad Gerstner', false]],
    });
    const ring = [
      { sourceId: 'A', to: source('B') },
      { sourceId: 'B', to: source('A') },
    ];
    const [c, d] = [told('c', { source: source('A') }), told('d', { source: source('B') })];
    expect(shown([c, d], ring)).toEqual({ articles: 2, roots: [], circular: [['c', 'd']], onRecord: false });
    const stranded = told('e', { source: source('E') });
    expect(shown([stranded], [...ring, { sourceId: 'E', to: source('A') }])).toMatchObject({
      roots: [],
      circular: [['e']],
    });
  });

  it('reports loops in which one relays and the other cites', () => {
    const said = told('said', { source: source('A') });
    const passed = told('passed', { source: source('B'), relaysId: 'said' });
    const cites = [{ sourceId: 'A', to: source('B') }];
    expect(shown([said, passed], cites)).toMatchObject({ articles: 2, roots: [], circular: [['passed', 'said']] });
    const out = [...cites, { sourceId: 'A', to: filing }];
    expect(shown([said, passed], out)).toMatchObject({
      roots: [['document', filing.title, true]],
      circular: [['passed', 'said']],
    });
  });

  it('says it in English and German', () => {
    const origins = originsOf('claim', facts([gerstner, hardwareluxx, heise]));
    expect(originTexts(origins)).toEqual({
      en: '3 articles, 1 root (Brad Gerstner), on record',
      de: '3 Artikel, 1 Ursprung (Brad Gerstner), zitierfähig',
    });
    expect(originTexts(originsOf('claim', facts([]))).de).toBe(
      '0 Artikel, kein Ursprung, keine zitierfähige Bestätigung',
    );
    const many = ['A', 'B', 'C', 'D', 'E'].map((name) =>
      told(name, { speaker: party(name), attribution: 'on_record' }),
    );
    expect(originTexts(originsOf('claim', facts(many))).en).toBe('0 articles, 5 roots (A, B, C, 2 more), on record');
  });

  it('is not led astray by what names contain', () => {
    const hostile = told('s', {
      speaker: party('\u202e Evil "; denied\n by all\u0000\u2066'),
      attribution: 'on_record',
    });
    expect(originTexts(originsOf('claim', facts([hostile]))).en).toBe(
      '0 articles, 1 root (Evil ’, denied by all), on record',
    );
  });

  it('passes long chains once, and does not recurse', () => {
    const n = 20_000;
    const chain = Array.from({ length: n }, (_, i) =>
      told(`s${i}`, { relaysId: i === 0 ? null : `s${i - 1}`, source: source(`a${i}`) }),
    );
    const cites = Array.from({ length: n }, (_, i) => ({
      sourceId: i === 0 ? 'a0' : `c${i}`,
      to: source(`c${i + 1}`),
    }));
    expect(shown(chain, cites)).toMatchObject({ articles: n, roots: [['unattributed', `c${n}`, true]] });
    const ring = [...cites, { sourceId: `c${n}`, to: source('c1') }];
    expect(shown(chain, ring)).toMatchObject({ roots: [], circular: [['s0']] });
  });

  it.each<Told['stance']>(['declines_to_comment', 'hedges', 'retracts', 'denies', 'disputes'])(
    'end with who affirms where what they relay %s',
    (stance) => {
      const nadella = told('st-n', { speaker: party('Satya Nadella'), attribution: 'on_record', stance });
      expect(shown([nadella, { ...heise, relaysId: 'st-n' }])).toMatchObject({
        roots: [['unattributed', 'heise online', false]],
        onRecord: false,
      });
    },
  );

  it('follow what is said about another claim, for which nobody is on record here', () => {
    const { roots, onRecord, referring } = originsOf('claim', facts([{ ...gerstner, claimId: 'other' }, heise]));
    expect(roots).toMatchObject([
      { kind: 'person', label: { en: 'Brad Gerstner' }, otherClaim: 'other', onRecord: false },
    ]);
    expect([onRecord, referring]).toEqual([false, [heise]]);
    const both = [{ ...gerstner, claimId: 'other' }, heise, { ...gerstner, id: 'st-again' }];
    expect(originsOf('claim', facts(both)).roots).toMatchObject([{ otherClaim: null, onRecord: true }]);
  });

  it('report a chain that comes back to a speaker, who confirms nothing by it', () => {
    const post = party('Hardwareluxx', 'organisation');
    const chain = [
      told('a', { speaker: post, attribution: 'on_record', source: source('first') }),
      told('b', { speaker: party('heise online', 'organisation'), relaysId: 'a', source: source('second') }),
      told('c', { speaker: post, relaysId: 'b', source: source('third') }),
    ];
    expect(shown(chain)).toEqual({
      articles: 3,
      roots: [['person', 'Hardwareluxx', false]],
      circular: [['a', 'b', 'c']],
      onRecord: false,
    });
    expect(shown(chain.slice(0, 2)).circular).toEqual([]);
    const again = told('d', { speaker: post, relaysId: 'a' });
    expect(shown([...chain.slice(0, 2), again])).toMatchObject({ circular: [], onRecord: true });
  });

  it('do not have anybody on record who has taken it back', () => {
    const back = told('st-back', { speaker: party('Brad Gerstner'), stance: 'retracts' });
    const { roots, onRecord } = originsOf('claim', facts([gerstner, heise, back]));
    expect([roots.map((root) => [root.onRecord, root.retracted]), onRecord]).toEqual([[[false, true]], false]);
  });

  it('count once who says openly what they also said on background', () => {
    const again = { ...gerstner, id: 'st-again', attribution: 'background' as const };
    expect(shown([gerstner, again]).roots).toEqual([['person', 'Brad Gerstner', false]]);
  });
});
