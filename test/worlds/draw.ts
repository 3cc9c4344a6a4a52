import { type Action, ref } from './action.js';
import { CAST, DESKS, type Person } from './cast.js';
import { type Chance } from './chance.js';
import type { Oracle } from './oracle.js';
import { ENTITY_NAMES, LOOK_ALIKES, TITLES, URLS } from './pools.js';
import { MATTER, type Stage } from './stage.js';
import type { Target } from './table-writes.js';

/** Kinds of records that addresses and bodies name. */
export type Kind =
  | ('claim' | 'entity' | 'source' | 'statement' | 'derivation' | 'link' | 'job' | 'metric' | 'user' | 'desk')
  | ('token' | 'session' | 'usage' | 'dispute');

const RECORDS = ['claim', 'entity', 'source', 'statement', 'derivation', 'link'] as const;

/** What a request can name in one world, seen and unseen. */
export class Draw {
  private constructor(
    readonly chance: Chance,
    readonly who: Person | null,
    private readonly tags: Readonly<Record<Kind, readonly { readonly tag: string; readonly seen: boolean }[]>>,
    readonly steps: number,
    private readonly keys: readonly string[],
  ) {}

  /** @param stage on which everything was done */
  static async of(
    chance: Chance,
    who: Person | null,
    actions: readonly Action[],
    oracle: Oracle,
    stage: Stage,
  ): Promise<Draw> {
    const seen = (tag: string): boolean => who !== null && oracle.sees(who, tag);
    const known = (tags: readonly string[]) =>
      [...new Set(tags.map((tag) => oracle.first(tag)))]
        .filter((tag) => stage.ids.has(tag))
        .map((tag) => ({ tag, seen: seen(tag) }));
    const made = (...kinds: string[]) => actions.filter(({ deed }) => kinds.includes(deed.kind));
    const claimed = actions.flatMap(({ tag, deed }) =>
      deed.kind === 'import' ? [...deed.claims] : deed.kind === 'claim' ? [{ ...deed, tag }] : [],
    );
    const claims = known([...claimed, ...made('supersede')].map(({ tag }) => tag));
    const { rows } = await stage.owner.query<{ a: string; b: string }>(
      'SELECT a_id AS a, b_id AS b FROM claimtrail.link ORDER BY id',
    );
    const tagOf = new Map(claims.map(({ tag }) => [stage.ids.get(tag), tag]));
    const links = rows.flatMap(({ a, b }) => {
      const [one, other] = [tagOf.get(a), tagOf.get(b)];
      return one && other ? [{ tag: `link ${one} ${other}`, seen: seen(one) && seen(other) }] : [];
    });
    const derivations = known([
      ...claimed.flatMap(({ derivations }) => derivations.map(({ tag }) => tag)),
      ...actions.flatMap(({ deed }) => (deed.kind === 'derivation' ? [deed.worked.tag] : [])),
    ]);
    for (const { tag } of derivations) tagOf.set(stage.ids.get(tag), tag);
    const cases = await stage.owner.query<{ matter: string[]; readers: string }>(
      `SELECT array_agg(k.id::text ORDER BY k.id) AS matter, min(k.readership) AS readers FROM (${MATTER}) k GROUP BY k.dispute_id ORDER BY 1`,
    );
    const disputes = cases.rows.flatMap(({ matter, readers }) => {
      const tags = matter.flatMap((id) => tagOf.get(id) ?? []);
      return tags.length === matter.length
        ? [{ tag: `dispute ${readers} ${tags.join(' ')}`, seen: tags.every(seen) }]
        : [];
    });
    const jobs = made('import').map(({ tag, by }) => ({ tag: `${tag}.job`, seen: by === who?.name }));
    return new Draw(
      chance,
      who,
      {
        ...{
          claim: claims,
          entity: known(made('entity').map(({ tag }) => tag)),
          source: known(made('source').map(({ tag }) => tag)),
        },
        statement: known([
          ...claimed.flatMap(({ statements }) => statements.map(({ tag }) => tag)),
          ...actions.flatMap(({ deed }) => (deed.kind === 'statement' ? [deed.said.tag] : [])),
        ]),
        derivation: derivations,
        ...{ link: links, dispute: disputes, job: jobs, metric: [], token: [], session: [], usage: [] },
        user: CAST.map(({ name }) => ({ tag: `person ${name}`, seen: true })),
        desk: DESKS.map((name) => ({ tag: `desk ${name}`, seen: true })),
      },
      actions.length,
      actions.filter(({ by }) => by !== who?.name).map(({ tag }) => tag),
    );
  }

  /** A reference to a record: one that the caller sees, one that they do not, or none at all. */
  id(kind: Kind): string {
    const { chance } = this;
    const wanted = chance.some(0.6);
    const record = chance.any(this.tags[kind].filter(({ seen }) => seen === wanted)) ?? chance.any(this.tags[kind]);
    return ref(record && chance.some(0.97) ? record.tag : `no ${kind} ${chance.below(3)}`);
  }

  /** Records that the caller does not see, of tables whose names are those of their kinds. */
  targets(most: number): Target[] {
    const unseen = RECORDS.flatMap((table) =>
      this.tags[table].flatMap(({ tag, seen }) => (seen ? [] : [{ table, tag }])),
    );
    return Array.from({ length: Math.min(most, unseen.length) }, () => this.chance.pick(unseen));
  }

  /** An `Idempotency-Key`: one that somebody else has used, or one of one's own. */
  key(): string {
    return (this.chance.some(0.5) ? this.chance.any(this.keys) : undefined) ?? `own-${this.chance.below(9)}`;
  }

  /** The name of an entity, or nearly. */
  name(): string {
    return this.chance.some(0.75) ? this.chance.pick(ENTITY_NAMES) : this.chance.pick(LOOK_ALIKES);
  }

  /** An entity by reference or name. */
  entity(): string {
    return this.chance.some(0.5) ? this.id('entity') : this.name();
  }

  /** A source by reference, address or title. */
  source(): string {
    return this.chance.some(0.5) ? this.id('source') : this.chance.pick([...URLS, ...TITLES]);
  }

  /** An instant between two actions, or before all of them. */
  instant(): string {
    return ref(`before ${this.chance.below(this.steps + 1)}`);
  }
}
