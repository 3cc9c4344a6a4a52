import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { ErasureList, ErasureListQuery, ErasureView, NewErasure } from './erasure.dto.js';
import { erasureById, erasurePage } from './erasures.queries.js';
import { approveErasure, requestErasure, withdrawErasure } from './erasures.service.js';

/** What is erased is in no answer that is kept for a repeated request. */
const withoutWords = (erasure: ErasureView): ErasureView => ({ ...erasure, words: [] });

@ApiTags('erasures')
@Controller('erasures')
export class ErasuresController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List what was asked to be erased, the newest first. */
  @Get()
  @Needs('accounts:administer')
  @ApiOkResponse({ type: ErasureList })
  list(@Query() query: ErasureListQuery, @CurrentCaller() caller: Caller): Promise<ErasureList> {
    return this.transactions.read(caller, null, (tx) => erasurePage(tx, query));
  }

  /**
   * Ask for something to be erased from everything that is recorded, on the ground of a law: from what is shown, from history, from what was made of it.
   * Nothing happens until another admin approves it.
   */
  @Post()
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ErasureView })
  request(
    @Body() body: NewErasure,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureView> {
    return this.posts.post(request, reply, (tx) => requestErasure(tx, body), { kept: withoutWords });
  }

  /** Show an erasure, and in how many rows of what it stands. */
  @Get(':id')
  @Needs('accounts:administer')
  @ApiOkResponse({ type: ErasureView })
  show(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<ErasureView> {
    return this.transactions.read(caller, null, async (tx) => {
      const erasure = await erasureById(tx, id);
      if (!erasure) throw new Refusal('not-found', 'There is no such erasure.');
      return erasure;
    });
  }

  /** Approve what another admin asked for: it is erased at once, for good. The ledger keeps that something was there, and says that it was erased. */
  @Post(':id/approval')
  @HttpCode(200)
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ErasureView })
  approve(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureView> {
    return this.posts.post(request, reply, (tx) => approveErasure(tx, id), { reason: `erasure ${id}` });
  }

  /** Withdraw what was asked for: nothing is erased. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ErasureView })
  withdraw(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureView> {
    return this.posts.post(request, reply, (tx) => withdrawErasure(tx, id));
  }
}
