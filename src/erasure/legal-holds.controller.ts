import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { HoldRelease, LegalHoldList, LegalHoldListQuery, LegalHoldView, NewLegalHold } from './legal-hold.dto.js';
import { legalHoldPage } from './legal-holds.queries.js';
import { holdRecord, releaseHold } from './legal-holds.service.js';

@ApiTags('erasures')
@Controller('legal-holds')
export class LegalHoldsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List what is kept from being erased, the newest first. */
  @Get()
  @Needs('accounts:administer')
  @ApiOkResponse({ type: LegalHoldList })
  list(@Query() query: LegalHoldListQuery, @CurrentCaller() caller: Caller): Promise<LegalHoldList> {
    return this.transactions.read(caller, null, (tx) => legalHoldPage(tx, query));
  }

  /** Keep a record from being erased, for a court or an authority. */
  @Post()
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LegalHoldView })
  place(
    @Body() body: NewLegalHold,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegalHoldView> {
    return this.posts.post(request, reply, (tx) => holdRecord(tx, body));
  }

  /** Release a hold: the record may be erased again. */
  @Post(':id/release')
  @HttpCode(200)
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: LegalHoldView })
  release(
    @Param('id', IdPipe) id: string,
    @Body() body: HoldRelease,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegalHoldView> {
    return this.posts.post(request, reply, (tx) => releaseHold(tx, id, body));
  }
}
