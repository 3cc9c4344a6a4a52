import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { LINK_STATES } from '../comparison/link.js';
import { isId } from '../kernel/ids.js';
import { keysOf } from '../kernel/page.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf, pageById } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { ContradictionList, ContradictionListQuery } from './contradiction.dto.js';
import { contradictionPage } from './contradictions.queries.js';

/** What is still to be decided, and what was found to be so. */
const OPEN = ['suggested', 'confirmed'];

/** A relative gap as the list gives it out; −1 stands for none. */
const isGap = (key: string): boolean => /^(-1|\d{1,200}(\.\d{1,200})?)$/.test(key);

@ApiTags('comparisons')
@Controller('contradictions')
export class ContradictionsController {
  constructor(private readonly transactions: Transactions) {}

  /** List pairs of claims that cannot both be right, or hardly: the largest relative gap first. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: ContradictionList })
  list(
    @Query() query: ContradictionListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContradictionList> {
    const { state, kind, subject, metric, cursor, ...rest } = query;
    const after = cursor === undefined ? null : keysOf(cursor, [isGap, isId]);
    const states = state === undefined ? OPEN : state === 'all' ? LINK_STATES : [state];
    const wanted = { states, kind: kind ?? null, subject: subject ?? null, metric: metric ?? null };
    const asOf = instantOf(query);
    return this.transactions.readPast(caller, asOf, reply, (tx) =>
      contradictionPage(tx, wanted, { ...pageById(rest), after }, asOf),
    );
  }
}
