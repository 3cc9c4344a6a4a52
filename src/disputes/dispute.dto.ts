import { IsOptional, Length } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { AreIds } from '../platform/given-ids.js';
import { ListQuery } from '../platform/list.dto.js';
import { ListOf } from '../platform/nested.js';
import { IfGiven, IsId, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import {
  CASE_STATES,
  type Evidence,
  EVIDENCE_KINDS,
  MOST_CANDIDATES,
  MOST_DERIVATIONS,
  type Outcome,
  OUTCOMES,
  type Side,
  SIDES,
} from './outcome.js';

/** A case that somebody opens. */
export class NewDispute {
  /** What is to be decided, in one line. */
  @IsName(500)
  question!: string;

  /**
   * Ids of the claims that may be the answer, 1 to 20; with one alone it is whether that holds. None of them may be it. May be left out where
   * derivations are in dispute.
   */
  @IfGiven()
  @AreIds(MOST_CANDIDATES)
  candidates?: string[];

  /** Ids of derivations that are in dispute; what each derives is a candidate, whether or not it is named. */
  @IfGiven()
  @AreIds(MOST_DERIVATIONS)
  derivations?: string[];

  /** Who may read the case: nobody who may not read its candidates. Left out, whoever may read all of them. */
  @IfGiven()
  @IsOneOf(AUDIENCES)
  audience?: Audience;
}

/** Another claim that may be the answer. */
export class NewCandidate {
  @IsId()
  claim!: string;
}

/** Another derivation that is in dispute; what it derives becomes a candidate. */
export class NewDisputedDerivation {
  @IsId()
  derivation!: string;
}

/** A record that an argument rests on. */
export class EvidenceGiven implements Evidence {
  @IsOneOf(EVIDENCE_KINDS)
  kind!: Evidence['kind'];

  @IsId()
  id!: string;
}

/** What somebody says for or against a candidate. */
export class NewArgument {
  /** Id of a candidate; left out, it is about all of them. */
  @IsOptional()
  @IsId()
  candidate?: string | null;

  @IsOneOf(SIDES)
  stance!: Side;

  @IsProse(5000)
  text!: string;

  /** Records that it rests on, each of which all readers of the case may read. */
  @IsOptional()
  @ListOf(() => EvidenceGiven, 50)
  evidence?: EvidenceGiven[];
}

/** What a case may come to. */
export class ProposedResolution {
  /**
   * `prefer`: those that are chosen attack the others. `error`: those that are not chosen are out. `superseded`: the one that is chosen takes
   * the place of the others. `range`, `both_stand_different_basis`, `not_comparable`: nothing attacks. `unresolved`: all attack each other.
   */
  @IsOneOf(OUTCOMES)
  outcome!: Outcome;

  /** Ids of candidates, and of disputed derivations that are upheld. */
  @AreIds(MOST_CANDIDATES + MOST_DERIVATIONS)
  chosen!: string[];
}

/** What is decided about a case, and why. */
export class Resolution extends ProposedResolution {
  @IsProse(5000)
  rationale!: string;

  /** What speaks against it. */
  @IsOptional()
  @IsProse(5000)
  dissent?: string | null;

  /** What would open the case again. */
  @IsOptional()
  @IsProse(2000)
  reopenWhen?: string | null;
}

/** Why a case is opened again. */
export class Reopening {
  @IsProse(2000)
  reason!: string;
}

/** What narrows a list of cases. */
export class DisputeListQuery extends ListQuery {
  /** Left out, all. */
  @IsOptional()
  @IsOneOf(CASE_STATES)
  state?: string;

  /** Id of a claim that is a candidate. */
  @IsOptional()
  @IsId()
  claim?: string;

  /** Id or name of the subject of a candidate. */
  @IsOptional()
  @Length(1, 300)
  subject?: string;
}
