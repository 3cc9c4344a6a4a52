import { Refusal, type RefusalCode } from '../kernel/refusal.js';

/**
 * Constraints a caller can run into, by the name they have in the schema. The database decides; we only translate.
 */
export const constraintRefusals: Record<string, Refusal> = {
  entity_identity_key: new Refusal('already-exists', 'Another entity of that kind has that name; merge the two.'),
  entity_identifier_scheme_value_audience_key_key: new Refusal(
    'already-exists',
    'Another entity has one of those identifiers; merge the two.',
  ),
  entity_same_as_check: new Refusal('self-reference', 'An entity cannot be merged into itself.'),
  metric_key_key: new Refusal('already-exists', 'A metric of that key is recorded already.'),
  metric_inverse_of_check: new Refusal('self-reference', 'A metric is not its own inverse.'),
  source_identity_key: new Refusal(
    'already-exists',
    'That source is recorded already: one of the same URL, or of the same kind, title, publisher and day.',
  ),
  source_named_check: new Refusal('invalid-request', 'A source needs a title or a URL.'),
  source_relation_source_id_to_id_kind_key: new Refusal('already-exists', 'That relation is recorded already.'),
  source_relation_self_check: new Refusal('self-reference', 'A source cannot be related to itself.'),
  claim_identity_key: new Refusal('already-exists', 'This is recorded already, as a claim of its own: use that one.'),
  claim_proposition_check: new Refusal(
    'proposition-fixed',
    'This claim may have been taken up by somebody: what it claims is fixed. Record a correction with supersede.',
  ),
  claim_in_review_check: new Refusal(
    'in-review',
    'The claim is in review, and you wrote some of it: until the review has ended, you do not change it.',
  ),
  claim_assigned_check: new Refusal('not-allowed', 'Only reviewers and editors say who is to review a claim.'),
  transition_rule_check: new Refusal(
    'transition-not-allowed',
    'The review of this claim does not go on like that, or not by you. Read it again.',
  ),
  transition_four_eyes_check: new Refusal('four-eyes', 'You wrote some of this claim: somebody else has to review it.'),
  transition_changed_check: new Refusal(
    'changed-since-review',
    'The claim was changed after its verdict, which is about what was read: take it into review again.',
  ),
  link_supersedes_editor_check: new Refusal(
    'not-allowed',
    'Only an editor says that something takes the place of a claim that was reviewed. Record what holds instead as a claim of its own, and open a case about the two, in which it is preferred.',
  ),
  usage_decider_check: new Refusal(
    'not-allowed',
    'A story is decided about by whoever recorded it, by the author of the claim, or by a reviewer or editor.',
  ),
  usage_decision_check: new Refusal('already-decided', 'There is nothing open to be decided. Read it again.'),
  usage_claim_version_check: Refusal.at('/claimVersion', 'invalid-request', 'The claim has no such version.'),
  principal_last_admin: new Refusal(
    'last-admin',
    'There would be no admin left who can sign in; make somebody else admin first.',
  ),
  api_token_lineage_check: new Refusal(
    'not-allowed',
    'Too many tokens were made one with the other; make this one with an earlier one.',
  ),
  account_email_key_key: taken('email', 'Another account has that email address.'),
  desk_name_folded_key: taken('name', 'There is a desk of that name.'),
  desk_skeleton_key: taken('name', 'There is a desk whose name can be taken for that one.'),
  dispute_identity_key: new Refusal('already-exists', 'There is a case about the same claims for the same readers.'),
  dispute_decider_check: new Refusal('not-allowed', 'A case is decided by a reviewer or an editor.'),
  dispute_four_eyes_check: new Refusal(
    'four-eyes',
    'You wrote some of what the case is about: somebody else has to decide it.',
  ),
  erasure_admin_check: new Refusal(
    'not-allowed',
    'Only a person who is an admin asks for an erasure, approves one, or keeps something from being erased; no program does.',
  ),
  erasure_records_check: Refusal.at('/records', 'unknown-reference', 'One of these records does not exist.'),
  erasure_ground_kept_check: Refusal.at(
    '/ground',
    'invalid-request',
    'The ground or the reason has words in it that are to be erased, and both are kept.',
  ),
  erasure_open_check: new Refusal('already-decided', 'It is done, or withdrawn, already.'),
  erasure_four_eyes_check: new Refusal(
    'four-eyes',
    'It takes two admins, both of them to this day, to erase something: another than who asked for it has to approve it, and nobody their own.',
  ),
  erasure_hold_check: new Refusal(
    'erasure-blocked',
    'Some of it is under legal hold: nothing was erased. See GET /legal-holds?inForce=true.',
  ),
  erasure_waiting_check: new Refusal(
    'erasure-blocked',
    'An import that has it is still waiting or running: let it end, or cancel it, and approve again. Nothing was erased.',
  ),
  erasure_own_names_check: new Refusal(
    'erasure-blocked',
    'A user, an account, a desk or a metric is called so: rename it first, or erase the user. Nothing was erased.',
  ),
  erasure_left_check: new Refusal(
    'erasure-blocked',
    'Some of it stands where it cannot be taken out, such as in the name of a field: give longer words. Nothing was erased.',
  ),
  legal_hold_in_force_key: new Refusal('already-exists', 'The record is under legal hold already.'),
  legal_hold_record_check: Refusal.at('/record', 'unknown-reference', 'There is no such record.'),
  link_superseded_key: new Refusal('already-superseded', 'The claim has been superseded already.'),
};

/** What the driver says when there is no connection (any more); it has no codes for these. */
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end|Query runner already released|Driver not Connected)/;

const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];

const unavailable = new Refusal(
  'unavailable',
  'The database cannot be reached at the moment; try again in a few seconds.',
);
const contended = new Refusal(
  'unavailable',
  'Too many changes to the same records at once; try again in a few seconds.',
);

const unknownReference = new Refusal(
  'unknown-reference',
  'The request names something that is not recorded, or removes something that others rely on.',
);

/** The function of PostgreSQL that refuses rows by a policy: what they name is not there, or not for whom they are. */
const BY_POLICY = 'ExecWithCheckOptions';

/** Errors of PostgreSQL that a request can cause or that pass by themselves, by SQLSTATE or its class. */
const stateRefusals: Readonly<Record<string, Refusal>> = {
  '40001': contended,
  '40P01': contended,
  '55P03': contended,
  '57014': new Refusal(
    'unavailable',
    'The request took longer than the database may work on one; ask for less, or try again.',
  ),
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
  '53': unavailable,
  '08': unavailable,
  // A primary that has become a replica in the meantime.
  '25006': unavailable,
  '22021': input('A text has bytes that are not UTF-8.'),
  '22P05': input('A text has a character that cannot be stored.'),
  '22P02': input('A value is not of the type its field has.'),
  '22P03': input('A value is not of the type its field has.'),
  '22001': input('A text is longer than its field.'),
  '22003': input('A number is larger than its field can hold.'),
  '22007': input('A date or time cannot be read.'),
  '22008': input('A date or time is outside the range that can be stored.'),
  '54000': input('A value is larger than the database can index.'),
  '23503': unknownReference,
  '23505': new Refusal('already-exists', 'The same thing is recorded already.'),
  '23P01': new Refusal('already-exists', 'Something that excludes this one is recorded already.'),
  '23514': input('A value is outside what its field may hold.'),
};

/**
 * Recognises errors of the database that are not faults of the server.
 *
 * @returns the refusal a caller gets; undefined for everything else, whose words must not leave the server
 */
export function databaseRefusalOf(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof Error)) return undefined;
  // TypeORM wraps the error of the driver.
  const error = ((thrown as { driverError?: unknown }).driverError ?? thrown) as {
    code?: string;
    constraint?: string;
    routine?: string;
    message?: string;
    statusCode?: number;
  };
  if (error.constraint && Object.hasOwn(constraintRefusals, error.constraint))
    return constraintRefusals[error.constraint];
  if (error.routine === BY_POLICY) return unknownReference;
  if (lostConnection.test(error.message ?? '') || lostConnection.test(thrown.message)) return unavailable;
  const { code } = error;
  if (typeof code !== 'string' || error.statusCode !== undefined) return undefined;
  return networkCodes.includes(code) ? unavailable : (stateRefusals[code] ?? stateRefusals[code.slice(0, 2)]);
}

function taken(field: 'email' | 'name', detail: string): Refusal {
  return Refusal.of([{ pointer: `/${field}`, code: 'already-exists', finer: `${field}-taken`, detail }]);
}

function input(detail: string, code: RefusalCode = 'invalid-request'): Refusal {
  return new Refusal(code, detail);
}
