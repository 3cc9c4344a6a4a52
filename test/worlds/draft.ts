import type { Action, Deed, Said } from './action.js';
import { CAST, type DeskName, DESKS, permissionsOf, type Person, personCalled } from './cast.js';
import { type Chance, chanceOf } from './chance.js';
import { DESCRIPTIONS, ENTITY_NAMES, TITLES, URLS } from './pools.js';
import { type Known, Telling } from './telling.js';

const WRITERS = CAST.filter((person) => permissionsOf(person).has('records:write'));
const REVIEWERS = CAST.filter((person) => permissionsOf(person).has('records:review'));

const PUBLISHERS = CAST.filter((person) => permissionsOf(person).has('records:publish'));

/** What is done to what others recorded. */
const SETTLING = ['case', 'decide', 'decide', 'review', 'review', 'usage', 'search'] as const;

/** Who can move and go: somebody has to remain who administers. */
const MOVABLE = CAST.filter((person) => !permissionsOf(person).has('accounts:administer'));
/** What somebody of a desk can do that nobody else sees anything of. */
const HIDEABLE = ['entity', 'source', 'claim', 'import', 'statement', 'statement', 'derivation', 'supersede', 'link'];

/** What of a world is written: what each action makes can be named by those after it. */
class Draft extends Telling {
  readonly actions: Action[] = [];
  private readonly gone = new Set<string>();
  /** The tags of what is protected and who asks was named a reader of. */
  private readonly read = new Set<string>();
  /** Whoever has left a desk keeps what is their own: jobs, and answers to repeated requests. Until they have moved, they do nothing. */
  idle = false;

  /** @param who asks in the end: much is done where they do not see it */
  constructor(
    chance: Chance,
    private readonly who: Person | null,
  ) {
    super(chance);
  }

  /** One more action, of what is possible by now. */
  add(makes?: 'entity' | 'source' | 'claim' | (typeof SETTLING)[number]): void {
    const { chance } = this;
    const tag = `x${this.actions.length}`;
    const kinds = [
      ...['entity', 'source', 'claim', 'claim', 'claim', 'claim', 'import'],
      ...(this.claims.length > 0
        ? ['statement', 'statement', 'derivation', 'derivation', 'supersede', 'link', 'link']
        : []),
      ...(this.claims.length > 1 ? ['judge', 'judge', 'retarget', 'reword'] : []),
      ...['relation', 'merge', 'protect', 'readers', 'widen', 'move', 'disable'],
    ];
    const kind = makes ?? chance.pick(this.hiding ? kinds.filter((one) => HIDEABLE.includes(one)) : kinds);
    const person = this.writer(kind === 'judge' || kind === 'merge' || kind === 'decide' ? REVIEWERS : WRITERS);
    if (!person) return;
    const desk = chance.pick(this.desksOf(person));
    const deed = this.deed(kind, tag, person, desk);
    if (deed) this.push({ tag, by: person.name, desk, deed });
  }

  /** More that nobody sees who is not on the desk that does it. */
  hide(count: number): void {
    this.hiding = true;
    for (let more = count; more > 0; more--) this.add();
  }

  /** Reviews and cases, drawn from a chance of their own: what else there is in the world of a seed stays as it was. */
  settle(chance: Chance, count: number): void {
    const before = this.chance;
    this.chance = chance;
    for (let more = count; more > 0; more--) this.add(chance.pick(SETTLING));
    this.chance = before;
  }

  /** Who asks has been a member of a desk that they do not belong to any more, or comes to one. */
  moveWhoAsks(): void {
    if (this.who) this.relocate(this.who);
    this.idle = false;
  }

  private push(action: Action): void {
    this.actions.push(this.hiding ? { ...action, late: true } : action);
  }

  private writer(writers: readonly Person[]): Person | undefined {
    const here = writers.filter(({ name }) => !this.gone.has(name) && !(this.idle && name === this.who?.name));
    const apart = here.filter((person) => this.isApart(person));
    if (this.hiding) return this.chance.any(apart);
    return (this.chance.some(0.5) ? this.chance.any(apart) : undefined) ?? this.chance.pick(here);
  }

  private isApart(person: Person): boolean {
    const { who } = this;
    return who !== null && !this.desksOf(person).some((desk) => this.desksOf(who).includes(desk));
  }

  private relocate(person: Person): void {
    const from = this.desksOf(person);
    const [left, joined] = [this.chance.pick(from), this.chance.pick(DESKS)];
    const kept = from.filter((desk) => desk !== left);
    const desks = kept.length > 0 && this.chance.some(0.6) ? kept : [...new Set([...kept, joined])];
    this.move(person, desks);
    this.administer({ kind: 'move', person: person.name, desks });
  }

  private administer(deed: Deed): void {
    this.actions.push({ tag: `x${this.actions.length}`, by: 'administrator', desk: 'newsroom', deed });
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
        // Who may be protected later has a name and an identifier that nobody else uses; what is hidden adds nothing to what others see.
        const shared = confidential || (!this.hiding && chance.some(0.6));
        const name = shared ? chance.pick(ENTITY_NAMES) : `Microsoft unit ${tag}`;
        const protectedAs = confidential ? chance.pick(DESCRIPTIONS) : null;
        const number = chance.below(3) + (shared ? 2283 : 22_830 + 10 * this.actions.length);
        const identifier = !confidential && chance.some(0.2) ? `Q${number}` : null;
        return { kind, name, entityKind: chance.pick(['organisation', 'person']), audience, protectedAs, identifier };
      }
      case 'source': {
        const audience = this.audience();
        const confidential = chance.some(0.35);
        const publisher = chance.some(0.4) ? this.entity(person, audience, desk) : null;
        const to = chance.any(this.nameable(this.sources, person, audience, desk));
        const relations = to && chance.some(0.4) ? [{ kind: 'cites', to: to.tag }] : [];
        this.note(this.sources, tag, desk, audience, person.name, confidential);
        const named = confidential || (!this.hiding && chance.some(0.6));
        const title = named ? chance.pick(TITLES) : `Microsoft note ${tag}`;
        const url = named && chance.some(0.5) ? chance.pick(URLS) : null;
        return {
          kind,
          title,
          url,
          publisher,
          audience,
          protectedAs: confidential ? chance.pick(DESCRIPTIONS) : null,
          relations,
        };
      }
      case 'claim': {
        const claimed = this.claimed(tag, person, desk);
        this.keepClaim(tag, person, desk, claimed);
        return { kind, ...claimed };
      }
      case 'import': {
        const claims = [0, 1].map((i) => ({ ...this.claimed(`${tag}.${i}`, person, desk), tag: `${tag}.${i}` }));
        for (const claim of claims.slice(1))
          Object.assign(claim, { statements: claim.statements.map(withoutAlternative) });
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
        const worked = this.worked(`${tag}.d`, person, desk, claim.audience, claim.tag);
        this.keepDerivation(claim.tag, person, desk, worked);
        return { kind, claim: claim.tag, worked };
      }
      case 'supersede': {
        const claim = chance.any(this.seen(this.claims, person));
        if (!claim) return null;
        // A correction that more may read than what it corrects could not be told to them as one.
        const within = claim.born === 'desk' ? 'desk' : claim.audience;
        if (within === 'desk' && claim.desk !== desk) return null;
        const audience = this.hiding || chance.some(0.4) ? 'desk' : within;
        this.claims.push({ ...claim, tag, desk, audience, born: audience, statements: [] });
        return { kind, claim: claim.tag, value: this.value(claim.metric), audience };
      }
      case 'link': {
        const two = pair(this.claims);
        return (
          two && {
            kind,
            a: two[0].tag,
            b: two[1].tag,
            linkKind: chance.pick(['contradicts', 'supports', 'context', 'same_as']),
          }
        );
      }
      case 'case': {
        const audience = this.hiding || chance.some(0.5) ? 'desk' : 'newsroom';
        const claims = this.nameable(this.claims, person, audience, desk);
        const derivation = chance.any(this.nameable(this.derivations, person, audience, desk));
        const candidates = [...new Set([chance.any(claims)?.tag ?? [], chance.any(claims)?.tag ?? []].flat())];
        const derivations = derivation && chance.some(0.6) ? [derivation.tag] : [];
        if (candidates.length + derivations.length === 0) return null;
        const matter = [...candidates, ...derivations];
        this.cases.push({ tag, desk, audience, owner: person.name, confidential: false, matter });
        return { kind, candidates, derivations, audience };
      }
      case 'decide': {
        const known = chance.any(this.seen(this.cases, person));
        if (!known) return this.deed('case', tag, person, desk);
        const chosen = chance.some(0.8) ? [chance.pick(known.matter)] : [];
        return {
          kind,
          of: known.tag,
          outcome: chance.pick(['prefer', 'error', 'superseded', 'range', 'unresolved']),
          chosen,
        };
      }
      case 'usage':
      case 'search': {
        const claim = chance.any(this.seen(this.claims, person));
        return claim ? { kind, claim: claim.tag } : null;
      }
      case 'review':
        return this.review();
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
        // What it is about may have been merged into what more people see, who then see it without ever having seen what it named.
        if (!claim || this.actions.some(({ deed }) => deed.kind === 'merge')) return null;
        claim.audience = this.audience();
        return { kind, what: 'claims', of: claim.tag, audience: claim.audience };
      }
      case 'widen': {
        const what = chance.pick(['entities', 'sources'] as const);
        const record = chance.any(this.seen(this[what], person).filter(({ desk: of }) => of === desk));
        // Who was there under that name may have been recorded for a few only: then that is seen, too, by those it is opened to.
        if (!record || (what === 'entities' && !this.isUnique(record))) return null;
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
      case 'move':
        this.relocate(chance.pick(MOVABLE.filter(({ name }) => !this.gone.has(name) && name !== this.who?.name)));
        return null;
      case 'disable': {
        const left = chance.pick(MOVABLE.filter(({ name }) => name !== this.who?.name));
        if (chance.some(0.5) || this.gone.size > 1 || this.gone.has(left.name)) return null;
        this.gone.add(left.name);
        this.administer({ kind, person: left.name });
        return null;
      }
      default:
        throw new Error(`no deed is of the kind ${kind}`);
    }
  }

  /** Several people take a claim through its review; what is not allowed to them is not done. */
  private review(): null {
    const { chance } = this;
    const claim = chance.any(this.claims);
    const [reviewer, editor] = [this.writer(REVIEWERS), this.writer(PUBLISHERS)];
    if (!claim || !reviewer || !editor) return null;
    const verdict = chance.some(0.6) ? 'confirmed' : chance.pick(['refuted', 'unverifiable']);
    const steps: [who: Person, to: string, verdict: string | null][] = [
      ...([
        [personCalled(claim.owner), 'submitted', null],
        [reviewer, 'in_review', null],
      ] as [Person, string, null][]),
      [reviewer, 'reviewed', verdict],
      [editor, 'published', null],
      [editor, 'retracted', null],
    ];
    for (const [person, to, given] of steps.slice(0, 2 + chance.below(4))) {
      const [desk] = this.desksOf(person);
      if (!desk || this.gone.has(person.name) || this.seen([claim], person).length === 0) return null;
      const deed: Deed = { kind: 'step', claim: claim.tag, to, verdict: given };
      this.push({ tag: `x${this.actions.length}`, by: person.name, desk, deed });
    }
    return null;
  }

  /** Whether nothing else has the name or title of a record. */
  private isUnique({ tag }: Known): boolean {
    return /unit|note/.test(JSON.stringify(this.actions.find((action) => action.tag === tag)?.deed));
  }

  /** Owners protect what they recorded; the action is theirs. */
  private protection(kind: 'protect' | 'readers'): Deed | null {
    const { chance } = this;
    const what = chance.pick(['entities', 'sources'] as const);
    const record = chance.any(this[what].filter(({ confidential }) => confidential === (kind === 'readers')));
    if (!record || this.gone.has(record.owner)) return null;
    if (kind === 'protect' && !this.isUnique(record)) return null;
    if (kind === 'protect') record.confidential = true;
    const reader = chance.pick(CAST).name;
    if (kind === 'readers' && reader === this.who?.name) this.read.add(record.tag);
    // Who asks keeps what they were answered while they read it: once they do, they go on.
    const readers = [...new Set([reader, ...(this.who && this.read.has(record.tag) ? [this.who.name] : [])])];
    const deed: Deed =
      kind === 'protect'
        ? { kind, what, of: record.tag, as: chance.pick(DESCRIPTIONS) }
        : { kind, what, of: record.tag, readers };
    // An owner who has left the desk does not come to the record any more.
    if (this.seen([record], personCalled(record.owner)).length === 0) return null;
    const [desk] = this.desksOf(personCalled(record.owner));
    this.push({ tag: `x${this.actions.length}`, by: record.owner, desk: desk ?? record.desk, deed });
    return null;
  }
}

const withoutAlternative = (said: Said): Said => ({ ...said, alternative: null });

/** The actions of the world of a seed, in which somebody asks. */
export function worldOf(seed: number, who: Person | null): Action[] {
  const chance = chanceOf(seed);
  const draft = new Draft(chance, who);
  const more = 8 + chance.below(12);
  const movedAt = chance.some(0.3) ? chance.below(more) : -1;
  draft.idle = movedAt >= 0;
  for (const makes of ['entity', 'entity', 'source', 'claim', 'claim'] as const) draft.add(makes);
  for (let i = 0; i < more; i++) {
    if (i === movedAt) draft.moveWhoAsks();
    draft.add();
  }
  const settling = chanceOf(seed + 2_000_003);
  draft.settle(settling, 2 + settling.below(4));
  draft.hide(5);
  draft.settle(settling, 1 + settling.below(3));
  return draft.actions;
}
