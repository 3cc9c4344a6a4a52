import type { RefusalCode } from '../kernel/refusal.js';

/** Faults of the transport, which the domain knows nothing of. */
export type TransportCode =
  | 'uri-too-long'
  | 'headers-too-large'
  | 'expectation-failed'
  | 'request-timeout'
  | 'internal';

/** Every kind of problem this API answers with; `/problems/<code>` is its type. */
export type ProblemCode = RefusalCode | TransportCode;

/** What all problems of one kind have in common. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** One sentence: what it means and what mends it. */
  readonly description: string;
}

const kind = (status: number, title: string, description: string): ProblemKind => ({ status, title, description });

/** One row for each code: a new code does not compile without one, and `docs/problems.md` is made of it. */
export const problemKinds: Readonly<Record<ProblemCode, ProblemKind>> = {
  'invalid-request': kind(
    400,
    'Invalid request',
    'A field is missing, unknown or has a value it cannot have; `errors` lists every such field.',
  ),
  'malformed-body': kind(
    400,
    'Malformed body',
    'The body is not complete, well-formed JSON in UTF-8; send it again as such.',
  ),
  'malformed-request': kind(
    400,
    'Malformed request',
    'The request line, the address or a header cannot be read; write it as HTTP and URLs require.',
  ),
  unauthenticated: kind(
    401,
    'Not signed in',
    'The request does not say who makes it, or with a token that is not known; send a valid one.',
  ),
  'sign-in-failed': kind(
    401,
    'Sign-in failed',
    'Nobody signs in with this email and password; check both, or ask an admin for a link to set another password.',
  ),
  'not-allowed': kind(
    403,
    'Not allowed',
    'Whoever makes the request may not do this; the sentence says what would be needed.',
  ),
  'four-eyes': kind(
    403,
    'Four eyes',
    'Whoever wrote any of it does not review it, nor decide for it; leave that to somebody else.',
  ),
  csrf: kind(
    403,
    'Not from the page',
    'A browser that is signed in has to send the csrfToken of GET /me as X-CSRF-Token; read it again, and repeat the request.',
  ),
  'not-found': kind(404, 'Not found', 'There is nothing at this address that the caller may know of.'),
  'method-not-allowed': kind(
    405,
    'Method not allowed',
    'The address exists, but not with this method; the Allow header lists those it has.',
  ),
  'request-timeout': kind(408, 'Request took too long', 'The request did not arrive in time; send it again.'),
  'already-exists': kind(409, 'Already exists', 'The same thing is recorded already; use that one.'),
  'already-superseded': kind(
    409,
    'Already superseded',
    'A newer record has taken the place of this one; change that one instead.',
  ),
  'already-judged': kind(
    409,
    'Already judged',
    'Somebody else has confirmed or dismissed the link meanwhile; read it again, and send its ETag as If-Match to change that.',
  ),
  'already-decided': kind(
    409,
    'Already decided',
    'Nothing is open to be decided, or somebody has decided it meanwhile: `decision` says how where it is a case, which can be opened again.',
  ),
  'transition-not-allowed': kind(
    409,
    'Transition not allowed',
    'The review of the claim does not go on like that, or not by whoever asks; `possible` lists what they may do instead.',
  ),
  'changed-since-review': kind(
    409,
    'Changed since its review',
    'A verdict is about what was read, and the claim has changed since; take it into review again before it is published.',
  ),
  'in-review': kind(
    409,
    'In review',
    'While a claim is in review, whoever wrote any of it does not change it; wait until it is returned or reviewed.',
  ),
  'answer-withheld': kind(
    409,
    'Answer withheld',
    'The request was done when it was sent first, and what its maker may read has changed since; read the record at its address.',
  ),
  'erasure-blocked': kind(
    409,
    'Not erased',
    'Something of it has to be kept for now, or is no text that could be erased in passing; the sentence says what is to be done first.',
  ),
  'link-settled': kind(
    409,
    'Link is settled',
    'The link is not, or no longer, a suggestion that could be confirmed or dismissed; where a dispute was decided about it, `dispute` says which: open that again.',
  ),
  'proposition-fixed': kind(
    409,
    'Proposition is fixed',
    'What a claim says cannot be changed any more; supersede it by another claim.',
  ),
  'merged-entity': kind(409, 'Merged entity', 'The entity was merged into another one; use that one.'),
  'metric-in-use': kind(
    409,
    'Metric in use',
    'Claims use the metric, so what it means cannot be changed any more; record another one.',
  ),
  'last-admin': kind(
    409,
    'Last admin',
    'Somebody who can sign in has to stay admin; make somebody else admin first, who has a password or signs in by the provider.',
  ),
  'stale-version': kind(
    412,
    'Stale version',
    'The record has changed since it was read; read it again and repeat the change with its new ETag.',
  ),
  'payload-too-large': kind(413, 'Payload too large', 'The body is larger than this address takes; send less at once.'),
  'uri-too-long': kind(
    414,
    'Address too long',
    'A part of the address is longer than any that exists here; shorten it.',
  ),
  'unsupported-media-type': kind(
    415,
    'Unsupported media type',
    'The body is of a type this address does not read; send JSON with `Content-Type: application/json`.',
  ),
  'expectation-failed': kind(
    417,
    'Expectation failed',
    'The Expect header asks for something other than 100-continue; leave it out.',
  ),
  'unknown-reference': kind(
    422,
    'Unknown reference',
    'The request names something that is not recorded; record it first, or name something that is.',
  ),
  'ambiguous-name': kind(
    422,
    'Ambiguous name',
    'The name stands for more than one thing; choose one of `candidates` by its id.',
  ),
  'similar-name': kind(
    422,
    'Similar name',
    'The name is almost that of something recorded; choose one of `candidates`, or ask for a new one with `create`.',
  ),
  'ambiguous-figure': kind(
    422,
    'Ambiguous figure',
    'The words can be read as more than one figure; choose one of `readings`.',
  ),
  'unreadable-figure': kind(
    422,
    'Unreadable figure',
    'No figure can be read from the words; write it in another way, or send a figure object.',
  ),
  'invalid-formula': kind(
    422,
    'Invalid formula',
    'The formula is not in the grammar of formulas, or uses a name that is no input; the sentence says where.',
  ),
  'unreadable-provenance': kind(
    422,
    'Unreadable provenance',
    'The body is no PROV-JSON or PROV-N that can be read; the sentence says where, and `line` and `column` or the pointer with it.',
  ),
  'ambiguous-period': kind(
    422,
    'Ambiguous period',
    'The words can be read as more than one period; choose one of `readings`.',
  ),
  'unreadable-period': kind(
    422,
    'Unreadable period',
    'No period can be read from the words; write it in another way, or send a period object.',
  ),
  'wording-contradicts': kind(
    422,
    'Wording contradicts',
    'The words of a statement say something else than the claim it is put under; correct one of the two.',
  ),
  'audience-too-wide': kind(
    422,
    'Audience too wide',
    'The record would be seen by more people than something it relies on; narrow its audience.',
  ),
  'self-reference': kind(
    422,
    'Refers to itself',
    'A record cannot stand in this relation to itself; name another one.',
  ),
  cycle: kind(
    422,
    'Would make a cycle',
    'The record would rest on itself through others; leave out the reference that closes the circle.',
  ),
  'idempotency-key-reused': kind(
    422,
    'Idempotency key reused',
    'The key was used for another request within a day; choose a new one.',
  ),
  'import-failed': kind(422, 'Import failed', 'Nothing was imported; `errors` lists what is wrong, by row or place.'),
  'precondition-required': kind(
    428,
    'Precondition required',
    'A change has to say which version it is for; send the ETag of the record as If-Match.',
  ),
  'too-many-requests': kind(
    429,
    'Too many requests',
    'The limit of requests is reached; wait as long as the Retry-After header says.',
  ),
  'too-many-attempts': kind(
    429,
    'Too many attempts to sign in',
    'Too many wrong passwords came with this email or from this network; wait as long as the Retry-After header says, or use a browser you have signed in with before.',
  ),
  'headers-too-large': kind(
    431,
    'Headers too large',
    'The address and headers are larger than the server reads; send fewer or shorter ones.',
  ),
  internal: kind(
    500,
    'Internal error',
    'Something is wrong with the server; its log has the details under the id of the request.',
  ),
  unavailable: kind(
    503,
    'Unavailable',
    'The server cannot answer at the moment; try again after as many seconds as the Retry-After header says.',
  ),
};

/** Whether a text is the code of a kind of problem. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemKinds, text);
}

/** The text of `docs/problems.md`. */
export function problemsPage(): string {
  const rows = Object.entries(problemKinds).map(
    ([code, { status, title, description }]) => `| \`${code}\` | ${status} | ${title} | ${description} |`,
  );
  return [
    '# Problems',
    '',
    'Errors are `application/problem+json` (RFC 9457). `type` is `/problems/<code>`; that address answers with the row below.',
    'This page is made from `src/platform/problem-kinds.ts` by `node scripts/problems.mjs`, and a test keeps it so.',
    '',
    '| code | status | title | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
