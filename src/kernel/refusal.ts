/**
 * The reasons this system refuses a request, in the words of the domain.
 * HTTP statuses are not mentioned here: `platform/problem.ts` maps each code to one.
 */
export type RefusalCode =
  | 'invalid-request'
  | 'malformed-body'
  | 'malformed-request'
  | 'unsupported-media-type'
  | 'payload-too-large'
  | 'too-many-requests'
  | 'too-many-attempts'
  | 'sign-in-failed'
  | 'unauthenticated'
  | 'csrf'
  | 'last-admin'
  | 'not-allowed'
  | 'four-eyes'
  | 'not-found'
  | 'method-not-allowed'
  | 'unknown-reference'
  | 'ambiguous-name'
  | 'similar-name'
  | 'ambiguous-figure'
  | 'unreadable-figure'
  | 'invalid-formula'
  | 'unreadable-provenance'
  | 'ambiguous-period'
  | 'unreadable-period'
  | 'wording-contradicts'
  | 'audience-too-wide'
  | 'self-reference'
  | 'cycle'
  | 'already-exists'
  | 'already-superseded'
  | 'already-judged'
  | 'already-decided'
  | 'transition-not-allowed'
  | 'changed-since-review'
  | 'in-review'
  | 'erasure-blocked'
  | 'link-settled'
  | 'proposition-fixed'
  | 'merged-entity'
  | 'metric-in-use'
  | 'stale-version'
  | 'precondition-required'
  | 'answer-withheld'
  | 'idempotency-key-reused'
  | 'import-failed'
  | 'unavailable';

/** One thing that is wrong with a request, and where. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the request body; `''` is the whole of it. */
  readonly pointer: string;
  readonly code: RefusalCode;
  /** What is wrong more precisely, where programs have words of their own for it: `too-short`; told in place of the code. */
  readonly finer?: string;
  /** One sentence for a person. */
  readonly detail: string;
  /** What helps to mend it: `candidates` of a name, `readings` of a figure or period. */
  readonly help?: Readonly<Record<string, unknown>>;
}

/** Thrown by domain functions and services when a request is well-formed but must be refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    /** One sentence for a person; it names the thing refused. */
    detail: string,
    /** Every fault that was found, where there is more to say than one sentence. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(detail);
  }

  /** A refusal for one place in a request. */
  static at(pointer: string, code: RefusalCode, detail: string, help?: Fault['help']): Refusal {
    return new Refusal(code, detail, [{ pointer, code, detail, ...(help && { help }) }]);
  }

  /** A refusal for everything that was found wrong; the first fault gives code and sentence. */
  static of(faults: readonly [Fault, ...Fault[]]): Refusal {
    return new Refusal(faults[0].code, faults[0].detail, faults);
  }
}
