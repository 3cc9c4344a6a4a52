import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById, PastQuery } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf } from '../platform/versions.js';
import { StatementList, StatementView } from './statement.dto.js';
import { claimExists, statementById, statementPage } from './statements.queries.js';

@ApiTags('statements')
@Controller()
export class StatementsController {
  constructor(private readonly transactions: Transactions) {}

  /** List who says what about a claim, in the order in which it was recorded. */
  @Get('claims/:id/statements')
  @Needs('records:read')
  @ApiOkResponse({ type: StatementList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatementList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return statementPage(tx, id, page);
    });
  }

  /** Show one statement. */
  @Get('statements/:id')
  @Needs('records:read')
  @ApiOkResponse({ type: StatementView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatementView> {
    const statement = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => statementById(tx, id));
    if (!statement) throw new Refusal('not-found', 'There is no such statement.');
    reply.header('etag', etagOf(statement.version));
    return statement;
  }
}
