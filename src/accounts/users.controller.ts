import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { pageAddressOf } from '../platform/page-address.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { changeUser, userShown } from './change-user.service.js';
import { ChangedUser, MadeUser, NewUser, UserChange, UserList, UserListQuery, UserView } from './user.dto.js';
import { userPage } from './users.queries.js';
import { recordUser, withoutLink } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List people and service accounts, the newest first or in the order of their names. */
  @Get()
  @Needs('accounts:administer')
  @ApiOkResponse({ type: UserList })
  list(@Query() query: UserListQuery, @CurrentCaller() caller: Caller): Promise<UserList> {
    return this.transactions.read(caller, null, (tx) => userPage(tx, query));
  }

  /** Add a person, who gets a link to set a password with, or a service account, which gets tokens. */
  @Post()
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: MadeUser })
  record(
    @Body() body: NewUser,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeUser> {
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => {
        const user = await recordUser(tx, caller, request.token, body, pageAddressOf(request));
        return { status: 201, body: user, version: user.version, location: `/users/${user.id}` };
      },
      { kept: withoutLink },
    );
  }

  /** Show one user. */
  @Get(':id')
  @Needs('accounts:administer')
  @ApiOkResponse({ type: UserView })
  async show(
    @Param('id', IdPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const user = await this.transactions.read(caller, null, (tx) => userShown(tx, id));
    reply.header('etag', etagOf(user.version));
    return user;
  }

  /**
   * Change a user: what they may do, which desks they belong to, whether they are let in at all. It holds from their next request on. Disabling
   * ends their sessions and revokes their tokens for good, and the answer says how many.
   */
  @Patch(':id')
  @Needs('accounts:administer')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ChangedUser })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: UserChange,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedUser> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: body.reason ?? null, requestId: request.id };
    const user = await this.transactions.write(act, (tx) =>
      changeUser(tx, { caller, token: request.token }, id, body, versions),
    );
    reply.header('etag', etagOf(user.version));
    return user;
  }
}
