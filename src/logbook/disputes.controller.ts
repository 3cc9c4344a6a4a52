import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import {
  DisputeListQuery,
  NewArgument,
  NewCandidate,
  NewDispute,
  NewDisputedDerivation,
  ProposedResolution,
  Reopening,
  Resolution,
} from '../disputes/dispute.dto.js';
import { DisputeList, DisputeView, ResolutionForecast } from '../disputes/dispute-view.dto.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById, PastQuery } from '../platform/list.dto.js';
import { checkIdempotencyKey, Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { addCandidate, addDerivation } from './add-to-dispute.service.js';
import { disputeById, disputePage } from './dispute-views.queries.js';
import { argue } from './disputes.service.js';
import { openDispute } from './open-disputes.service.js';
import { previewResolution } from './preview-dispute.service.js';
import { reopenDispute } from './reopen-disputes.service.js';
import { resolveDispute } from './resolve-dispute.service.js';

@ApiTags('disputes')
@Controller('disputes')
export class DisputesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Open a case: which of some claims holds, or none of them, or how they were derived. 200 where one about the same is open. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DisputeView })
  @ApiOkResponse({ type: DisputeView })
  open(
    @Body() body: NewDispute,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    return this.posts.post(request, reply, (tx, caller) => openDispute(tx, caller, body));
  }

  /** List cases, the newest first. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: DisputeList })
  list(
    @Query() query: DisputeListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeList> {
    const { state, claim, subject } = query;
    const wanted = { state: state ?? null, claim: claim ?? null, subject: subject ?? null };
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      disputePage(tx, wanted, pageById(query)),
    );
  }

  /** Show a case with its candidates, arguments and links, what was decided, and what changed since. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: DisputeView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    const dispute = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => disputeById(tx, id));
    if (!dispute) throw new Refusal('not-found', 'There is no such dispute.');
    reply.header('etag', etagOf(dispute.version));
    return dispute;
  }

  /** Add a claim that may be the answer: 200 where it is a candidate already. */
  @Post(':id/candidates')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DisputeView })
  @ApiOkResponse({ type: DisputeView })
  add(
    @Param('id', IdPipe) id: string,
    @Body() body: NewCandidate,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    return this.posts.post(request, reply, (tx, caller) => addCandidate(tx, caller, id, body));
  }

  /** Dispute another derivation, by which what it derives becomes a candidate: 200 where it is in dispute here already. */
  @Post(':id/derivations')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DisputeView })
  @ApiOkResponse({ type: DisputeView })
  dispute(
    @Param('id', IdPipe) id: string,
    @Body() body: NewDisputedDerivation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    return this.posts.post(request, reply, (tx, caller) => addDerivation(tx, caller, id, body));
  }

  /** Say something for or against a candidate, or all of them. */
  @Post(':id/arguments')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DisputeView })
  argue(
    @Param('id', IdPipe) id: string,
    @Body() body: NewArgument,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    return this.posts.post(request, reply, (tx, caller) => argue(tx, caller, id, body));
  }

  /** Show what a decision would change; nothing of it is stored. */
  @Post(':id/preview')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ResolutionForecast })
  preview(
    @Param('id', IdPipe) id: string,
    @Body() body: ProposedResolution,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ResolutionForecast> {
    checkIdempotencyKey(request);
    const supposed = { outcome: body.outcome, chosen: idsOf(body) };
    return this.transactions.write({ caller, requestId: request.id }, (tx) =>
      previewResolution(tx, caller, id, supposed),
    );
  }

  /** Decide a case. It stays decided until somebody opens it again, or something material becomes known about its candidates. */
  @Post(':id/resolve')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DisputeView })
  resolve(
    @Param('id', IdPipe) id: string,
    @Body() body: Resolution,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    const versions = versionsMatching(request.headers['if-match']);
    const decision = {
      ...{ outcome: body.outcome, chosen: idsOf(body), rationale: tidy(body.rationale) },
      ...{ dissent: tidied(body.dissent), reopenWhen: tidied(body.reopenWhen) },
    };
    return this.posts.post(request, reply, (tx, caller) => resolveDispute(tx, caller, id, decision, versions), {
      reason: decision.rationale,
    });
  }

  /** Open a case again, and say why; one that is open stays as it is. */
  @Post(':id/reopen')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: DisputeView })
  reopen(
    @Param('id', IdPipe) id: string,
    @Body() body: Reopening,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisputeView> {
    const reason = tidy(body.reason);
    return this.posts.post(request, reply, (tx) => reopenDispute(tx, id, reason), { reason });
  }
}

const idsOf = ({ chosen }: ProposedResolution): string[] => chosen.map((id) => id.toLowerCase());

const tidied = (text: string | null | undefined): string | null => (text ? tidy(text) : null);
