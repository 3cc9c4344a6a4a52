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
