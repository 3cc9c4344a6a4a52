import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { RevisionList } from '../history/revision.dto.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageByMoment } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { userShown } from './change-user.service.js';
import { userVersions } from './user-versions.queries.js';

/** Who gave whom which rights, and when. */
@ApiTags('users')
@Controller('users/:id/history')
export class UserHistoryController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * List the versions of a user, the newest first: name, roles, desks, whether they are let in, with who changed what, and why. Of email addresses
   * and passwords no history is kept; a change of the address is a version without changes.
   */
  @Get()
  @Needs('accounts:administer')
  @ApiOkResponse({ type: RevisionList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    const page = pageByMoment(query);
    const asOf = instantOf(query);
    return this.transactions.readPast(caller, asOf, reply, async (tx) => {
      await userShown(tx, id);
      return (await userVersions(tx, id, asOf, page)) as RevisionList;
    });
  }
}
