import type { ClaimBrief, ShownValue } from '../claims/claim-brief.js';
import type { Figure } from '../quantities/figure.js';
import { readFigure } from '../quantities/read-figure.js';
import { attributionLine } from './attribution.js';
import type { AttributionFacts, Worked } from './attribution-facts.js';
import type { Party, Publication, Told } from './origin-facts.js';

const party = (name: string, kind: Party['kind'] = 'person'): Party => ({
  ...{ id: name, kind, names: { en: name }, description: null, confidential: false },
});
const outlet = (name: string): Party => party(name, 'organisation');
const insider = (description = 'a person familiar with the matter'): Party => ({
  ...party('x', null),
  ...{ names: { en: 'Sarah Friar' }, description, confidential: true },
});
const source = (
  title: string,
  kind: Publication['kind'] = 'article',
  publisher: string | null = null,
): Publication => ({
  ...{ id: title, kind, title, url: null, description: null, confidential: false },
  publisher: publisher === null ? null : outlet(publisher),
});
const filing = source('Microsoft Form 10-Q for the quarter ended 30 September 2025', 'filing', 'Microsoft');

let count = 0;
const told = (more: Partial<Told> = {}): Told => ({
  ...{
    id: `st-${String(count++).padStart(6, '0')}`,
    claimId: 'claim',
    stance: 'asserts',
    relaysId: null,
    attribution: null,
  },
  ...{ evidence: null, day: null, speaker: null, source: null, derivationId: null, alternativeId: null },
  ...more,
});

const quantity = (written: string, language = 'en'): ShownValue => ({
  type: 'quantity',
  figure: readFigure(written, { language }).readings[0] as Figure,
});

const METRICS: Record<string, Record<string, string>> = {
  revenue: { en: 'revenue', de: 'Umsatz' },
  hit: { en: 'loss from an equity-method investment', de: 'Verlust aus einer At-Equity-Beteiligung' },
  stake: { en: 'ownership stake', de: 'Beteiligung' },
  full: { en: 'date of full capacity', de: 'Datum des vollen Ausbaus' },
  chips: { en: 'has chips it cannot power', de: 'hat Chips, die es nicht mit Strom versorgen kann' },
};

function claimOf(id: string, value: ShownValue, metric = 'revenue', subject = 'OpenAI'): ClaimBrief {
  const labels = METRICS[metric] ?? {};
  return {
    ...{ id, subject: { id: subject, name: subject }, value, basis: 'actual', measure: 'as_is', scope: {} },
    metric: { id: metric, key: metric, label: labels['en'] ?? metric, labels },
    period: { kind: 'unspecified', start: null, end: null, label: null, certainty: 'stated', calendar: 'calendar' },
  };
}

const facts = (
  value: ShownValue | string,
  statements: readonly Told[],
  more: Partial<AttributionFacts> = {},
): AttributionFacts => ({
  ...{ statements, citations: [], claims: new Map(), derivations: [], supersededBy: null, standing: null },
  ...{ restatedAs: null, dismissed: new Set(), isOpenlyContested: true, restsOpenly: true, restsOnRejected: false },
  claim: claimOf('claim', typeof value === 'string' ? quantity(value) : value),
  ...more,
});

const lines = (given: AttributionFacts) => ({
  en: attributionLine(given, 'en').text,
  de: attributionLine(given, 'de').text,
});

const gerstner = told({
  ...{ speaker: party('Brad Gerstner'), attribution: 'on_record', evidence: 'estimate' },
  source: source('BG2 podcast with Sam Altman and Satya Nadella', 'podcast'),
});
const altman = told({
  ...{ speaker: party('Sam Altman'), attribution: 'on_record', stance: 'disputes', alternativeId: 'rev13plus' },
});
const worked = (more: Partial<Worked> = {}): Worked => ({
  ...{ id: 'd', method: 'back_calculation', attributedTo: outlet('Hardwareluxx'), contested: false },
  inputs: [{ claim: null, constant: null, source: filing }],
  ...more,
});
const more13 = claimOf('rev13plus', quantity('well more than $13 billion'));

describe('the line for a story', () => {
  it('says what it is worth, who says so, how it was worked out and who disputes it', () => {
    const given = facts('about $13 billion', [gerstner, altman], {
      claims: new Map([['rev13plus', more13]]),
      derivations: [worked()],
    });
    expect(lines(given)).toEqual({
      en: 'about 13 billion US dollars, according to Brad Gerstner; an estimate worked back from a filing by Microsoft, as told by Hardwareluxx; disputed by Sam Altman, who says it is well more than 13 billion US dollars',
      de: 'rund 13 Milliarden US-Dollar, laut Brad Gerstner; eine Schätzung, zurückgerechnet aus einer Pflichtmitteilung von Microsoft, so die Darstellung von Hardwareluxx; bestritten von Sam Altman, stattdessen ist die Rede von deutlich mehr als 13 Milliarden US-Dollar',
    });
    expect(attributionLine(given, 'en').withheld).toBe(false);
  });

  it('names the figures that it was worked out from', () => {
    const register = told({ speaker: outlet('The Register'), evidence: 'derived', derivationId: 'd' });
    const inputs = [
      { claim: claimOf('hit31', quantity('$3.1 billion'), 'hit', 'Microsoft'), constant: null, source: null },
      { claim: claimOf('stake27', quantity('27%'), 'stake', 'Microsoft'), constant: null, source: null },
    ];
    const derivations = [worked({ attributedTo: outlet('The Register'), inputs })];
    expect(lines(facts('$11.5 billion', [register], { derivations }))).toEqual({
      en: '11.5 billion US dollars, according to The Register; worked back from 3.1 billion US dollars (Microsoft: loss from an equity-method investment) and 27 percent (Microsoft: ownership stake)',
      de: '11,5 Milliarden US-Dollar, laut The Register; zurückgerechnet aus 3,1 Milliarden US-Dollar (Microsoft: Verlust aus einer At-Equity-Beteiligung) und 27 Prozent (Microsoft: Beteiligung)',
    });
  });

  it('says of a constant without a source that it is assumed, and counts inputs beyond three', () => {
    const constants = ['16%', '4', '5', '6', '7'].map((constant) => ({ claim: null, constant, source: null }));
    const derivations = [worked({ method: 'formula', attributedTo: null, inputs: constants })];
    expect(lines(facts('$3.7 billion', [gerstner], { derivations })).de).toContain(
      'berechnet aus 16 Prozent (Annahme), 4 (Annahme), 5 (Annahme) und 2 weiteren Angaben',
    );
  });

  it.each([
    [
      'a filing',
      told({ source: filing, attribution: 'document', speaker: outlet('Microsoft') }),
      'a filing by Microsoft',
      'einer Pflichtmitteilung von Microsoft',
    ],
    [
      'a document without a publisher',
      told({ source: source('Documents on OpenAI', 'document') }),
      'a document (“Documents on OpenAI”)',
      'einem Dokument („Documents on OpenAI“)',
    ],
    [
      'a report',
      told({ source: source('x', 'article', 'The Information') }),
      'a report by The Information',
      'einem Bericht von The Information',
    ],
    ['a newspaper', told({ speaker: outlet('heise online') }), 'heise online', 'heise online'],
    [
      'somebody on background',
      told({ speaker: party('Sarah Friar'), attribution: 'background' }),
      'a source that is not named',
      'einer nicht genannten Quelle',
    ],
    [
      'somebody confidential',
      told({ speaker: insider(), attribution: 'background' }),
      'a person familiar with the matter',
      'einer vertraulichen Quelle („a person familiar with the matter“)',
    ],
    [
      'somebody confidential on record',
      told({ speaker: insider('mit der Sache vertraut'), attribution: 'on_record' }),
      'a confidential source (“mit der Sache vertraut”)',
      'einer vertraulichen Quelle („mit der Sache vertraut“)',
    ],
  ])('names %s as it should', (_, statement, en, de) => {
    expect(lines(facts('27%', [statement]))).toEqual({
      en: `27 percent, according to ${en}`,
      de: `27 Prozent, laut ${de}`,
    });
  });

  it('puts who is on record first, and counts who is beyond three', () => {
    const names = ['Ed Zitron', 'Firoz Valliji', 'Sarah Friar', 'Satya Nadella'];
    const statements = [
      told({ speaker: outlet('The Information') }),
      ...names.map((name) => told({ speaker: party(name), attribution: 'on_record' })),
    ];
    expect(lines(facts('27%', statements))).toEqual({
      en: '27 percent, according to Ed Zitron, Firoz Valliji, Sarah Friar and 2 others',
      de: '27 Prozent, laut Ed Zitron, Firoz Valliji, Sarah Friar und 2 weiteren Quellen',
    });
    expect(lines(facts('27%', statements.slice(1))).de).toMatch(/ und einer weiteren Quelle$/);
  });

  it('says where somebody presumably has it from, and does not claim it', () => {
    const valliji = told({
      speaker: party('Firoz Valliji'),
      source: source('Bernstein note', 'document', 'Bernstein'),
      evidence: 'reported',
    });
    const citations = [{ sourceId: 'Bernstein note', to: filing }];
    expect(lines(facts('32.5%', [valliji], { citations }))).toEqual({
      en: '32.5 percent, according to Firoz Valliji, presumably from a filing by Microsoft',
      de: '32,5 Prozent, laut Firoz Valliji, vermutlich aus einer Pflichtmitteilung von Microsoft',
    });
  });

  it('says nothing at all of what was only said off the record', () => {
    const secret = told({ speaker: party('Sarah Friar'), attribution: 'off_record' });
    expect(attributionLine(facts('27%', [secret]), 'en')).toEqual({ text: null, withheld: true });
    const both = attributionLine(facts('27%', [secret, told({ speaker: party('Ed Zitron') })]), 'en');
    expect(both).toEqual({ text: '27 percent, according to Ed Zitron', withheld: true });
  });

  it('does not name by what they worked out, or dispute, who may not be named', () => {
    const friar = told({
      speaker: party('Sarah Friar'),
      attribution: 'background',
      derivationId: 'd',
      evidence: 'derived',
    });
    const against = told({ speaker: party('Sam Altman'), attribution: 'deep_background', stance: 'denies' });
    const hidden = told({
      speaker: party('Satya Nadella'),
      attribution: 'off_record',
      stance: 'disputes',
      alternativeId: 'rev13plus',
    });
    const given = facts('27%', [friar, against, hidden], {
      claims: new Map([['rev13plus', more13]]),
      derivations: [worked({ attributedTo: party('Sarah Friar') })],
    });
    const { en, de } = lines(given);
    expect(en).toBe(
      '27 percent, according to a source that is not named; derived from other figures; denied by a source that is not named',
    );
    expect(de).toBe(
      '27 Prozent, laut einer nicht genannten Quelle; aus anderen Angaben abgeleitet; dementiert von einer nicht genannten Quelle',
    );
    expect(attributionLine(given, 'de').withheld).toBe(true);
  });

  it('counts inputs that were only told off the record, and does not show them', () => {
    const hidden = told({ claimId: 'hit31', speaker: party('Sarah Friar'), attribution: 'off_record' });
    const inputs = [
      { claim: claimOf('hit31', quantity('$3.1 billion'), 'hit'), constant: null, source: null },
      { claim: claimOf('stake27', quantity('27%'), 'stake'), constant: null, source: null },
    ];
    const given = facts('$11.5 billion', [told({ speaker: outlet('The Register') }), hidden], {
      derivations: [worked({ inputs, attributedTo: null })],
    });
    expect(lines(given).en).toBe(
      '11.5 billion US dollars, according to The Register; worked back from 27 percent (ownership stake) and one more figure',
    );
  });

  it('says first what is superseded, retracted or rejected', () => {
    const more = { supersededBy: claimOf('new', quantity('$15.2 billion')) };
    expect(lines(facts('27%', [gerstner], more)).en).toMatch(
      /^superseded by 15\.2 billion US dollars: 27 percent, according to Brad Gerstner/,
    );
    expect(lines(facts('27%', [gerstner], more)).de).toMatch(
      /^überholt, inzwischen 15,2 Milliarden US-Dollar: 27 Prozent, laut/,
    );
    const back = told({ speaker: party('Brad Gerstner'), stance: 'retracts' });
    expect(lines(facts('27%', [gerstner, back]))).toEqual({
      en: 'retracted: 27 percent, originally according to Brad Gerstner; an estimate',
      de: 'zurückgezogen: 27 Prozent, ursprünglich laut Brad Gerstner; eine Schätzung',
    });
    expect(lines(facts('27%', [gerstner], { standing: 'rejected' })).de).toMatch(/^verworfen: 27 Prozent/);
    expect(lines(facts('27%', [gerstner], { standing: 'contested' })).en).toMatch(/; contested$/);
    expect(lines(facts('27%', [gerstner], { standing: 'rests on contested input' })).de).toMatch(
      /; beruht auf umstrittenen Angaben$/,
    );
  });

  it('says who took it back while others pass it on', () => {
    const passing = told({ speaker: outlet('heise online'), relaysId: gerstner.id });
    const back = told({ speaker: party('Brad Gerstner'), stance: 'retracts' });
    const zitron = told({ speaker: party('Ed Zitron'), attribution: 'on_record' });
    expect(lines(facts('27%', [gerstner, passing, back, zitron])).de).toBe(
      '27 Prozent, laut Ed Zitron; inzwischen zurückgenommen von Brad Gerstner',
    );
  });

  const rosa = (more: Partial<Told> = {}): Told =>
    told({ speaker: party('Sarah Friar'), attribution: 'on_record', ...more });

  it('says that the only one it is from has taken it back while others pass it on', () => {
    const first = rosa();
    const passing = told({ speaker: outlet('heise online'), relaysId: first.id });
    expect(lines(facts('27%', [first, passing, rosa({ stance: 'retracts' })]))).toEqual({
      en: '27 percent, originally according to Sarah Friar, who has taken it back',
      de: '27 Prozent, ursprünglich laut Sarah Friar, inzwischen dort zurückgenommen',
    });
  });

  it.each<Told['stance']>(['declines_to_comment', 'hedges', 'retracts', 'denies', 'disputes'])(
    'names who affirms, not whom they relay where that one %s',
    (stance) => {
      const other = rosa({ stance });
      const passing = told({ speaker: outlet('heise online'), relaysId: other.id });
      expect(lines(facts('27%', [other, passing])).en).toMatch(
        /^27 percent, according to heise online(; (denied|disputed) by Sarah Friar)?$/,
      );
    },
  );

  it('names who denies, not whom they relay where that one asserts', () => {
    const first = rosa();
    const against = told({ speaker: outlet('Microsoft'), stance: 'denies', relaysId: first.id });
    expect(lines(facts('27%', [first, against])).en).toBe('27 percent, according to Sarah Friar; denied by Microsoft');
  });

  it('gives nobody a figure that they gave for another claim', () => {
    const other = rosa({ claimId: 'other', evidence: 'audited' });
    const passing = told({ speaker: outlet('heise online'), relaysId: other.id });
    expect(lines(facts('27%', [other, passing])).en).toBe('27 percent, according to heise online');
  });

  it('says of each that is presumed where it is from, and names all documents', () => {
    const valliji = told({ speaker: party('Firoz Valliji'), source: source('Note', 'document', 'Bernstein') });
    const citations = [
      { sourceId: 'Note', to: filing },
      { sourceId: 'Note', to: source('Letter', 'press_release', 'OpenAI') },
    ];
    expect(lines(facts('32.5%', [valliji], { citations })).en).toBe(
      '32.5 percent, according to Firoz Valliji, presumably from a press release by OpenAI and a filing by Microsoft',
    );
    expect(lines(facts('32.5%', [valliji, rosa()], { citations: citations.slice(0, 1) }))).toEqual({
      en: '32.5 percent, according to Sarah Friar; also according to Firoz Valliji, presumably from a filing by Microsoft',
      de: '32,5 Prozent, laut Sarah Friar; außerdem laut Firoz Valliji, vermutlich aus einer Pflichtmitteilung von Microsoft',
    });
  });

  it('names once, and openly, who spoke on record and on background', () => {
    expect(lines(facts('27%', [rosa(), rosa({ attribution: 'background' })])).en).toBe(
      '27 percent, according to Sarah Friar',
    );
  });

  it('says so where nobody affirms it', () => {
    expect(lines(facts('27%', [rosa({ stance: 'hedges' })]))).toEqual({
      en: '27 percent; nobody affirms it',
      de: '27 Prozent; niemand bestätigt es',
    });
  });

  it('says so where nobody, or nobody but each other, says it', () => {
    expect(lines(facts('27%', []))).toEqual({
      en: '27 percent; no source is recorded',
      de: '27 Prozent; keine Quelle erfasst',
    });
    const [a, b] = [told({ speaker: outlet('A') }), told({ speaker: outlet('B') })];
    const ring = [
      { ...a, relaysId: b.id },
      { ...b, relaysId: a.id },
    ];
    expect(lines(facts('27%', ring)).en).toBe('27 percent; found only in reports that rely on each other');
  });

  it('lists who denies and who disputes, alternatives first', () => {
    const against = [
      altman,
      told({ speaker: outlet('Microsoft'), stance: 'denies' }),
      told({ speaker: party('Satya Nadella'), stance: 'denies' }),
      told({ speaker: party('Ed Zitron'), stance: 'disputes' }),
      told({ stance: 'disputes', speaker: outlet('heise online'), relaysId: altman.id }),
    ];
    const given = facts('27%', [told({ speaker: party('Firoz Valliji') }), ...against], {
      claims: new Map([['rev13plus', more13]]),
    });
    expect(lines(given).en).toBe(
      '27 percent, according to Firoz Valliji; disputed by Sam Altman, who says it is well more than 13 billion US dollars; denied by Microsoft and Satya Nadella; disputed by Ed Zitron',
    );
    const organisation = told({ ...altman, id: 'st-x', speaker: outlet('OpenAI') });
    expect(lines({ ...given, statements: [organisation] }).en).toMatch(/disputed by OpenAI, which says it is/);
  });

  it.each<[string, ShownValue, string, string, string]>([
    [
      'a date',
      { type: 'date', from: null, to: '2027-01-01', asWritten: 'Ende 2026' },
      'full',
      'date of full capacity: before 1 January 2027',
      'Datum des vollen Ausbaus: vor dem 1. Januar 2027',
    ],
    [
      'a year',
      { type: 'date', from: '2026-01-01', to: '2027-01-01', asWritten: '2026' },
      'full',
      'date of full capacity: 2026',
      'Datum des vollen Ausbaus: 2026',
    ],
    [
      'days',
      { type: 'date', from: '2026-01-01', to: '2026-03-01', asWritten: 'x' },
      'full',
      'date of full capacity: 1 January 2026 to 28 February 2026',
      'Datum des vollen Ausbaus: 1. Januar 2026 bis 28. Februar 2026',
    ],
    [
      'a day',
      { type: 'date', from: '2026-12-31', to: '2027-01-01', asWritten: 'x' },
      'full',
      'date of full capacity: 31 December 2026',
      'Datum des vollen Ausbaus: 31. Dezember 2026',
    ],
    [
      'open days',
      { type: 'date', from: '2025-10-28', to: null, asWritten: 'x' },
      'full',
      'date of full capacity: from 28 October 2025',
      'Datum des vollen Ausbaus: ab dem 28. Oktober 2025',
    ],
    [
      'a truth',
      { type: 'truth', truth: true, asWritten: 'yes' },
      'chips',
      'has chips it cannot power: yes',
      'hat Chips, die es nicht mit Strom versorgen kann: ja',
    ],
    [
      'an entity',
      { type: 'entity', entity: { id: 'm', name: 'Microsoft' } },
      'revenue',
      'revenue: Microsoft',
      'Umsatz: Microsoft',
    ],
    ['a text', { type: 'text', text: 'so "it" is' }, 'revenue', 'revenue: “so ’it’ is”', 'Umsatz: „so ’it’ is“'],
  ])('writes %s', (_, value, metric, en, de) => {
    const given = {
      ...facts('27%', [told({ speaker: party('Satya Nadella') })]),
      claim: claimOf('claim', value, metric),
    };
    expect(lines(given)).toEqual({ en: `${en}, according to Satya Nadella`, de: `${de}, laut Satya Nadella` });
  });

  it.each([
    ['1,4 Billionen US-Dollar', 'de', '1.4 trillion US dollars', '1,4 Billionen US-Dollar'],
    ['at least $4.33 billion', 'en', 'at least 4.33 billion US dollars', 'mindestens 4,33 Milliarden US-Dollar'],
    ['knapp 15 Milliarden Euro', 'de', 'nearly 15 billion euros', 'knapp 15 Milliarden Euro'],
    ['3,000 employees', 'en', '3,000 employees', '„3,000 employees“'],
    ['undisclosed', 'en', 'undisclosed', 'nicht offengelegt'],
  ])('writes %s in either language', (written, language, en, de) => {
    const given = facts(quantity(written, language), [told({ speaker: party('Sam Altman') })]);
    expect(lines(given)).toEqual({ en: `${en}, according to Sam Altman`, de: `${de}, laut Sam Altman` });
  });

  it.each([
    ['an override', '\u202eEvil\u202c', 'Evil'],
    ['line breaks and controls', 'A\nB\u0000C\u2028D', 'A B C D'],
    ['quotation marks', '“A” "B" „C“', '’A’ ’B’ ’C’'],
    ['a semicolon', 'A; denied by all', 'A, denied by all'],
    ['letters from right to left', 'ניו יורק', '\u2068ניו יורק\u2069'],
    ['zero width characters', 'Sam\u200b Al\ufefftman', 'Sam Altman'],
    ['a lone surrogate', 'A\ud800B', 'AB'],
    ['a name of inherited properties', '__proto__', '__proto__'],
    ['great length', 'x'.repeat(1000), `${'x'.repeat(119)}…`],
  ])('is not broken by %s in a name', (_, name, shown) => {
    expect(lines(facts('27%', [told({ speaker: party(name) })])).en).toBe(`27 percent, according to ${shown}`);
  });

  const year = { kind: 'duration', start: '2027-01-01', end: '2028-01-01', label: '2027' } as const;
  const meant = (more: Partial<ClaimBrief>) => {
    const given = facts('$100 billion', [told({ speaker: party('Sam Altman') })]);
    const claim = { ...given.claim, period: { ...given.claim.period, ...year }, ...more };
    return lines({ ...given, claim });
  };

  it.each<[Partial<ClaimBrief>, string, string]>([
    [{ basis: 'target' }, 'a target of 100 billion US dollars for 2027', 'Ziel: 100 Milliarden US-Dollar für 2027'],
    [
      { basis: 'forecast' },
      'a forecast of 100 billion US dollars for 2027',
      'Prognose: 100 Milliarden US-Dollar für 2027',
    ],
    [
      { basis: 'guidance' },
      'guidance of 100 billion US dollars for 2027',
      'Ausblick des Unternehmens: 100 Milliarden US-Dollar für 2027',
    ],
    [
      { basis: 'commitment' },
      'a commitment of 100 billion US dollars for 2027',
      'Zusage: 100 Milliarden US-Dollar für 2027',
    ],
    [
      { basis: 'hypothetical' },
      'hypothetically 100 billion US dollars for 2027',
      'hypothetisch: 100 Milliarden US-Dollar für 2027',
    ],
    [
      { basis: 'unspecified' },
      '100 billion US dollars (in what sense is not said)',
      '100 Milliarden US-Dollar (in welchem Sinn, ist nicht gesagt)',
    ],
    [
      { measure: 'run_rate' },
      'an annualised rate of 100 billion US dollars',
      'auf ein Jahr hochgerechnet 100 Milliarden US-Dollar',
    ],
  ])('says in what sense it is meant: %j', (more, en, de) => {
    expect(meant(more)).toEqual({ en: `${en}, according to Sam Altman`, de: `${de}, laut Sam Altman` });
  });

  it('says what is different about what took its place', () => {
    const same = claimOf('new', quantity('$13 billion'));
    const line = (supersededBy: ClaimBrief) => lines(facts('$13 billion', [gerstner], { supersededBy })).en;
    expect(line({ ...same, basis: 'target' })).toMatch(/^superseded by a target of 13 billion US dollars: 13 billion/);
    expect(line({ ...same, period: { ...same.period, ...year } })).toMatch(
      /^superseded by the same for 2027: 13 billion/,
    );
    expect(line({ ...same, scope: { segment: 'x' } })).toMatch(
      /^superseded by the same with another scope: 13 billion/,
    );
  });

  it('hints at what it was restated as', () => {
    const restatedAs = claimOf('new', quantity('$822 million'));
    const friar = told({ claimId: 'new', speaker: party('Sarah Friar'), attribution: 'on_record' });
    expect(lines(facts('$850 million', [gerstner, friar], { restatedAs })).en).toMatch(
      /; since restated as 822 million US dollars by Sarah Friar$/,
    );
    const secret = { ...friar, attribution: 'off_record' as const };
    expect(attributionLine(facts('27%', [gerstner, secret], { restatedAs }), 'en')).toEqual({
      text: '27 percent, according to Brad Gerstner; an estimate',
      withheld: true,
    });
  });

  it('says that what it was worked out from is contested, or was rejected', () => {
    const given = { derivations: [worked({ contested: true })] };
    expect(lines(facts('27%', [gerstner], given)).en).toMatch(
      /, as told by Hardwareluxx, computed with a contested figure$/,
    );
    const rests = { standing: 'rests on contested input', restsOnRejected: true } as const;
    expect(lines(facts('27%', [gerstner], rests)).en).toMatch(/; rests on a rejected figure$/);
  });

  it('leaves out what was dismissed, and that it is contested only off the record', () => {
    const given = { claims: new Map([['rev13plus', more13]]), dismissed: new Set(['rev13plus']) };
    expect(lines(facts('27%', [gerstner, altman], given)).en).not.toMatch(/disputed/);
    const secret = { standing: 'contested', isOpenlyContested: false } as const;
    expect(lines(facts('27%', [gerstner], secret)).en).not.toMatch(/contested/);
  });

  it.each([
    ['at most $5 million', 'höchstens 5 Millionen US-Dollar'],
    ['2.5 trillion Japanese yen', '2,5 Billionen japanische Yen'],
  ])('writes %s in German as it is written', (written, de) => {
    expect(lines(facts(written, [told({ speaker: party('Sam Altman') })])).de).toBe(`${de}, laut Sam Altman`);
  });
});
