/** What makes a document invalid. */
export interface Problem {
  /**
   * The constraint, as the recommendation names it: `unique-generation`.
   * Four names are not of PROV-CONSTRAINTS: `required-argument` (PROV-DM: something that a record must have is missing),
   * `distinct-bundles` (PROV-DM: two bundles have one name), `unique-mention` and `mention-specialization` (PROV-LINKS).
   */
  readonly constraint: string;
  /** A sentence that names the records. */
  readonly text: string;
}

/** What a validation found: whether there is nothing, the first problems, and how many there are more. */
export interface Validity {
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  readonly more: number;
}

/** So many problems are told of one document. */
export const TOLD = 100;

/** Gathers problems; sentences are made only for those that are told. */
export class Problems {
  readonly #told: Problem[] = [];
  #count = 0;

  add(constraint: string, text: () => string): void {
    this.#count += 1;
    if (this.#told.length < TOLD) this.#told.push({ constraint, text: text() });
  }

  get validity(): Validity {
    return { valid: this.#count === 0, problems: this.#told, more: this.#count - this.#told.length };
  }
}
