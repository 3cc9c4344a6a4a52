import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { isId } from '../kernel/ids.js';
import { keysOf } from '../kernel/page.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf, pageById } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { ComponentList, ComponentListQuery } from './components.dto.js';
import { componentPage } from './components.queries.js';
import { GraphQuery, GraphView } from './graph.dto.js';
import { graphAround, middleOf } from './graph.queries.js';

/** More would be a list, not the middle of a graph. */
const MOST_CLAIMS = 50;

/** A number of claims as the list of components gives it out. */
const isSize = (key: string): boolean => /^\d{1,9}$/.test(key);

@ApiTags('graph')
@Controller('graph')
export class GraphController {
  constructor(private readonly transactions: Transactions) {}

  /** Draw claims and the links and derivations between them, around some claims or a subject. */
  @Get()
  @Needs('records:read')
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
      return graphAround(tx, middle, Number(query.depth ?? 1), query.edges ?? 'all');
    });
  }

  /** List groups of claims that contradict each other, directly or by way of others: the largest first. */
  @Get('components')
  @Needs('records:read')
  @ApiOkResponse({ type: ComponentList })
  components(
    @Query() query: ComponentListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComponentList> {
    const { subject, cursor, ...rest } = query;
    const after = cursor === undefined ? null : keysOf(cursor, [isSize, isId]);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      componentPage(tx, subject ?? null, { ...pageById(rest), after }),
    );
  }
}
