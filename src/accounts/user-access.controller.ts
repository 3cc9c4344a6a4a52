import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { pageById, PageQuery } from '../platform/list.dto.js';
import { pageAddressOf } from '../platform/page-address.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { userHeld, userShown } from './change-user.service.js';
import { checkHasNoMore, checkLetsIn } from './given-rights.service.js';
import { MadeOneTimeLink } from './one-time-link.dto.js';
import { linkForUser, voidLinks, withoutAddress } from './one-time-links.service.js';
import { removeProviderIdentity } from './provider-identity.service.js';
import { SessionList, SignOutQuery } from './session.dto.js';
import { sessionPage } from './sessions.queries.js';
import { endSessions } from './sessions.service.js';
import { revokeTokens } from './tokens.service.js';

/** How users come in, and are shown out. */
@ApiTags('users')
@Controller('users/:id')
export class UserAccessController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /**
   * Make a link by which a person sets another password; earlier ones stop working. When it is used, their sessions and tokens end. A token
   * makes links for those who may do and read no more than it, and have never been in.
   */
  @Post('link')
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: MadeOneTimeLink })
  link(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeOneTimeLink> {
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => {
        const user = await userHeld(tx, id);
        checkHasNoMore(caller, request.token, user, '');
        await checkLetsIn(tx, request.token, id, '');
        const by = { caller, token: request.token };
        return { status: 201, body: await linkForUser(tx, user, by, pageAddressOf(request)) };
      },
      { kept: withoutAddress },
    );
  }

  /** Let the links of a person not work any more that nobody has used yet: an invitation that went astray. */
  @Delete('links')
  @Needs('accounts:administer')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdrawLinks(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.transactions.write({ caller }, async (tx) => {
      await userShown(tx, id);
      await voidLinks(tx, id);
    });
  }

  /** List the browsers a user is signed in with, the newest first. */
  @Get('sessions')
  @Needs('accounts:administer')
  @ApiOkResponse({ type: SessionList })
  sessions(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
    @Req() { session }: FastifyRequest,
  ): Promise<SessionList> {
    const page = pageById(query);
    return this.transactions.read(caller, null, async (tx) => {
      await userShown(tx, id);
      return sessionPage(tx, id, page, session?.id ?? null);
    });
  }

  /** Sign a user out everywhere; with `tokens=true` their tokens stop working too. */
  @Delete('sessions')
  @Needs('accounts:administer')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Param('id', IdPipe) id: string,
    @Query() { tokens }: SignOutQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.transactions.write({ caller }, async (tx) => {
      await userShown(tx, id);
      await endSessions(tx, id);
      if (tokens === 'true') await revokeTokens(tx, id);
    });
  }

  /**
   * Take from a user that they sign in by the provider, and sign them out; what the provider gave them stays. A verified email links their account
   * again only where it has no password.
   */
  @Delete('provider-identity')
  @Needs('accounts:administer')
  @HttpCode(204)
  @ApiNoContentResponse()
  async unlink(
    @Param('id', IdPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Req() { id: requestId }: FastifyRequest,
  ): Promise<void> {
    const act = { caller, reason: 'no longer signs in by the provider', requestId };
    await this.transactions.write(act, (tx) => removeProviderIdentity(tx, id));
  }
}
