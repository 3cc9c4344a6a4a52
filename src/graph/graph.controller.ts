import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { isId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { GraphQuery, GraphView } from './graph.dto.js';
import { graphAround, middleOf } from './graph.queries.js';

/** More would be a list, not the middle of a graph. */
const MOST_CLAIMS = 50;

@ApiTags('graph')
@Controller('graph')
export class GraphController {
  constructor(private readonly transactions: Transactions) {}

  /** Draw claims and the links and derivations between them, around some claims or a subject. */
  @Get()
  @ApiOkResponse({ type: GraphView })
  draw(
    @Query() query: GraphQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphView> {
    const claims = query.claims === undefined ? [] : query.claims.split(',').map((id) => id.trim().toLowerCase());
    if (claims.length > MOST_CLAIMS || !claims.every(isId)) {
      throw Refusal.at('/claims', 'invalid-request', `claims must be at most ${MOST_CLAIMS} ids, separated by commas.`);
    }
    if (claims.length === 0 && query.subject === undefined) {
      throw Refusal.at('/claims', 'invalid-request', 'Say around which claims, or which subject.');
    }
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      const middle = await middleOf(tx, claims, query.subject ?? null);
      return graphAround(tx, middle, Number(query.depth ?? 1));
    });
  }
}
