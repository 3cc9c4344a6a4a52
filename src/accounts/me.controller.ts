import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { InPerson, SignedIn } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { pageById, PageQuery } from '../platform/list.dto.js';
import { clearSessionCookie } from '../platform/session-cookie.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { Me, MeChange } from './me.dto.js';
import { meOf } from './me.queries.js';
import { changeMe } from './own-account.service.js';
import { SessionList } from './session.dto.js';
import { sessionPage } from './sessions.queries.js';
import { endSessions } from './sessions.service.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(private readonly transactions: Transactions) {}

  /** Say who you are: roles, permissions and desks of this moment, and the token that a browser repeats with each write. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: Me })
  async show(
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const me = await this.transactions.read(caller, null, (tx) => meOf(tx, caller, session));
    reply.header('etag', etagOf(me.version));
    return me;
  }

  /** Change what you are called, or your home desk. */
  @Patch()
  @InPerson()
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: Me })
  async change(
    @Body() body: MeChange,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const versions = versionsMatching(request.headers['if-match']);
    const me = await this.transactions.write({ caller, requestId: request.id }, async (tx) => {
      await changeMe(tx, caller, body, versions);
      return meOf(tx, caller, request.session);
    });
    reply.header('etag', etagOf(me.version));
    return me;
  }

  /** List the browsers you are signed in with, the newest first. */
  @Get('sessions')
  @InPerson()
  @ApiOkResponse({ type: SessionList })
  sessions(
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
  ): Promise<SessionList> {
    const page = pageById(query);
    return this.transactions.read(caller, null, (tx) => sessionPage(tx, caller.principalId, page, session?.id ?? null));
  }

  /** Sign out of one browser. */
  @Delete('sessions/:id')
  @InPerson()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Param('id', IdPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = await this.transactions.write({ caller }, (tx) => endSessions(tx, caller.principalId, { only: id }));
    if (ended === 0) throw new Refusal('not-found', 'There is no such session.');
    if (id === session?.id) clearSessionCookie(reply);
  }

  /** Sign out everywhere but here. */
  @Delete('sessions')
  @InPerson()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOutElsewhere(@CurrentCaller() caller: Caller, @Req() { session }: FastifyRequest): Promise<void> {
    await this.transactions.write({ caller }, (tx) =>
      endSessions(tx, caller.principalId, { except: session?.id ?? null }),
    );
  }
}
