import { type Action, type Claimed, ref, type Said, type Worked } from './action.js';

/** A request in which tags stand for ids. */
export interface Request {
  readonly method: string;
  /** Under `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, in place of a body as JSON. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The record whose present version has to be known. */
  readonly changes?: string;
}

const named = (name: string | null) => name ?? undefined;

/** Names of entities are meant for new ones where nothing is called so, even if something is called alike. */
const entity = (name: string | null) => (name === null || name.startsWith('«') ? named(name) : { name, create: true });

const other = (alternative: string | null) =>
  alternative === null
    ? undefined
    : alternative.startsWith('«')
      ? { id: alternative }
      : { value: alternative, language: 'en' };

const statement = ({ speaker, source, stance, attribution, audience, relays, alternative, day }: Said) => ({
  ...{ speaker: entity(speaker), source: named(source), stance, audience, statedAt: day },
  ...{ attribution: named(attribution), relays: relays === null ? undefined : ref(relays) },
  alternative: other(alternative),
});

const derivation = ({ tag, formula, inputs, attributedTo, audience }: Worked) => ({
  ...{ method: 'formula', formula, audience, language: 'en', note: `worked out in ${tag}` },
  attributedTo: entity(attributedTo),
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      input.startsWith('«') ? { claim: input } : { constant: input },
    ]),
  ),
});

const claim = ({ subject, metric, value, basis, period, audience, statements, derivations }: Claimed) => ({
  ...{ subject: entity(subject), metric, value, language: 'en', audience },
  ...{ basis: named(basis), period: named(period) },
  ...{ statements: statements.map(statement), derivations: derivations.map(derivation) },
});

/** What is sent for an action. */
export function requestOf({ tag, deed }: Action): Request {
  const post = (path: string, body: unknown): Request => ({ method: 'POST', path, body });
  const patch = (path: string, body: unknown): Request => ({ method: 'PATCH', path, body, changes: path });
  switch (deed.kind) {
    case 'entity':
      return post('/entities', {
        ...{ name: deed.name, kind: deed.entityKind, audience: deed.audience, create: true },
        ...(deed.identifier && { identifiers: { wikidata: deed.identifier } }),
        ...(deed.protectedAs !== null && { confidential: true, description: deed.protectedAs }),
      });
    case 'source':
      return post('/sources', {
        ...{ kind: 'article', title: deed.title, audience: deed.audience },
        ...(deed.url && { url: deed.url }),
        ...(deed.publisher && { publisher: entity(deed.publisher) }),
        ...(deed.protectedAs !== null && { confidential: true, description: deed.protectedAs }),
        relations: deed.relations.map(({ kind, to }) => ({ kind, to: ref(to) })),
      });
    case 'claim':
      return post('/claims', claim(deed));
    case 'import': {
      const lines = deed.claims.map((one) => JSON.stringify({ ...claim(one), text: `imported as ${one.tag}` }));
      return {
        ...{ method: 'POST', path: '/imports?format=ndjson', raw: lines.join('\n') },
        headers: { 'content-type': 'application/x-ndjson' },
      };
    }
    case 'statement':
      return post(`/claims/${ref(deed.claim)}/statements`, statement(deed.said));
    case 'derivation':
      return post(`/claims/${ref(deed.claim)}/derivations`, derivation(deed.worked));
    case 'supersede': {
      const { value, audience } = deed;
      return post(`/claims/${ref(deed.claim)}/supersede`, {
        reason: `mended in ${tag}`,
        value,
        language: 'en',
        audience,
      });
    }
    case 'link':
      return post('/links', { a: ref(deed.a), b: ref(deed.b), kind: deed.linkKind, reason: `drawn in ${tag}` });
    case 'judge': {
      const path = `/links/«link ${deed.a} ${deed.b}»`;
      return { ...post(`${path}/${deed.verdict}`, { reason: `judged in ${tag}` }), changes: path };
    }
    case 'relation':
      return post(`/sources/${ref(deed.source)}/relations`, { kind: deed.relation, to: ref(deed.to) });
    case 'merge':
      return post(`/entities/${ref(deed.entity)}/merge`, { into: ref(deed.into), reason: `one in ${tag}` });
    case 'retarget':
      return patch(`/${deed.what}/${ref(deed.of)}`, { audience: deed.audience, reason: `for others in ${tag}` });
    case 'reword':
      return patch(`/claims/${ref(deed.claim)}`, { text: deed.text, reason: `reworded in ${tag}` });
    case 'protect':
      return patch(`/${deed.what}/${ref(deed.of)}`, { confidential: true, description: deed.as });
    case 'move': {
      const desks = deed.desks.map((desk) => ref(`desk ${desk}`));
      return patch(`/users/${ref(`person ${deed.person}`)}`, { desks, desk: desks[0], reason: `moved in ${tag}` });
    }
    case 'disable':
      return patch(`/users/${ref(`person ${deed.person}`)}`, { disabled: true, reason: `gone in ${tag}` });
    case 'case': {
      const { candidates, derivations, audience } = deed;
      return post('/disputes', {
        ...{
          question: `asked in ${tag}`,
          candidates: candidates.map(ref),
          derivations: derivations.map(ref),
          audience,
        },
      });
    }
    case 'decide': {
      const path = `/disputes/${ref(deed.of)}`;
      const body = { outcome: deed.outcome, chosen: deed.chosen.map(ref), rationale: `decided in ${tag}` };
      return { ...post(`${path}/resolve`, body), changes: path };
    }
    case 'step': {
      const path = `/claims/${ref(deed.claim)}`;
      const body = { to: deed.to, reason: `taken in ${tag}`, ...(deed.verdict !== null && { verdict: deed.verdict }) };
      return { ...post(`${path}/transitions`, body), changes: path };
    }
    case 'usage':
      return post(`/claims/${ref(deed.claim)}/usages`, {
        ...{ kind: 'story', title: `a story of ${tag}`, publishedAt: '2026-01-02T09:00:00Z' },
      });
    case 'search':
      return post(`/claims/${ref(deed.claim)}/searches`, {
        ...{ where: `the filing of ${tag}`, outcome: 'not_disclosed', searchedAt: '2026-01-02T09:00:00Z' },
      });
    case 'readers':
      return patch(`/${deed.what}/${ref(deed.of)}`, { readers: deed.readers.map((name) => ref(`person ${name}`)) });
  }
}
