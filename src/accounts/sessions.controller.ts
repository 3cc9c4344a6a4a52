import { Controller, Delete, Get, HttpCode, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { InPerson, Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { pageById, PageQuery } from '../platform/list.dto.js';
import { clearSessionCookie } from '../platform/session-cookie.js';
import { Transactions } from '../platform/transactions.js';
import { SessionList } from './session.dto.js';
import { sessionPage } from './sessions.queries.js';
import { endSessions } from './sessions.service.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly transactions: Transactions) {}

  /** List all sessions of everybody, the newest first. */
  @Get()
  @Needs('accounts:administer')
  @ApiOkResponse({ type: SessionList })
  list(
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
  ): Promise<SessionList> {
    const page = pageById(query);
    return this.transactions.read(caller, null, (tx) => sessionPage(tx, null, page, session?.id ?? null));
  }

  /** Sign out of this browser. */
  @Delete('current')
  @InPerson()
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (!session)
      throw new Refusal('not-found', 'This request belongs to no session: it came with a token, or without.');
    await this.transactions.write({ caller }, (tx) => endSessions(tx, caller.principalId, { only: session.id }));
    clearSessionCookie(reply);
  }
}
