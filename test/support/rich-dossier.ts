import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;

/** The example as it is written. */
export const exampleText = readFileSync('examples/openai-dossier.json', 'utf8');

/** The example. */
export const example = JSON.parse(exampleText) as Record<'entities' | 'metrics' | 'sources' | 'claims', Json[]>;

const one = (ref: string): Json => example.claims.find((claim) => claim['ref'] === ref) as Json;

const bare = (ref: string): Json => {
  const { statements: _, derivations: __, ref: ___, ...rest } = one(ref);
  return rest;
};

/** The example, and its facts once more in every shape that a dossier can give them. */
export const richDossier: Record<'entities' | 'metrics' | 'sources' | 'claims' | 'links', Json[]> = {
  entities: [
    ...example.entities,
    { ref: 'altman-2', kind: 'person', names: { en: 'Altman (2)' }, sameAs: 'altman' },
    {
      ref: 'friar-c',
      kind: 'person',
      names: { en: 'Sarah Friar (2)' },
      confidential: true,
      description: 'a person familiar with the matter',
    },
    { ref: 'nameless', confidential: true, description: 'a second person familiar with the matter', audience: 'desk' },
    { ref: 'openai-p', kind: 'organisation', names: { en: 'OpenAI (2)', de: 'OpenAI (2)' }, audience: 'public' },
    { ref: 'nadella-p', kind: 'person', names: { en: 'Satya Nadella (2)' }, audience: 'public' },
  ],
  metrics: [
    ...example.metrics,
    { ref: 'm-ceo', key: 'ceo-2', labels: { en: 'chief executive (2)' }, valueType: 'entity', singleValued: false },
    {
      ref: 'm-role',
      key: 'role-2',
      labels: { en: 'role (2)', de: 'Rolle (2)' },
      valueType: 'text',
      scope: { at: { type: 'entity' }, tone: { type: 'word', default: 'sober' } },
    },
  ],
  sources: [
    ...example.sources,
    {
      ref: 's-moment',
      kind: 'article',
      title: 'TechCrunch (2)',
      publisher: 'techcrunch',
      publishedAt: '2025-11-06T00:30:00.250+02:00',
    },
    {
      ref: 's-secret',
      kind: 'document',
      title: 'Payments (2)',
      confidential: true,
      description: 'internal documents',
      publisher: 'Microsoft',
      publishedAt: '2025-11-12',
      audience: 'desk',
      relations: [{ kind: 'quotes', to: 's-zitron', basis: 'reviewer' }],
    },
  ],
  claims: [
    {
      ref: 'early',
      ...bare('rev24low'),
      value: 'at least $2.5 billion',
      period: '2024',
      basis: 'forecast',
      statements: [
        {
          speaker: 'heise',
          stance: 'confirms',
          relays: 'st-late',
          statedAt: '2025-11-14T23:30:00-05:00',
          mode: 'paraphrase',
        },
        { speaker: 'friar-c', stance: 'declines_to_comment' },
        { speaker: 'altman-2', stance: 'denies', wording: 'not "$2.5 billion"', language: 'en', alternative: 'late' },
      ],
      derivations: [
        {
          method: 'formula',
          formula: 'whole - part',
          inputs: {
            whole: { claim: 'late' },
            part: { constant: '1,2 Mrd. Dollar', language: 'de', period: '2024', note: 'a note' },
          },
          audience: 'desk',
        },
      ],
    },
    ...example.claims,
    {
      ref: 'figure',
      ...bare('rev13target'),
      value: { kind: 'exact', point: '13000000000', unit: 'USD' },
      language: undefined,
      statements: [
        {
          speaker: 'friar',
          stance: 'asserts',
          statedAt: '2025-09-18',
          source: 's-moment',
          locator: { kind: 'text_quote', exact: 'revenue', prefix: 'their' },
        },
      ],
    },
    {
      ref: 'dates',
      ...bare('awsfull'),
      value: { type: 'date', from: '2026-10-01', to: '2027-01-01' },
      basis: 'forecast',
    },
    {
      ref: 'truth',
      ...bare('warmshells'),
      value: true,
      basis: 'forecast',
      text: 'It has “chips” it cannot plug in.\nTwo lines.',
    },
    {
      ref: 'who',
      subject: 'openai',
      metric: 'm-ceo',
      value: 'altman',
      statements: [{ source: 's-x', stance: 'asserts' }],
    },
    {
      ref: 'role',
      subject: 'friar',
      metric: 'm-role',
      value: 'CFO of OpenAI',
      language: 'en',
      scope: { at: 'openai', kind: 'word', partner: 'microsoft' },
    },
    {
      ref: 'year',
      ...bare('hit31'),
      period: { kind: 'duration', start: '2025-01-01', end: '2026-01-01', label: '2025', certainty: 'inferred' },
      scope: { investee: 'openai' },
    },
    {
      ref: 'rate',
      ...bare('share20'),
      audience: 'desk',
      statements: [
        {
          speaker: 'nameless',
          source: 's-secret',
          stance: 'asserts',
          wording: { kind: 'exact', point: '20', unit: 'percent', asWritten: '20 percent' },
        },
      ],
    },
    {
      ref: 'open',
      subject: 'openai-p',
      metric: 'revenue',
      value: 'about $13bn',
      language: 'en',
      audience: 'public',
      statements: [
        {
          speaker: 'nadella-p',
          stance: 'asserts',
          attribution: 'background',
          audience: 'newsroom',
          wording: 'roughly 13 Milliarden Dollar',
          language: 'de',
        },
        { speaker: 'nadella-p', stance: 'retracts' },
      ],
    },
    { ref: 'merged', ...bare('rev2027'), subject: 'altman-2' },
    {
      ref: 'late',
      ...bare('rev24'),
      basis: 'forecast',
      statements: [
        {
          ref: 'st-late',
          speaker: 'theinformation',
          stance: 'asserts',
          source: 's-info-h1',
          locator: { kind: 'page', page: 3, rectangle: [0, 0.5, 1, 0.25] },
        },
      ],
    },
  ],
  links: [
    {
      a: 'rev13target',
      b: 'rev13plus',
      kind: 'tension',
      origin: 'person',
      state: 'dismissed',
      reason: 'a target is no result',
    },
    { a: 'late', b: 'rev24', kind: 'supersedes', origin: 'person', state: 'confirmed', reason: 'corrected' },
    { a: 'rev13', b: 'rev13plus', kind: 'contradicts', origin: 'statement', state: 'confirmed', reason: 'he says so' },
    { a: 'revH1', b: 'rev9m', kind: 'context' },
  ],
};
