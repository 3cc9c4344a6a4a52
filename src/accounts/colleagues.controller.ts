import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf, pageById } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { colleaguePage } from './colleagues.queries.js';
import { ColleagueListQuery, UserBriefList } from './user-brief.dto.js';

@ApiTags('users')
@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * List the people who use this instance by name, the newest first: whom the owner of something protected can let read it. With `user` only
   * that one; nobody where that is a program, or somebody who is disabled.
   */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: UserBriefList })
  list(
    @Query() query: ColleagueListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserBriefList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      colleaguePage(tx, query.user ?? null, page),
    );
  }
}
