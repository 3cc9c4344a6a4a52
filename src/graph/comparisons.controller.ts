import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { ComparisonList, ComparisonListQuery } from '../detection/comparison.dto.js';
import { comparisonPage } from '../detection/comparison-page.queries.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { standingLabels } from './standing.queries.js';

@ApiTags('comparisons')
@Controller('claims/:id/comparisons')
export class ComparisonsController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Compare a claim with every other claim about the same: its subject and its metric or the inverse. The newest first;
   * what cannot be compared is listed only on request. Every pair is compared anew, whether it is linked or not.
   */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: ComparisonList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ComparisonListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComparisonList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      comparisonPage(tx, id, query.verdict ?? null, page, standingLabels),
    );
  }
}
