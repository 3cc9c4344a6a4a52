import { type Audience, mayName } from '../../src/accounts/audience.js';
import { type Claimed, ref, type Said, type Worked } from './action.js';
import { DESK_IDS, type DeskName, type Person } from './cast.js';
import type { Chance } from './chance.js';
import { ATTRIBUTIONS, BASES, ENTITY_NAMES, METRICS, PERIODS, STANCES } from './pools.js';

/** A record of a world that is being written. */
export interface Known {
  readonly tag: string;
  readonly desk: DeskName;
  audience: Audience;
  readonly owner: string;
  confidential: boolean;
}

/** A claim of a world that is being written. */
export interface KnownClaim extends Known {
  /** For whom it was when it was recorded: whether that could be changed is not known. */
  readonly born: Audience;
  readonly metric: string;
  readonly statements: Known[];
}

const readership = (audience: Audience, desk: DeskName) => ({ audience, deskId: DESK_IDS[desk] });

/** What claims of a world say, and what they can name. */
export class Telling {
  protected readonly entities: Known[] = [];
  protected readonly sources: Known[] = [];
  protected readonly claims: KnownClaim[] = [];
  protected readonly derivations: (Known & { readonly claim: string })[] = [];
  protected readonly cases: (Known & { readonly matter: readonly string[] })[] = [];
  private days = 0;

  private readonly moved = new Map<string, readonly DeskName[]>();
  /** Whether everything that is told is for one desk only. */
  protected hiding = false;

  constructor(protected chance: Chance) {}

  /** The desks somebody belongs to by now. */
  protected desksOf({ name, desks }: Person): readonly DeskName[] {
    return this.moved.get(name) ?? desks;
  }

  protected move({ name }: Person, desks: readonly DeskName[]): void {
    this.moved.set(name, desks);
  }

  protected audience(): Audience {
    const { chance } = this;
    return this.hiding || chance.some(0.5) ? 'desk' : chance.some(0.75) ? 'newsroom' : 'public';
  }

  protected seen<Record extends Known>(records: readonly Record[], person: Person): Record[] {
    return records.filter(({ audience, desk }) => audience !== 'desk' || this.desksOf(person).includes(desk));
  }

  /** Records that somebody sees, and that something for an audience may name. */
  protected nameable<Record extends Known>(
    records: readonly Record[],
    person: Person,
    audience: Audience,
    desk: DeskName,
  ): Record[] {
    return this.seen(records, person).filter((named) =>
      mayName(readership(audience, desk), readership(named.audience, named.desk)),
    );
  }

  protected note(
    list: Known[],
    tag: string,
    desk: DeskName,
    audience: Audience,
    owner: string,
    confidential = false,
  ): void {
    list.push({ tag, desk, audience, owner, confidential });
  }

  protected entity(person: Person, audience: Audience, desk: DeskName): string {
    const known = this.chance.any(this.nameable(this.entities, person, audience, desk));
    return known && this.chance.some(0.75) ? ref(known.tag) : this.chance.pick(ENTITY_NAMES);
  }

  protected said(
    tag: string,
    person: Person,
    desk: DeskName,
    within: Audience,
    metric: string,
    claim: KnownClaim | null,
  ): Said {
    const { chance } = this;
    const narrower = (this.hiding || chance.some(0.4)) && mayName(readership('desk', desk), readership(within, desk));
    const audience = narrower ? 'desk' : within;
    const source = chance.any(this.nameable(this.sources, person, audience, desk));
    const all = this.claims.flatMap(({ statements }) => statements);
    const relayed = chance.some(0.3)
      ? chance.any(this.nameable(claim?.statements ?? all, person, audience, desk))
      : undefined;
    const stance = chance.pick(STANCES);
    const against = stance === 'disputes' || stance === 'denies';
    const day = new Date(Date.UTC(2024, 0, 1 + this.days++)).toISOString().slice(0, 10);
    return {
      ...{ tag, audience, stance, day, speaker: this.entity(person, audience, desk) },
      source: source && chance.some(0.6) ? ref(source.tag) : null,
      attribution: chance.any(ATTRIBUTIONS) ?? null,
      relays: relayed && stance === 'asserts' ? relayed.tag : null,
      alternative: against && chance.some(0.6) ? this.alternative(metric, person, audience, desk) : null,
    };
  }

  private alternative(metric: string, person: Person, audience: Audience, desk: DeskName): string {
    const alike = this.claims.filter((claim) => claim.metric === metric);
    const known = this.chance.any(this.nameable(alike, person, audience, desk));
    return known && this.chance.some(0.5) ? ref(known.tag) : this.value(metric);
  }

  protected value(metric: string): string {
    return this.chance.pick(METRICS[metric] as readonly string[]);
  }

  protected worked(tag: string, person: Person, desk: DeskName, within: Audience, of: string | null = null): Worked {
    const { chance } = this;
    const narrower = this.hiding || chance.some(0.3);
    const audience = narrower && mayName(readership('desk', desk), readership(within, desk)) ? 'desk' : within;
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
    return {
      tag,
      formula,
      inputs,
      audience,
      attributedTo: chance.some(0.3) ? this.entity(person, audience, desk) : null,
    };
  }

  protected claimed(tag: string, person: Person, desk: DeskName): Claimed {
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

  protected keepClaim(tag: string, person: Person, desk: DeskName, claimed: Claimed): void {
    const known: KnownClaim = {
      ...{ tag, desk, audience: claimed.audience, born: claimed.audience, owner: person.name, confidential: false },
      ...{ metric: claimed.metric, statements: [] },
    };
    for (const said of claimed.statements) this.note(known.statements, said.tag, desk, said.audience, person.name);
    for (const worked of claimed.derivations) this.keepDerivation(tag, person, desk, worked);
    this.claims.push(known);
  }

  protected keepDerivation(claim: string, { name }: Person, desk: DeskName, { tag, audience }: Worked): void {
    this.derivations.push({ tag, claim, desk, audience, owner: name, confidential: false });
  }
}
