import { BODIES, type Sent } from './bodies.js';
import type { Draw, Kind } from './draw.js';
import type { Request } from './requests.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly enum?: readonly string[] };
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** A route of the description. */
export interface Route {
  readonly method: Method;
  /** Under `/api/v1`, with `{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
}

/** Every route that is described. */
export function routesOf(description: unknown): Route[] {
  const { paths } = description as Described;
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method.toLowerCase()];
      return operation ? [{ method, path: path.replace('/api/v1', ''), parameters: operation.parameters ?? [] }] : [];
    }),
  );
}

/** What `{id}` is of, by the first part of the path. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ claims: 'claim', derivations: 'derivation', entities: 'entity', jobs: 'job', links: 'link', metrics: 'metric' },
  ...{
    sources: 'source',
    statements: 'statement',
    users: 'user',
    desks: 'desk',
    tokens: 'token',
    me: 'session',
    usages: 'usage',
    disputes: 'dispute',
    // None is there: what these ask for is found nowhere.
    erasures: 'job',
    'legal-holds': 'job',
  },
};

/** What parameters without a closed list are given. */
const VALUES: Readonly<Record<string, (draw: Draw) => string>> = {
  asOf: (draw) => draw.instant(),
  assignee: (draw) => draw.id('user'),
  claim: (draw) => draw.id('claim'),
  claims: (draw) => Array.from({ length: 1 + draw.chance.below(2) }, () => draw.id('claim')).join(','),
  desk: (draw) => draw.id('desk'),
  depth: (draw) => String(1 + draw.chance.below(3)),
  from: () => '2025-01-01',
  limit: (draw) => String(1 + draw.chance.below(3)),
  language: (draw) => draw.chance.pick(['en', 'de']),
  metric: (draw) => draw.chance.pick(['revenue', 'net-loss', 'ownership-stake']),
  publisher: (draw) => draw.entity(),
  return: () => '/claims',
  q: (draw) => draw.chance.pick([draw.name(), 'billion', 'Microsoft', 'results', 'revenue', 'loss', 'another']),
  standing: (draw) => draw.chance.pick(['contested', 'uncontested', 'rejected', 'contested,rests_on_contested_input']),
  state: (draw) => draw.chance.pick(['draft', 'submitted', 'draft,in_review,returned', 'published']),
  subject: (draw) => draw.entity(),
  to: () => '2026-01-01',
  url: (draw) => draw.chance.pick(['https://heise.de/-10975365', 'https://techcrunch.com/openai']),
  user: (draw) => draw.id('user'),
  value: () => '$14 billion',
};

/** Is followed, and not made up. */
const FOLLOWED = 'cursor';

/** @returns everything about a route that nobody has said how to ask; empty where it can be asked */
export function unknownOf({ method, path, parameters }: Route): string[] {
  const kind = path.includes('{id}') && !KINDS[path.split('/')[1] ?? ''] ? [`${path}: whose id?`] : [];
  const writes = method === 'POST' || method === 'PATCH' || method === 'PUT';
  const body = writes && !BODIES[nameOf(method, path)] ? [`${method} ${path}: which body?`] : [];
  const query = parameters.filter(
    (one) => method === 'GET' && one.in === 'query' && !one.schema?.enum && one.name !== FOLLOWED && !VALUES[one.name],
  );
  return [...kind, ...body, ...query.map(({ name }) => `${method} ${path}: which ${name}?`)];
}

/** PATCH and POST of one path are sent different bodies. */
const nameOf = (method: Method, path: string): string => (method === 'POST' ? path : `${method} ${path}`);

/** Keys and versions that are sent in headers. */
function conditionsOf(parameters: readonly Parameter[], draw: Draw): Record<string, string> {
  const takes = (header: string): boolean => parameters.some(({ name }) => name === header);
  const { chance } = draw;
  return {
    ...(takes('Idempotency-Key') && chance.some(0.4) && { 'idempotency-key': draw.key() }),
    ...(takes('If-Match') &&
      chance.some(0.35) && { 'if-match': chance.pick(['*', '"1"', '"1", "2"', '"3"', '"999"']) }),
  };
}

/** A request to a route. */
export function requestTo(route: Route, draw: Draw): Request {
  const { method, path, parameters } = route;
  const kind = KINDS[path.split('/')[1] ?? ''];
  const addressed = kind ? path.replace('{id}', draw.id(kind)) : path;
  if (method === 'DELETE') return { method, path: addressed };
  if (method !== 'GET') {
    const { query, ...sent } = (BODIES[nameOf(method, path)] as (draw: Draw) => Sent)(draw);
    const headers = { ...sent.headers, ...conditionsOf(parameters, draw) };
    const written = { method, path: query ? `${addressed}?${query}` : addressed, ...sent, headers };
    // The version that the caller reads, as a page would send it; else one that is guessed.
    const changes = /^\/[a-z]+\/«[^»]+»/.exec(addressed)?.[0];
    const isConditional = parameters.some(({ name }) => name === 'If-Match');
    return isConditional && !headers['if-match'] && draw.chance.some(0.9) ? { ...written, changes } : written;
  }
  // A graph has to be asked around something, exports have no list of their own.
  const needed = path === '/graph' ? [draw.chance.pick(['claims', 'subject'])] : path === '/exports' ? ['format'] : [];
  const given = parameters.filter(
    ({ in: where, name }) =>
      where === 'query' &&
      name !== FOLLOWED &&
      (needed.includes(name) || draw.chance.some(name === 'asOf' || name === 'limit' || name === 'count' ? 0.45 : 0.2)),
  );
  const query = given.map(({ name, schema }) => {
    const value = schema?.enum ? draw.chance.pick(schema.enum) : (VALUES[name] as (draw: Draw) => string)(draw);
    return `${name}=${encoded(value)}`;
  });
  return { method, path: query.length > 0 ? `${addressed}?${query.join('&')}` : addressed };
}

/** Tags stay as they are: they become ids, which need no encoding. */
const encoded = (value: string): string =>
  value
    .split(/(«[^»]+»|,)/)
    .map((part) => (/^(«|,)/.test(part) ? part : encodeURIComponent(part)))
    .join('');
