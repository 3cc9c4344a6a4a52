import { type Audience, mayName } from '../../src/accounts/audience.js';
import type { Action, Claimed, Deed, Said, Worked } from './action.js';
import { ref } from './action.js';
import { CAST, DESK_IDS, type DeskName, permissionsOf, type Person } from './cast.js';
import { type Chance, chanceOf } from './chance.js';
import { ATTRIBUTIONS, BASES, DESCRIPTIONS, ENTITY_NAMES, METRICS, PERIODS, STANCES, TITLES, URLS } from './pools.js';

interface Known {
  readonly tag: string;
  readonly desk: DeskName;
  audience: Audience;
  readonly owner: string;
  confidential: boolean;
}

interface KnownClaim extends Known {
  readonly metric: string;
  readonly statements: Known[];
}

const readership = (audience: Audience, desk: DeskName) => ({ audience, deskId: DESK_IDS[desk] });

const WRITERS = CAST.filter((person) => permissionsOf(person).has('records:write'));
const REVIEWERS = CAST.filter((person) => permissionsOf(person).has('records:review'));

/** What of a world is written: what each action makes can be named by those after it. */
class Draft {
  readonly actions: Action[] = [];
  private readonly entities: Known[] = [];
  private readonly sources: Known[] = [];
  private readonly claims: KnownClaim[] = [];
  private days = 0;

  constructor(private readonly chance: Chance) {}

  /** One more action, of what is possible by now. */
  add(makes?: 'entity' | 'source' | 'claim'): void {
    const { chance } = this;
    const tag = `x${this.actions.length}`;
    const kinds = [
      ...['entity', 'source', 'claim', 'claim', 'claim', 'claim', 'import'],
      ...(this.claims.length > 0 ? ['statement', 'statement', 'derivation', 'derivation', 'supersede', 'link', 'link'] : []),
      ...(this.claims.length > 1 ? ['judge', 'judge', 'retarget', 'reword'] : []),
      ...['relation', 'merge', 'protect', 'readers', 'widen'],
    ];
    const kind = makes ?? chance.pick(kinds);
    const person = chance.pick(kind === 'judge' || kind === 'merge' ? REVIEWERS : WRITERS);
    const desk = chance.pick(person.desks);
    const deed = this.deed(kind, tag, person, desk);
    if (deed) this.actions.push({ tag, by: person.name, desk, deed });
  }

  private audience(): Audience {
    const { chance } = this;
    return chance.some(0.45) ? 'desk' : chance.some(0.75) ? 'newsroom' : 'public';
  }

  private seen<Record extends Known>(records: readonly Record[], person: Person): Record[] {
    return records.filter(({ audience, desk }) => audience !== 'desk' || person.desks.includes(desk));
  }

  /** Records that somebody sees, and that something for an audience may name. */
  private nameable<Record extends Known>(
    records: readonly Record[],
    person: Person,
    audience: Audience,
    desk: DeskName,
  ): Record[] {
    return this.seen(records, person).filter((named) =>
      mayName(readership(audience, desk), readership(named.audience, named.desk)),
    );
  }

  private note(list: Known[], tag: string, desk: DeskName, audience: Audience, owner: string, confidential = false): void {
    list.push({ tag, desk, audience, owner, confidential });
  }

  private entity(person: Person, audience: Audience, desk: DeskName): string {
    const known = this.chance.any(this.nameable(this.entities, person, audience, desk));
    return known && this.chance.some(0.75) ? ref(known.tag) : this.chance.pick(ENTITY_NAMES);
  }

  private said(
    tag: string,
    person: Person,
    desk: DeskName,
    within: Audience,
    metric: string,
    claim: KnownClaim | null,
  ): Said {
    const { chance } = this;
    const narrower = chance.some(0.4) && mayName(readership('desk', desk), readership(within, desk));
    const audience = narrower ? 'desk' : within;
    const source = chance.any(this.nameable(this.sources, person, audience, desk));
    const all = this.claims.flatMap(({ statements }) => statements);
    const relayed = chance.some(0.3) ? chance.any(this.nameable(claim?.statements ?? all, person, audience, desk)) : undefined;
    const stance = chance.pick(STANCES);
    const against = stance === 'disputes' || stance === 'denies';
    const day = new Date(Date.UTC(2024, 0, 1 + this.days++)).toISOString().slice(0, 10);
    return {
      ...{ tag, audience, stance, day, speaker: this.entity(person, audience, desk) },
      source: source && chance.some(0.6) ? ref(source.tag) : null,
      attribution: chance.any(ATTRIBUTIONS) ?? null,
      relays: relayed && stance === 'asserts' ? relayed.tag : null,
      alternative: against && chance.some(0.5) ? this.value(metric) : null,
    };
  }

  private value(metric: string): string {
    return this.chance.pick(METRICS[metric] as readonly string[]);
  }

  private worked(tag: string, person: Person, desk: DeskName, within: Audience, of: string | null = null): Worked {
    const { chance } = this;
    const audience = chance.some(0.3) && mayName(readership('desk', desk), readership(within, desk)) ? 'desk' : within;
    const input = (): string => {
      const claim = chance.any(this.nameable(this.claims, person, audience, desk).filter((one) => one.tag !== of));
      return claim && chance.some(0.85) ? ref(claim.tag) : '$2 billion';
    };
    const [formula, inputs] = chance.pick<[string, Record<string, string>]>([
      ['a + b', { a: input(), b: input() }],
      ['a - b', { a: input(), b: input() }],
      ['a * 2', { a: input() }],
      ['loss / stake', { loss: input(), stake: '27%' }],
    ]);
    return { tag, formula, inputs, audience, attributedTo: chance.some(0.3) ? this.entity(person, audience, desk) : null };
  }

  private claimed(tag: string, person: Person, desk: DeskName): Claimed {
    const { chance } = this;
    const audience = this.audience();
    // Few of each, so that claims meet.
    const metric = chance.pick(Object.keys(METRICS));
    const statements = Array.from({ length: chance.below(3) }, (_, i) => ({
      ...this.said(`${tag}.s${i}`, person, desk, audience, metric, null),
      // Of several that name the same alternative in one request, any may be the one that made the link.
      ...(i > 0 && { alternative: null }),
    }));
    const derivations = chance.some(0.2) ? [this.worked(`${tag}.d0`, person, desk, audience)] : [];
    return {
      ...{ metric, audience, statements, derivations, subject: this.entity(person, audience, desk) },
      ...{ value: this.value(metric), basis: chance.pick(BASES), period: chance.pick(PERIODS) },
    };
  }

  private keepClaim(tag: string, person: Person, desk: DeskName, claimed: Claimed): void {
    const known: KnownClaim = {
      ...{ tag, desk, audience: claimed.audience, owner: person.name, confidential: false },
      ...{ metric: claimed.metric, statements: [] },
    };
    for (const said of claimed.statements) this.note(known.statements, said.tag, desk, said.audience, person.name);
    this.claims.push(known);
  }

  // One case for each kind of deed.
  private deed(kind: string, tag: string, person: Person, desk: DeskName): Deed | null {
    const { chance } = this;
    const pair = <Record extends Known>(records: readonly Record[]): [Record, Record] | null => {
      const seen = this.seen(records, person);
      if (seen.length < 2) return null;
      const first = chance.pick(seen);
      return [first, chance.pick(seen.filter((one) => one !== first))];
    };
    switch (kind) {
      case 'entity': {
        const audience = this.audience();
        const confidential = chance.some(0.35);
        this.note(this.entities, tag, desk, audience, person.name, confidential);
        // Who may be protected later has a name that nobody else uses.
        const name = confidential || chance.some(0.6) ? chance.pick(ENTITY_NAMES) : `Microsoft unit ${tag}`;
        const protectedAs = confidential ? chance.pick(DESCRIPTIONS) : null;
        const identifier = !confidential && chance.some(0.2) ? `Q${chance.below(3) + 2283}` : null;
        return { kind, name, entityKind: chance.pick(['organisation', 'person']), audience, protectedAs, identifier };
      }
      case 'source': {
        const audience = this.audience();
        const confidential = chance.some(0.35);
        const publisher = chance.some(0.4) ? this.entity(person, audience, desk) : null;
        const to = chance.any(this.nameable(this.sources, person, audience, desk));
        const relations = to && chance.some(0.4) ? [{ kind: 'cites', to: to.tag }] : [];
        this.note(this.sources, tag, desk, audience, person.name, confidential);
        const named = confidential || chance.some(0.6);
        const title = named ? chance.pick(TITLES) : `Microsoft note ${tag}`;
        const url = named && chance.some(0.5) ? chance.pick(URLS) : null;
        return { kind, title, url, publisher, audience, protectedAs: confidential ? chance.pick(DESCRIPTIONS) : null, relations };
      }
      case 'claim': {
        const claimed = this.claimed(tag, person, desk);
        this.keepClaim(tag, person, desk, claimed);
        return { kind, ...claimed };
      }
      case 'import': {
        const claims = [0, 1].map((i) => ({ ...this.claimed(`${tag}.${i}`, person, desk), tag: `${tag}.${i}` }));
        for (const claim of claims.slice(1)) Object.assign(claim, { statements: claim.statements.map(withoutAlternative) });
        for (const claim of claims) this.keepClaim(claim.tag, person, desk, claim);
        return { kind, claims };
      }
      case 'statement': {
        const claim = chance.any(this.seen(this.claims, person));
        if (!claim) return null;
        const within = claim.audience === 'desk' ? 'desk' : claim.audience;
        if (claim.audience === 'desk' && claim.desk !== desk) return null;
        const said = this.said(`${tag}.s`, person, desk, within, claim.metric, claim);
        this.note(claim.statements, said.tag, desk, said.audience, person.name);
        return { kind, claim: claim.tag, said };
      }
      case 'derivation': {
        const claim = chance.any(this.seen(this.claims, person));
        if (!claim || (claim.audience === 'desk' && claim.desk !== desk)) return null;
        return { kind, claim: claim.tag, worked: this.worked(`${tag}.d`, person, desk, claim.audience, claim.tag) };
      }
      case 'supersede': {
        const claim = chance.any(this.seen(this.claims, person));
        if (!claim || (claim.audience === 'desk' && claim.desk !== desk)) return null;
        const audience = chance.some(0.4) ? 'desk' : claim.audience;
        this.claims.push({ ...claim, tag, desk, audience, statements: [] });
        return { kind, claim: claim.tag, value: this.value(claim.metric), audience };
      }
      case 'link': {
        const two = pair(this.claims);
        return two && { kind, a: two[0].tag, b: two[1].tag, linkKind: chance.pick(['contradicts', 'supports', 'context', 'same_as']) };
      }
      case 'judge': {
        const two = pair(this.claims);
        return two && { kind, a: two[0].tag, b: two[1].tag, verdict: chance.pick(['confirm', 'dismiss']) };
      }
      case 'relation': {
        const two = pair(this.sources);
        return two && { kind, source: two[0].tag, to: two[1].tag, relation: chance.pick(['cites', 'quotes']) };
      }
      case 'merge': {
        const two = pair(this.entities.filter(({ confidential }) => !confidential));
        return two && { kind, entity: two[0].tag, into: two[1].tag };
      }
      case 'retarget': {
        const claim = chance.any(this.seen(this.claims, person).filter(({ desk: of }) => of === desk));
        if (!claim) return null;
        claim.audience = this.audience();
        return { kind, what: 'claims', of: claim.tag, audience: claim.audience };
      }
      case 'widen': {
        const what = chance.pick(['entities', 'sources'] as const);
        const record = chance.any(this.seen(this[what], person).filter(({ desk: of }) => of === desk));
        if (!record) return null;
        record.audience = record.audience === 'desk' ? 'newsroom' : 'public';
        return { kind: 'retarget', what, of: record.tag, audience: record.audience };
      }
      case 'reword': {
        const claim = chance.any(this.seen(this.claims, person));
        return claim ? { kind, claim: claim.tag, text: `a sentence about revenue ${tag}` } : null;
      }
      case 'protect':
      case 'readers':
        return this.protection(kind);
      default:
        throw new Error(`no deed is of the kind ${kind}`);
    }
  }

  /** Owners protect what they recorded; the action is theirs. */
  private protection(kind: 'protect' | 'readers'): Deed | null {
    const { chance } = this;
    const what = chance.pick(['entities', 'sources'] as const);
    const record = chance.any(this[what].filter(({ confidential }) => confidential === (kind === 'readers')));
    if (!record) return null;
    const action = this.actions.find(({ tag }) => tag === record.tag);
    const unique = action && 'deed' in action && /unit|note/.test(JSON.stringify(action.deed));
    if (kind === 'protect' && !unique) return null;
    if (kind === 'protect') record.confidential = true;
    const deed: Deed =
      kind === 'protect'
        ? { kind, what, of: record.tag, as: chance.pick(DESCRIPTIONS) }
        : { kind, what, of: record.tag, readers: [chance.pick(CAST).name] };
    this.actions.push({ tag: `x${this.actions.length}`, by: record.owner, desk: record.desk, deed });
    return null;
  }
}

const withoutAlternative = (said: Said): Said => ({ ...said, alternative: null });

/** The actions of the world of a seed. */
export function worldOf(seed: number): Action[] {
  const chance = chanceOf(seed);
  const draft = new Draft(chance);
  for (const makes of ['entity', 'entity', 'source', 'claim', 'claim'] as const) draft.add(makes);
  for (let more = 6 + chance.below(12); more > 0; more--) draft.add();
  return draft.actions;
}
