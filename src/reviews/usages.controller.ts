import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { versionsMatching } from '../platform/versions.js';
import { NewUsage, UsageDecisionGiven, UsageList, UsageListQuery, UsageView } from './usage.dto.js';
import { usagePage } from './usages.queries.js';
import { decideUsage, recordUsage } from './usages.service.js';

@ApiTags('reviews')
@Controller()
export class UsagesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List where a claim was published, the newest record first. */
  @Get('claims/:id/usages')
  @Needs('records:read')
  @ApiOkResponse({ type: UsageList })
  ofClaim(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return usagePage(tx, { claim: id, state: null }, page);
    });
  }

  /** Record where a claim was published: 200 where that is recorded already. Open at once where the claim has fallen or changed since. */
  @Post('claims/:id/usages')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: UsageView })
  @ApiOkResponse({ type: UsageView })
  record(
    @Param('id', IdPipe) id: string,
    @Body() body: NewUsage,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageView> {
    return this.posts.post(request, reply, (tx, caller) => recordUsage(tx, caller, id, body));
  }

  /** List where claims were published, the newest record first; with `state=open` what has to be corrected, or stood by. */
  @Get('usages')
  @Needs('records:read')
  @ApiOkResponse({ type: UsageList })
  list(
    @Query() query: UsageListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageList> {
    const wanted = { claim: null, state: query.state ?? null };
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => usagePage(tx, wanted, pageById(query)));
  }

  /** Say of a usage that is open that it was corrected, or that the newsroom stands by it: whoever recorded it, the author of the claim, or a reviewer. */
  @Post('usages/:id/decisions')
  @Needs('records:write')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: UsageView })
  decide(
    @Param('id', IdPipe) id: string,
    @Body() body: UsageDecisionGiven,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageView> {
    const versions = versionsMatching(request.headers['if-match']);
    const reason = tidy(body.reason);
    return this.posts.post(request, reply, (tx, caller) => decideUsage(tx, caller, id, body, versions), { reason });
  }
}
