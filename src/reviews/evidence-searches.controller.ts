import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { NewSearch, SearchList, SearchView } from './evidence-search.dto.js';
import { searchPage } from './evidence-searches.queries.js';
import { recordSearch } from './evidence-searches.service.js';

@ApiTags('reviews')
@Controller('claims/:id/searches')
export class EvidenceSearchesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List where evidence of a claim was looked for, in the order in which that was recorded. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: SearchList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return searchPage(tx, id, page);
    });
  }

  /** Record that somebody looked for evidence of a claim, and what came of it: nothing, no answer, or something. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SearchView })
  record(
    @Param('id', IdPipe) id: string,
    @Body() body: NewSearch,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchView> {
    return this.posts.post(request, reply, (tx, caller) => recordSearch(tx, caller, id, body));
  }
}
