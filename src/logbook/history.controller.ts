import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { RevisionList } from '../history/revision.dto.js';
import { revisionsOf } from '../history/versions.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf, ListQuery, pageByVersion } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';

/** Columns of a claim that its history shows. */
const SHOWN = [
  'subject_id',
  'metric_id',
  'value',
  'as_written',
  'language',
  'basis',
  'measure',
  'period_kind',
  'period_start',
  'period_end',
  'period_label',
  'period_certainty',
  'text',
  'audience',
];

@ApiTags('claims')
@Controller('claims/:id/history')
export class HistoryController {
  constructor(private readonly transactions: Transactions) {}

  /** List the versions of a claim, the newest first, with who changed what, and why. */
  @Get()
  @ApiOkResponse({ type: RevisionList })
  list(
    @Param('id', ParseUUIDPipe) id: string,
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
