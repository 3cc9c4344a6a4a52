import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, PastQuery } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { OwnReviewView } from './own-review.dto.js';
import { ownReview } from './own-review.queries.js';

@ApiTags('reviews')
@Controller('claims/:id/review')
export class OwnReviewController {
  constructor(private readonly transactions: Transactions) {}

  /** Say how far the review of a claim is, and which steps whoever asks may take next. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: OwnReviewView })
  one(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnReviewView> {
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => ownReview(tx, caller, id));
  }
}
