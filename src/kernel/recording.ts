import { type Fault, Refusal, type RefusalCode } from './refusal.js';

/** Something that came into being because a request named it and nothing of that name was recorded. */
export interface Created {
  readonly kind: 'entity' | 'metric' | 'source' | 'claim';
  readonly id: string;
  readonly name: string;
}

/** What a local name of a request or a dossier stands for. */
export interface Referent {
  readonly kind: 'entity' | 'metric' | 'source' | 'claim' | 'statement';
  readonly id: string;
}

/** Something that happened to a claim on which others may rest, and who can know of it. */
export interface NotedChange {
  readonly claim: string;
  readonly code: string;
  /** Word of those who may read what happened; null where that is everybody who may read the claims. */
  readonly readers: string | null;
  /** The claim at the other end of the link by which it happened: only who may read both knows; null where it was no link. */
  readonly other: string | null;
}

/** Claims of which somebody says that they are not right, with what they say instead, and for whom that is. */
export interface NotedDispute {
  readonly claims: readonly string[];
  readonly audience: 'desk' | 'newsroom' | 'public';
  readonly deskId: string;
}

/**
 * One act of recording, however many records it holds: who records, what was created on the way, and what is wrong with it.
 *
 * Faults are gathered, so that a caller learns of all of them at once; `check` refuses if there are any.
 */
export class Recording {
  readonly faults: Fault[] = [];
  readonly created: Created[] = [];
  /** Local names, without `#`. */
  readonly referents = new Map<string, Referent>();
  /** Ids of claims that are new, or about which something new was said: what they conflict with has to be found again. */
  readonly touched = new Set<string>();
  /** Ids of claims that this act has made: nothing that others recorded can rest on them. */
  readonly fresh = new Set<string>();
  /** Ids of derivations that are new: what they give is still to be computed. */
  readonly derivations: string[] = [];
  /** Ids of the claims that new derivations rest on, to the end. */
  readonly restsOn = new Set<string>();
  /** What happened to claims on which others may rest, each once. */
  readonly changes = new Map<string, NotedChange>();
  /** What statements that are new dispute or deny: cases are to be opened about it. */
  readonly disputed: NotedDispute[] = [];

  constructor(
    /** Who records, UUID. */
    readonly ownerId: string,
    /** For which desk, UUID. */
    readonly deskId: string,
    /** Whether records are declared (an import): names are looked up among local names first, and nothing is asked about similar ones. */
    readonly declares: boolean,
    /**
     * Whether anything is recorded at all. Where not, a name of which nothing is known stands for something new that only
     * this act knows, and nobody is asked about names that are similar.
     */
    readonly keeps = true,
  ) {}

  /** Notes what happened to a claim; of one that this act has made nothing is to be noted. */
  noteChange(claim: string, code: string, { readers = null, other = null }: Partial<NotedChange>): void {
    if (this.fresh.has(claim)) return;
    this.changes.set(`${claim} ${code} ${readers} ${other}`, { claim, code, readers, other });
  }

  refuse(pointer: string, code: RefusalCode, detail: string, help?: Fault['help']): null {
    this.faults.push({ pointer, code, detail, ...(help && { help }) });
    return null;
  }

  /** Takes the faults out of a thrown refusal, those without a place of their own at `pointer`; throws on whatever else it is. */
  refuseThrown(pointer: string, thrown: unknown): null {
    if (!(thrown instanceof Refusal)) throw thrown;
    const faults =
      thrown.faults.length > 0 ? thrown.faults : [{ pointer: '', code: thrown.code, detail: thrown.message }];
    for (const fault of faults) this.faults.push({ ...fault, pointer: fault.pointer || pointer });
    return null;
  }

  /** @throws Refusal with every fault found so far */
  check(): void {
    const [first, ...others] = this.faults;
    if (first) throw Refusal.of([first, ...others]);
  }

  referent(name: string, kind: Referent['kind']): string | null {
    const found = this.referents.get(name.replace(/^#/, ''));
    return found?.kind === kind ? found.id : null;
  }
}
