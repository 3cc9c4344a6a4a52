import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { ProvenanceQuery, ProvenanceView } from './provenance.dto.js';
import { provenanceOf } from './provenance.queries.js';

@ApiTags('graph')
@Controller('claims')
export class ProvenanceController {
  constructor(private readonly transactions: Transactions) {}

  /** Show everything a claim came from, to the roots: who said it, whom they relay, what that rests on, how it was worked out and from what. */
  @Get(':id/provenance')
  @Needs('records:read')
  @ApiOkResponse({ type: ProvenanceView })
  show(
    @Param('id', IdPipe) id: string,
    @Query() query: ProvenanceQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProvenanceView> {
    if (query.format !== undefined && query.format !== 'json')
      throw Refusal.at('/format', 'unknown-reference', 'Provenance is written as json.');
    const depth = query.depth === undefined ? null : Number(query.depth);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      const provenance = await provenanceOf(tx, id, depth);
      if (!provenance) throw new Refusal('not-found', 'There is no such claim.');
      return provenance;
    });
  }
}
