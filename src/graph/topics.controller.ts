import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { GroupList, TopicQuery } from '../detection/topic.dto.js';
import { groupPage } from '../detection/topic-groups.queries.js';
import { isId } from '../kernel/ids.js';
import { keysOf } from '../kernel/page.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { standingLabels } from './standing.queries.js';

/** Groups where nobody says how many. */
const USUAL_LIMIT = 20;

const isCount = (key: string): boolean => /^\d{1,9}$/.test(key);

@ApiTags('comparisons')
@Controller('topics')
export class TopicsController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Put the claims about a subject into groups within which everything can be compared, with the pairs that conflict and the
   * sets that can be right together. A group has one scope and one period to the day: conflicts between claims of different
   * groups are in no group, but in `acrossGroups` and `GET /contradictions`.
   */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: GroupList })
  list(
    @Query() { subject, metric, limit, cursor, ...past }: TopicQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupList> {
    const after = cursor === undefined ? null : (keysOf(cursor, [isCount, isId]) as [string, string]);
    const wanted = { subject, metric: metric ?? null, limit: Number(limit ?? USUAL_LIMIT), after };
    return this.transactions.readPast(caller, instantOf(past), reply, (tx) => groupPage(tx, wanted, standingLabels));
  }
}
