import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { SignedIn } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { ListQuery, pageById } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { clearSessionCookie, setSessionCookie } from '../platform/session-cookie.js';
import { Transactions } from '../platform/transactions.js';
import { deviceSecretOf, setDeviceCookie } from './devices.service.js';
import { Me, MeChange, PasswordChange } from './me.dto.js';
import { meOf } from './me.queries.js';
import { changeMe, changePassword, isWrongPassword, noteGuess } from './own-account.service.js';
import { SessionList } from './session.dto.js';
import { sessionPage } from './sessions.queries.js';
import { endSessions } from './sessions.service.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Say who you are: roles, permissions and desks of this moment, and the token that a browser repeats with each write. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: Me })
  show(@CurrentCaller() caller: Caller, @Req() { session }: FastifyRequest): Promise<Me> {
    return this.transactions.read(caller, null, (tx) => meOf(tx, caller, session));
  }

  /** Change what you are called, or your home desk. */
  @Patch()
  @SignedIn()
  @ApiOkResponse({ type: Me })
  change(@Body() body: MeChange, @CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<Me> {
    return this.transactions.write({ caller, requestId: request.id }, async (tx) => {
      await changeMe(tx, caller, body);
      return meOf(tx, caller, request.session);
    });
  }

  /** Change your password, signed in with a browser: all other sessions of yours end. After five wrong ones this one does too. */
  @Post('password')
  @SignedIn()
  @HttpCode(204)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse()
  async password(
    @Body() body: PasswordChange,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { session } = request;
    if (!session)
      throw new Refusal('not-allowed', 'A password is changed by whoever is signed in with it, in a browser.');
    const presented = deviceSecretOf(request.cookies, request.server.cookieSettings);
    const changed: Partial<Awaited<ReturnType<typeof changePassword>>> = {};
    const change = this.posts.post(
      request,
      reply,
      async (tx) => {
        Object.assign(changed, await changePassword(tx, caller, session, body, { address: request.ip, presented }));
        return { status: 204, body: null };
      },
      // No digest of a password stays behind.
      { reason: 'password changed', content: () => Promise.resolve('') },
    );
    await change.catch(async (thrown: unknown) => {
      if (isWrongPassword(thrown)) await this.transactions.write({ caller }, (tx) => noteGuess(tx, caller, session));
      throw thrown;
    });
    const { secret, device } = changed;
    if (secret !== undefined) setSessionCookie(reply, secret);
    if (device !== undefined) setDeviceCookie(reply, device);
  }

  /** List the browsers you are signed in with, the newest first. */
  @Get('sessions')
  @SignedIn()
  @ApiOkResponse({ type: SessionList })
  sessions(
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
  ): Promise<SessionList> {
    const page = pageById(query);
    return this.transactions.read(caller, null, (tx) => sessionPage(tx, caller.principalId, page, session?.id ?? null));
  }

  /** Sign out of one browser. */
  @Delete('sessions/:id')
  @SignedIn()
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
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOutElsewhere(@CurrentCaller() caller: Caller, @Req() { session }: FastifyRequest): Promise<void> {
    await this.transactions.write({ caller }, (tx) =>
      endSessions(tx, caller.principalId, { except: session?.id ?? null }),
    );
  }
}
