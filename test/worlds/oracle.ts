import type { Audience } from '../../src/accounts/audience.js';
import { type Action, type Claimed, type Deed, type Said, tagsIn } from './action.js';
import { type DeskName, type Person, personCalled } from './cast.js';

/** What became of a record until the end of a world: today's rights decide about its past too. */
export interface Fate {
  audience: Audience;
  readonly desk: DeskName;
  readonly owner: string;
  confidential: boolean;
  readers: readonly string[];
}

/** For whom something is: `newsroom`, `public`, or a desk with a mark before it. */
const keyOf = ({ audience, desk }: Pick<Fate, 'audience' | 'desk'>): string =>
  audience === 'desk' ? `desk ${desk}` : audience;

const readershipOf = ({ desks }: Person): readonly string[] => [
  'newsroom',
  'public',
  ...desks.map((desk) => `desk ${desk}`),
];

/** Decides who sees what, by nothing but what was done: it knows neither the application nor its database. */
export class Oracle {
  private readonly fates = new Map<string, Fate>();
  private readonly desks = new Map<string, readonly DeskName[]>();

  /**
   * @param actions those that were done, in their order
   * @param same by the tag of what was recorded already, the tag under which it was first
   */
  constructor(
    private readonly actions: readonly Action[],
    private readonly same: ReadonlyMap<string, string>,
  ) {
    for (const action of actions) this.follow(action);
  }

  /** Whether somebody may read a record; what nothing is known of nobody may. */
  sees(person: Person, tag: string): boolean {
    const fate = this.fates.get(this.first(tag));
    return fate !== undefined && readershipOf(this.today(person)).includes(keyOf(fate));
  }

  /** Somebody with the desks they belong to in the end. */
  today(person: Person): Person {
    return { ...person, desks: this.desks.get(person.name) ?? person.desks };
  }

  /** Whether somebody may know who or what a record is that may be protected. */
  knows(person: Person, tag: string): boolean {
    const fate = this.fates.get(this.first(tag));
    return !fate?.confidential || fate.owner === person.name || fate.readers.includes(person.name);
  }

  /** The actions of the world in which nothing exists that somebody may not see, and who is protected has another name. */
  seenBy(person: Person): Action[] {
    return this.actions.flatMap((action) => {
      const deed = this.seen(person, action);
      return deed ? [{ ...action, deed }] : [];
    });
  }

  /** The tag under which a record was recorded first. */
  first(tag: string): string {
    return this.same.get(tag) ?? tag;
  }

  private follow({ tag, by, desk, deed, known }: Action): void {
    const made = (of: string, audience: Audience, confidential = false): void => {
      if (this.fates.has(this.first(of))) return;
      const said = { audience, desk, owner: by, ...known };
      this.fates.set(this.first(of), { ...said, confidential, readers: [] });
    };
    const claimed = (of: string, { audience, statements, derivations }: Claimed): void => {
      made(of, audience);
      for (const said of [...statements, ...derivations]) made(said.tag, said.audience);
    };
    const changed = (of: string, change: Partial<Fate>): void => {
      const fate = this.fates.get(this.first(of));
      if (fate) Object.assign(fate, change);
    };
    switch (deed.kind) {
      case 'entity':
      case 'source':
        return made(tag, deed.audience, deed.protectedAs !== null);
      case 'claim':
        return claimed(tag, deed);
      case 'import':
        return deed.claims.forEach((claim) => claimed(claim.tag, claim));
      case 'supersede':
      case 'case':
        return made(tag, deed.audience);
      case 'statement':
        return made(deed.said.tag, deed.said.audience);
      case 'derivation':
        return made(deed.worked.tag, deed.worked.audience);
      case 'retarget':
        return changed(deed.of, { audience: deed.audience });
      case 'protect':
        return changed(deed.of, { confidential: true });
      case 'readers':
        return changed(deed.of, { readers: deed.readers });
      case 'move':
        return void this.desks.set(deed.person, deed.desks);
      default:
    }
  }

  private seen(person: Person, { tag, deed }: Action): Deed | null {
    const all = (...tags: string[]): boolean => tags.every((one) => this.sees(person, one));
    switch (deed.kind) {
      case 'entity':
        return all(tag) ? this.disguised(person, tag, deed) : null;
      case 'source': {
        if (!all(tag)) return null;
        const relations = deed.relations.filter(({ to }) => all(to));
        return this.disguised(person, tag, { ...deed, relations });
      }
      case 'claim':
        return all(tag) ? { ...deed, ...this.told(person, deed) } : null;
      case 'import': {
        const claims = deed.claims.filter((claim) => all(claim.tag));
        return claims.length === 0
          ? null
          : { ...deed, claims: claims.map((claim) => ({ ...claim, ...this.told(person, claim) })) };
      }
      case 'statement':
        return all(deed.said.tag) ? deed : null;
      case 'derivation':
        return all(deed.worked.tag) ? deed : null;
      case 'supersede':
        return all(tag) ? deed : null;
      case 'link':
      case 'judge':
        return all(deed.a, deed.b) ? deed : null;
      case 'relation':
        return all(deed.source, deed.to) ? deed : null;
      case 'merge':
        return all(deed.entity, deed.into) ? deed : null;
      case 'case':
        return all(tag, ...deed.candidates, ...deed.derivations) ? deed : null;
      case 'decide':
        return all(deed.of) ? deed : null;
      case 'reword':
      case 'step':
      case 'usage':
      case 'search':
        return all(deed.claim) ? deed : null;
      case 'retarget':
      case 'protect':
        return all(deed.of) ? deed : null;
      // Who belongs where is for those who administer, whatever they read.
      case 'move':
      case 'disable':
        return deed;
      case 'readers':
        return all(deed.of) && this.knows(person, deed.of) ? deed : null;
    }
  }

  private told(person: Person, { statements, derivations }: Claimed): Pick<Claimed, 'statements' | 'derivations'> {
    const seen = <Told extends Pick<Said, 'tag'>>(told: readonly Told[]): Told[] =>
      told.filter((one) => this.sees(person, one.tag));
    return { statements: seen(statements), derivations: seen(derivations) };
  }

  /** What is withheld can be anything: who may not know it must not notice. */
  private disguised<Named extends Extract<Deed, { kind: 'entity' | 'source' }>>(
    person: Person,
    tag: string,
    deed: Named,
  ): Named {
    if (this.knows(person, tag)) return deed;
    const first = this.first(tag);
    if (deed.kind === 'entity') return { ...deed, name: `another name (${first})`, identifier: null };
    // Who published what was protected only later stays an entity that those see who may.
    const isNamed = deed.protectedAs === null && tagsIn(deed.publisher ?? '').every((one) => this.sees(person, one));
    const publisher = isNamed ? deed.publisher : null;
    return { ...deed, title: `another title (${first})`, url: null, publisher };
  }
}

/** Whether somebody may act for a desk. */
export const belongsTo = (name: string, desk: DeskName): boolean => personCalled(name).desks.includes(desk);
