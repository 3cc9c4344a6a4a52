import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { AttributionQuery, AttributionView } from './attribution.dto.js';
import { attributionLine } from './attribution.js';
import { attributionFacts } from './attribution.queries.js';

@ApiTags('graph')
@Controller('claims')
export class AttributionController {
  constructor(private readonly transactions: Transactions) {}

  /** Write the line for a story: what it is worth, who says so, how it was worked out, who disputes it. */
  @Get(':id/attribution')
  @Needs('records:read')
  @ApiOkResponse({ type: AttributionView })
  write(
    @Param('id', IdPipe) id: string,
    @Query() query: AttributionQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttributionView> {
    const language = query.language ?? 'en';
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      const facts = await attributionFacts(tx, id);
      if (!facts) throw new Refusal('not-found', 'There is no such claim.');
      return { language, ...attributionLine(facts, language) };
    });
  }
}
