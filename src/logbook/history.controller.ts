import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { RevisionList } from '../history/revision.dto.js';
import { revisionsOf } from '../history/versions.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageByVersion } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';

/** Columns of a claim that its history shows, by their names in the API. */
const SHOWN = new Map([
  ['subject_id', 'subject'],
  ['metric_id', 'metric'],
  ['value', 'value'],
  ['as_written', 'asWritten'],
  ['language', 'language'],
  ['basis', 'basis'],
  ['measure', 'measure'],
  ['period_kind', 'period.kind'],
  ['period_start', 'period.start'],
  ['period_end', 'period.end'],
  ['period_label', 'period.label'],
  ['period_certainty', 'period.certainty'],
  ['period_calendar', 'period.calendar'],
  ['text', 'text'],
  ['audience', 'audience'],
  ['review_state', 'review.state'],
  ['review_verdict', 'review.verdict'],
  ['reviewer_id', 'review.reviewer'],
  ['assignee_id', 'review.assignee'],
]);

@ApiTags('claims')
@Controller('claims/:id/history')
export class HistoryController {
  constructor(private readonly transactions: Transactions) {}

  /** List the versions of a claim, the newest first, with who changed what, and why. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: RevisionList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    const page = pageByVersion(query);
    const asOf = instantOf(query);
    return this.transactions.readPast(caller, asOf, reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return (await revisionsOf(tx, 'claim', id, SHOWN, asOf, page)) as RevisionList;
    });
  }
}
