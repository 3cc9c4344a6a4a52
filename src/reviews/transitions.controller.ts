import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { TransitionList } from './transition.dto.js';
import { transitionPage } from './transitions.queries.js';

@ApiTags('reviews')
@Controller('claims/:id/transitions')
export class TransitionsController {
  constructor(private readonly transactions: Transactions) {}

  /** List the steps that the review of a claim took, in their order: who, why, and with which verdict. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: TransitionList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransitionList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return transitionPage(tx, id, page);
    });
  }
}
