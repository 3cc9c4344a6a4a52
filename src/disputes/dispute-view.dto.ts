import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { DeskBrief } from '../accounts/desk.dto.js';
import { ClaimBriefView, ClaimView, SentenceTexts, StandingView } from '../claims/claim-brief.dto.js';
import { StatementBriefView } from '../claims/statement.dto.js';
import { ATTRIBUTIONS, STANCES } from '../claims/statement.js';
import { LinkView } from '../comparison/link.dto.js';
import { LINK_STATES } from '../comparison/link.js';
import { nullable } from '../platform/nullable.js';
import { FigureView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { CHANGE_KINDS } from './facts.js';
import { CASE_ORIGINS, CASE_STATES, EVIDENCE_KINDS, OUTCOMES, SIDES } from './outcome.js';

/** What was decided about a case. */
export class DecisionView {
  @ApiProperty({ enum: OUTCOMES })
  outcome!: string;

  /** Ids of the candidates that were chosen, and of the disputed derivations that were. */
  chosen!: string[];
  rationale!: string;

  /** What speaks against it; null where nobody said. */
  dissent!: string | null;

  /** What would open the case again; null where nobody said. */
  reopenWhen!: string | null;
  decidedBy!: EntityBriefView;

  /** RFC 3339, UTC. */
  decidedAt!: string;

  /** Whether it is in force: not where the case was opened again, nor where a later decision for the same readers is about all that this is about. */
  inForce!: boolean;
}

/** How a case was opened again after the last decision. */
export class ReopenedView {
  /** Who opened it, or recorded what did. */
  by!: EntityBriefView;
  at!: string;

  /** null where what changed opened it. */
  reason!: string | null;
}

/** A decision, and how the case was opened again. */
export class PastDecisionView extends DecisionView {
  /** null where it was not. */
  @ApiProperty(nullable(ReopenedView))
  reopened!: ReopenedView | null;
}

/** A derivation that is in dispute. */
export class DisputedDerivationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** Id of the claim that it derives, which is a candidate. */
  @ApiProperty({ format: 'uuid' })
  claim!: string;
  method!: string;

  /** null where no formula is known. */
  formula!: string | null;

  /** Who says that it was derived so; null where nobody is named. */
  @ApiProperty(nullable(EntityBriefView))
  attributedTo!: EntityBriefView | null;

  /** Whether the decision in force upholds it; null while the case is open, and where nobody could decide. */
  upheld!: boolean | null;
}

/** A case in a list. */
export class DisputeBriefView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** null where the software opened it: which of the candidates holds. */
  question!: string | null;

  /** What it was opened by: a person, a statement that denies or disputes, or a contradiction that was confirmed. */
  @ApiProperty({ enum: CASE_ORIGINS })
  origin!: string;

  @ApiProperty({ enum: CASE_STATES })
  state!: string;

  /** Claims that may be the answer, in the order in which they were named. */
  candidates!: ClaimBriefView[];

  /** Derivations that are in dispute, in the order in which they were named. */
  derivations!: DisputedDerivationView[];

  /** The last one; null where there was none. */
  @ApiProperty(nullable(DecisionView))
  decision!: DecisionView | null;

  /** null where it was not opened again since the last decision. */
  @ApiProperty(nullable(ReopenedView))
  reopened!: ReopenedView | null;

  @ApiProperty({ enum: AUDIENCES })
  audience!: string;

  /** Whose it is: who reads it where it is meant for the desk. */
  desk!: DeskBrief;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;
  createdBy!: EntityBriefView;

  /** The ETag is of this. */
  version!: number;
}

/** A page of cases, the newest first. */
export class DisputeList {
  items!: DisputeBriefView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}

/** A record that an argument rests on. */
export class EvidenceView {
  @ApiProperty({ enum: EVIDENCE_KINDS })
  kind!: string;

  @ApiProperty({ format: 'uuid' })
  id!: string;
}

/** What somebody says for or against a candidate. */
export class ArgumentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** Id of the candidate; null where it is about all of them. */
  candidate!: string | null;

  @ApiProperty({ enum: SIDES })
  stance!: string;
  text!: string;
  evidence!: EvidenceView[];
  createdAt!: string;
  createdBy!: EntityBriefView;
}

/** A statement in its own words, as far as the caller may read it. */
export class ToldStatementView extends StatementBriefView {
  @ApiProperty({ enum: STANCES })
  stance!: string;

  /** null is not on record. */
  @ApiProperty({ enum: [...ATTRIBUTIONS, null], type: String, nullable: true })
  attribution!: string | null;

  /** Day or RFC 3339 time. */
  statedAt!: string | null;
  wording!: string | null;
  language!: string | null;
}

/** What a derivation gave when the case was decided, and gives now; null where it gave no number. */
export class ToldResultView {
  @ApiProperty(nullable(FigureView))
  before!: FigureView | null;

  @ApiProperty(nullable(FigureView))
  now!: FigureView | null;
}

/** Something that happened to a candidate since the last decision. */
@ApiExtraModels(ToldStatementView, ToldResultView)
export class CaseChangeView {
  @ApiProperty({ enum: CHANGE_KINDS })
  kind!: string;

  /** Id of the candidate. */
  claim!: string;

  /** Id of the statement, derivation or other claim by which it happened; null where it happened to the candidate itself. */
  id!: string | null;

  /** Of a new statement, who says what; null for all else, and where the caller does not read it. */
  @ApiProperty(nullable(ToldStatementView))
  statement!: ToldStatementView | null;

  /** Of another result, the figures; null likewise. */
  @ApiProperty(nullable(ToldResultView))
  result!: ToldResultView | null;

  /** The claim that contradicts it, or took its place; null likewise. */
  @ApiProperty(nullable(ClaimBriefView))
  other!: ClaimBriefView | null;

  /** In English. */
  text!: string;
  texts!: SentenceTexts;
}

/** A case whole: its candidates as claims, in their order. */
export class DisputeView extends DisputeBriefView {
  @ApiProperty({ type: () => ClaimView, isArray: true })
  declare candidates: ClaimView[];

  /** All that were ever made, the oldest first; the last is `decision`. */
  decisions!: PastDecisionView[];

  /** In the order in which they were made. */
  arguments!: ArgumentView[];

  /** Links between its candidates; those that a decision settled are `resolved`, and say by which. */
  links!: LinkView[];

  /** What happened to its candidates since the last decision, as all readers of the case see it; empty where there was none. */
  whatChanged!: CaseChangeView[];
}

/** A link that a decision would settle, draw or leave as it is. */
export class LinkForecast {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  a!: string;
  b!: string;
  kind!: string;

  /** null where it would be drawn. */
  @ApiProperty({ enum: [...LINK_STATES, null], type: String, nullable: true })
  before!: string | null;

  @ApiProperty({ enum: LINK_STATES })
  after!: string;
}

/** The standing of a candidate now, and after a decision. */
export class StandingForecast {
  @ApiProperty({ format: 'uuid' })
  claim!: string;
  before!: StandingView;
  after!: StandingView;
}

/** The standing of what hangs on the candidates now, and after a decision. */
export class DependentForecast {
  claim!: ClaimBriefView;
  before!: StandingView;
  after!: StandingView;
}

/** What a decision would change; nothing of it is stored. */
export class ResolutionForecast {
  links!: LinkForecast[];

  /** Of each candidate, in their order. */
  standings!: StandingForecast[];

  /** Of what is worked out from candidates, and of what they contradict, where standing or reasons would differ: the nearest first, at most 100. */
  dependents!: DependentForecast[];

  /** Whether there may be more than are shown. */
  moreDependents!: boolean;
}
