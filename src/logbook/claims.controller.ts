import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ClaimView } from '../claims/claim-brief.dto.js';
import type { ReviewState } from '../claims/review.js';
import type { StandingLabel } from '../claims/standing.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById, PastQuery } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { changeClaim } from './change-claim.service.js';
import { ClaimList, ClaimListQuery, LoggedClaimView } from './claims.dto.js';
import { claimPage, claimsById } from './claims.queries.js';
import { ClaimChange, Correction, NewClaim } from './entry.dto.js';
import { withoutNulls } from './given.js';
import { logClaim, supersede } from './logbook.service.js';

@ApiTags('claims')
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Log a claim with everything that comes with it: 200 where it was recorded already and the statements were added to it. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LoggedClaimView })
  @ApiOkResponse({ type: LoggedClaimView })
  log(
    @Body() body: NewClaim,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedClaimView> {
    return this.posts.post(request, reply, (tx, caller) => logClaim(tx, caller, withoutNulls(body)));
  }

  /** List claims, the newest first. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: ClaimList })
  list(
    @Query() query: ClaimListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimList> {
    const { q, subject, metric, basis, from, to, standing, state } = query;
    const wanted = {
      text: q ?? null,
      subject: subject ?? null,
      metric: metric ?? null,
      basis: basis ?? null,
      from: from ?? null,
      to: to ?? null,
      standing: (standing?.split(',') as StandingLabel[] | undefined) ?? null,
      states: (state?.split(',') as ReviewState[] | undefined) ?? null,
    };
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => claimPage(tx, wanted, pageById(query)));
  }

  /** Show one claim. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: ClaimView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimView> {
    const claim = await this.transactions.readPast(caller, instantOf(query), reply, async (tx) =>
      (await claimsById(tx, [id])).get(id),
    );
    if (!claim) throw new Refusal('not-found', 'There is no such claim.');
    reply.header('etag', etagOf(claim.version));
    return claim;
  }

  /** Change a claim. What it claims can only be changed while nobody has stated it: then supersede it. */
  @Patch(':id')
  @Needs('records:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ClaimView })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: ClaimChange,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: body.reason ?? null, requestId: request.id };
    const claim = await this.transactions.write(act, (tx) => changeClaim(tx, caller, id, body, versions));
    reply.header('etag', etagOf(claim.version));
    return claim;
  }

  /** Record a corrected proposition in place of a claim; its statements stay where they are. */
  @Post(':id/supersede')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LoggedClaimView })
  @ApiOkResponse({ type: LoggedClaimView })
  supersede(
    @Param('id', IdPipe) id: string,
    @Body() body: Correction,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedClaimView> {
    return this.posts.post(request, reply, (tx, caller) => supersede(tx, caller, id, withoutNulls(body)), {
      reason: body.reason,
    });
  }
}
