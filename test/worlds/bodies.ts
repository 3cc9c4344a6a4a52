import { REVIEW_STATES } from '../../src/claims/review.js';
import { SEARCH_OUTCOMES } from '../../src/reviews/evidence-search.js';
import type { Draw } from './draw.js';
import { BASES, DESCRIPTIONS, METRICS, PERIODS, STANCES, TITLES, URLS } from './pools.js';
import type { Request } from './requests.js';

/** What is sent to a route: a body, or more than that. */
export type Sent = Pick<Request, 'body' | 'raw' | 'headers'> & { readonly query?: string };

const AUDIENCES = ['desk', 'newsroom', 'newsroom', 'public'] as const;

const maybe = <Value>({ chance }: Draw, value: () => Value, part = 0.5): Value | undefined =>
  chance.some(part) ? value() : undefined;

const statement = (draw: Draw) => ({
  speaker: draw.entity(),
  stance: draw.chance.pick(STANCES),
  source: maybe(draw, () => draw.source()),
  relays: maybe(draw, () => draw.id('statement'), 0.2),
  alternative: maybe(draw, () => ({ id: draw.id('claim') }), 0.15),
  audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
  statedAt: maybe(draw, () => '2025-10-31'),
});

const derivation = (draw: Draw) => ({
  ...{ method: 'formula', formula: 'a + b', language: 'en' },
  inputs: {
    a: { claim: draw.id('claim') },
    b: draw.chance.some(0.5) ? { claim: draw.id('claim') } : { constant: '$1 billion' },
  },
  attributedTo: maybe(draw, () => draw.entity(), 0.3),
  audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
});

const claim = (draw: Draw) => {
  const metric = draw.chance.pick(Object.keys(METRICS));
  return {
    ...{
      subject: draw.entity(),
      metric,
      value: draw.chance.pick(METRICS[metric] as readonly string[]),
      language: 'en',
    },
    ...{ basis: draw.chance.pick(BASES) ?? undefined, period: draw.chance.pick(PERIODS) ?? undefined },
    audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
    statements: maybe(draw, () => [statement(draw)]),
    derivations: maybe(draw, () => [derivation(draw)], 0.25),
  };
};

const entity = (draw: Draw) => ({
  name: draw.name(),
  kind: maybe(draw, () => draw.chance.pick(['organisation', 'person'])),
  audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
  identifiers: maybe(draw, () => ({ wikidata: `Q${2283 + draw.chance.below(3)}` }), 0.2),
  create: maybe(draw, () => true, 0.3),
  ...maybe(draw, () => ({ confidential: true, description: draw.chance.pick(DESCRIPTIONS) }), 0.2),
});

const source = (draw: Draw) => ({
  ...{
    title: draw.chance.pick(TITLES),
    url: maybe(draw, () => draw.chance.pick(URLS)),
    publisher: maybe(draw, () => draw.entity()),
  },
  audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
  relations: maybe(
    draw,
    () => [{ kind: 'cites', to: draw.chance.some(0.5) ? draw.id('source') : draw.chance.pick(URLS) }],
    0.4,
  ),
});

/** What a case may come to. */
const decision = (draw: Draw) => ({
  outcome: draw.chance.pick(['prefer', 'error', 'superseded', 'range', 'unresolved']),
  chosen: draw.chance.some(0.7) ? [draw.id(draw.chance.some(0.8) ? 'claim' : 'derivation')] : [],
});

/** What is changed of entities and of sources. */
const changed = (draw: Draw) => [
  { audience: draw.chance.pick(AUDIENCES), reason: 'for others' },
  { readers: [draw.id('user')] },
  { confidential: true, description: draw.chance.pick(DESCRIPTIONS) },
  { description: 'what is said of it' },
];

/** One claim a line, rates, or a dossier. */
function imported(draw: Draw): Sent {
  if (draw.chance.some(0.2)) {
    return { query: 'format=rates', raw: 'Date,USD\n2025-01-02,1.25\n', headers: { 'content-type': 'text/csv' } };
  }
  if (draw.chance.some(0.5)) {
    const raw = [claim(draw), claim(draw)].map((line) => JSON.stringify(line)).join('\n');
    return { query: 'format=ndjson', raw, headers: { 'content-type': 'application/x-ndjson' } };
  }
  const entities = [{ ref: 'e', ...entity(draw), create: undefined }];
  const sources = [{ ref: 's', ...source(draw), relations: undefined, publisher: 'e' }];
  const claims = [
    {
      ...claim(draw),
      subject: 'e',
      statements: [{ speaker: 'e', stance: 'asserts', source: 's' }],
      derivations: undefined,
    },
  ];
  const dryRun = draw.chance.some(0.3) ? '&dryRun=true' : '';
  return { query: `format=dossier${dryRun}`, body: { title: 'A dossier', entities, sources, claims } };
}

/** A step of a review, with what it may need. */
const step = (draw: Draw) => ({
  to: draw.chance.pick(REVIEW_STATES),
  reason: maybe(draw, () => 'as it is', 0.8),
  verdict: maybe(draw, () => 'confirmed', 0.3),
  supersededBy: maybe(draw, () => draw.id('claim'), 0.3),
  evidence: maybe(
    draw,
    () => [
      { kind: 'statement', id: draw.id('statement') },
      { kind: 'source', id: draw.id('source') },
    ],
    0.3,
  ),
});

/** For every POST, PATCH and PUT of the description what is sent to it. A route that is missing here is one that nobody asks. */
export const BODIES: Readonly<Record<string, (draw: Draw) => Sent>> = {
  'PATCH /claims/{id}': (draw) => ({
    body: draw.chance.pick([
      { text: 'a sentence about revenue that was mended', reason: 'mended' },
      { audience: draw.chance.pick(AUDIENCES), reason: 'for others' },
      { basis: 'forecast', reason: 'as it was meant' },
    ]),
  }),
  'PATCH /desks/{id}': () => ({ body: { name: 'a renamed desk' } }),
  'PATCH /entities/{id}': (draw) => ({ body: draw.chance.pick([{ aliases: [draw.name()] }, ...changed(draw)]) }),
  'PATCH /me': (draw) => ({ body: { desk: draw.id('desk') } }),
  'PATCH /metrics/{id}': () => ({ body: { aliases: ['sales'] } }),
  'PATCH /sources/{id}': (draw) => ({ body: draw.chance.pick([{ publisher: draw.entity() }, ...changed(draw)]) }),
  'PATCH /users/{id}': () => ({ body: { name: 'somebody renamed' } }),
  '/claims': (draw) => ({ body: claim(draw) }),
  'PUT /claims/{id}/assignee': (draw) => ({ body: { principal: draw.chance.some(0.9) ? draw.id('user') : null } }),
  '/claims/{id}/searches': (draw) => ({
    body: {
      ...{
        where: 'the filings of 2025',
        outcome: draw.chance.pick(SEARCH_OUTCOMES),
        searchedAt: '2026-01-02T09:00:00Z',
      },
      source: maybe(draw, () => draw.id('source')),
    },
  }),
  '/claims/{id}/transitions': (draw) => ({ body: step(draw) }),
  '/claims/{id}/usages': () => ({
    body: { kind: 'story', title: 'a story about revenue', publishedAt: '2026-01-02T09:00:00Z' },
  }),
  '/usages/{id}/decisions': () => ({ body: { decision: 'stands_by', reason: 'it is right' } }),
  '/claims/{id}/derivations': (draw) => ({ body: derivation(draw) }),
  '/claims/{id}/statements': (draw) => ({ body: statement(draw) }),
  '/claims/{id}/supersede': (draw) => ({
    body: {
      reason: 'mended',
      value: '$14 billion',
      language: 'en',
      audience: maybe(draw, () => draw.chance.pick(AUDIENCES)),
    },
  }),
  '/comparisons': (draw) => ({
    body: {
      a: draw.id('claim'),
      b: draw.chance.some(0.5) ? draw.id('claim') : { ...claim(draw), statements: undefined, derivations: undefined },
    },
  }),
  '/disputes': (draw) => ({
    body: {
      question: 'which of these?',
      candidates: [draw.id('claim'), draw.id('claim')].slice(0, 1 + draw.chance.below(2)),
      derivations: maybe(draw, () => [draw.id('derivation')], 0.3),
      audience: maybe(draw, () => draw.chance.pick(AUDIENCES), 0.3),
    },
  }),
  '/disputes/{id}/arguments': (draw) => ({
    body: {
      stance: draw.chance.pick(['for', 'against']),
      text: 'as it seems',
      candidate: maybe(draw, () => draw.id('claim')),
      evidence: maybe(draw, () => [{ kind: 'statement', id: draw.id('statement') }]),
    },
  }),
  '/disputes/{id}/candidates': (draw) => ({ body: { claim: draw.id('claim') } }),
  '/disputes/{id}/derivations': (draw) => ({ body: { derivation: draw.id('derivation') } }),
  '/disputes/{id}/preview': (draw) => ({ body: decision(draw) }),
  '/disputes/{id}/reopen': () => ({ body: { reason: 'something came up' } }),
  '/disputes/{id}/resolve': (draw) => ({ body: { ...decision(draw), rationale: 'so it is' } }),
  '/derivations/evaluate': (draw) => ({
    body: {
      formula: 'a + b',
      inputs: { a: { claim: draw.id('claim') }, b: { claim: draw.id('claim') } },
      claim: maybe(draw, () => draw.id('claim')),
    },
  }),
  '/derivations/{id}/solve': () => ({ body: { for: 'a', target: '$11.5 billion', language: 'en' } }),
  '/entities': (draw) => ({ body: entity(draw) }),
  '/entities/{id}/merge': (draw) => ({ body: { into: draw.id('entity'), reason: 'they are one' } }),
  '/desks': (draw) => ({ body: { name: draw.chance.pick(['politics', 'a further desk']) } }),
  '/figures/find': () => ({ body: { text: 'about $13 billion', language: 'en' } }),
  '/figures/parse': () => ({ body: { text: '13 Milliarden US-Dollar', language: 'de' } }),
  '/imports': imported,
  '/jobs/{id}/cancel': () => ({}),
  '/links': (draw) => ({
    body: {
      a: draw.id('claim'),
      b: draw.id('claim'),
      kind: draw.chance.pick(['contradicts', 'supports', 'context']),
      reason: 'as it seems',
    },
  }),
  '/links/{id}/confirm': () => ({ body: { reason: 'so it is' } }),
  '/links/{id}/dismiss': () => ({ body: { reason: 'so it is not' } }),
  '/me/password': () => ({ body: { current: '', new: 'another, and long enough' } }),
  '/metrics': (draw) => ({
    body: {
      key: `metric-${draw.chance.below(3)}`,
      labels: { en: `metric ${draw.chance.below(3)}` },
      valueType: 'quantity',
    },
  }),
  '/erasures': () => ({ body: { words: ['words that nobody wrote'], ground: 'none' } }),
  '/erasures/{id}/approval': () => ({}),
  '/erasures/{id}/withdrawal': () => ({}),
  '/legal-holds': (draw) => ({ body: { kind: 'user', record: draw.id('user'), ground: 'none' } }),
  '/legal-holds/{id}/release': () => ({ body: { reason: 'none' } }),
  '/one-time-links/check': () => ({ body: { secret: 'no-such-secret' } }),
  '/one-time-links/redeem': () => ({ body: { secret: 'no-such-secret', password: 'a password, and long enough' } }),
  '/periods/parse': (draw) => ({
    body: { text: 'FY2026 Q1', language: 'en', subject: maybe(draw, () => draw.entity()) },
  }),
  '/prov/convert': (draw) => ({
    query: `to=${draw.chance.pick(['prov-json', 'provn'])}`,
    body: { prefix: { ex: 'http://example.org/' }, entity: { 'ex:claim': {} } },
  }),
  '/prov/validate': () => ({ body: { prefix: { ex: 'http://example.org/' }, entity: { 'ex:claim': {} } } }),
  '/reevaluations': () => ({ body: {} }),
  '/sessions': (draw) => ({
    body: { email: draw.chance.pick(['editor@example.org', 'no address']), password: 'wrong, and long enough' },
  }),
  '/sources': (draw) => ({ body: source(draw) }),
  '/tokens': () => ({ body: { name: 'a token', scopes: ['records:read'] } }),
  '/users': (draw) => ({
    body: {
      kind: 'service',
      name: 'a program',
      roles: ['reader'],
      desks: [draw.chance.pick(['politics', 'business'])],
    },
  }),
  '/users/{id}/link': () => ({}),
  '/sources/{id}/relations': (draw) => ({
    body: {
      kind: draw.chance.pick(['cites', 'quotes']),
      to: draw.chance.some(0.7) ? draw.id('source') : draw.chance.pick(URLS),
    },
  }),
};
