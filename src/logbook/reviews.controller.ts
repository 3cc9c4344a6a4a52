import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ClaimView } from '../claims/claim-brief.dto.js';
import type { ReviewState } from '../claims/review.js';
import { isId } from '../kernel/ids.js';
import { keysOf } from '../kernel/page.js';
import { tidy } from '../kernel/text.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { Assignment, NewTransition } from '../reviews/transition.dto.js';
import { assign } from '../reviews/transitions.service.js';
import { ReviewList, ReviewListQuery } from './review-queue.dto.js';
import { reviewPage } from './review-queue.queries.js';
import { review, shown } from './reviews.service.js';

/** What waits for somebody. */
const WAITING: readonly ReviewState[] = ['submitted', 'in_review', 'returned', 'reviewed'];

/** A score as the list gives it out. */
const isScore = (key: string): boolean => /^[1-9]\d{0,17}$/.test(key);

@ApiTags('reviews')
@Controller()
export class ReviewsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Take a step of the review of a claim. Who may take which is said in docs/reviews.md; a refusal says what the caller may do instead. */
  @Post('claims/:id/transitions')
  @Needs('records:write', 'records:review', 'records:publish')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ClaimView })
  step(
    @Param('id', IdPipe) id: string,
    @Body() body: NewTransition,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimView> {
    const versions = versionsMatching(request.headers['if-match']);
    const reason = body.reason ? tidy(body.reason) : null;
    return this.posts.post(request, reply, (tx, caller) => review(tx, caller, id, body, versions), { reason });
  }

  /** Say who is to review a claim: a reviewer who reads it and wrote none of it, or nobody. */
  @Put('claims/:id/assignee')
  @Needs('records:review')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ClaimView })
  async assign(
    @Param('id', IdPipe) id: string,
    @Body() body: Assignment,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: null, requestId: request.id };
    const { body: claim, version } = await this.transactions.write(act, async (tx) => {
      await assign(tx, id, body.principal, versions);
      return shown(tx, id);
    });
    reply.header('etag', etagOf(version));
    return claim;
  }

  /** List claims whose review waits for somebody, the most consequential first, the oldest first among equals. */
  @Get('reviews')
  @Needs('records:read')
  @ApiOkResponse({ type: ReviewList })
  list(
    @Query() query: ReviewListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewList> {
    const { state, assignee, cursor, ...rest } = query;
    const after = cursor === undefined ? null : keysOf(cursor, [isScore, isId]);
    const wanted = { states: state?.split(',') ?? WAITING, assignee: assignee ?? null };
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      reviewPage(tx, wanted, { ...pageById(rest), after }),
    );
  }
}
