import type { Action, Deed, Said } from './action.js';
import { CAST, type DeskName, permissionsOf, type Person } from './cast.js';
import { chanceOf } from './chance.js';
import { DESCRIPTIONS, ENTITY_NAMES, TITLES, URLS } from './pools.js';
import { type Known, Telling } from './telling.js';

const WRITERS = CAST.filter((person) => permissionsOf(person).has('records:write'));
const REVIEWERS = CAST.filter((person) => permissionsOf(person).has('records:review'));

/** What of a world is written: what each action makes can be named by those after it. */
class Draft extends Telling {
  readonly actions: Action[] = [];

  /** One more action, of what is possible by now. */
  add(makes?: 'entity' | 'source' | 'claim'): void {
    const { chance } = this;
    const tag = `x${this.actions.length}`;
    const kinds = [
      ...['entity', 'source', 'claim', 'claim', 'claim', 'claim', 'import'],
      ...(this.claims.length > 0
        ? ['statement', 'statement', 'derivation', 'derivation', 'supersede', 'link', 'link']
        : []),
      ...(this.claims.length > 1 ? ['judge', 'judge', 'retarget', 'reword'] : []),
      ...['relation', 'merge', 'protect', 'readers', 'widen'],
    ];
    const kind = makes ?? chance.pick(kinds);
    const person = chance.pick(kind === 'judge' || kind === 'merge' ? REVIEWERS : WRITERS);
    const desk = chance.pick(person.desks);
    const deed = this.deed(kind, tag, person, desk);
    if (deed) this.actions.push({ tag, by: person.name, desk, deed });
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
        return (
          two && {
            kind,
            a: two[0].tag,
            b: two[1].tag,
            linkKind: chance.pick(['contradicts', 'supports', 'context', 'same_as']),
          }
        );
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
        : {
            kind,
            what,
            of: record.tag,
            readers: [chance.pick(CAST.filter((one) => this.seen([record], one).length > 0)).name],
          };
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
