import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { InPerson } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { pageById } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { MadeToken, NewToken, TokenList, TokenListQuery } from './token.dto.js';
import { tokenPage } from './tokens.queries.js';
import { makeToken, revokeToken, withoutSecret } from './tokens.service.js';

@ApiTags('tokens')
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List your tokens that work, the newest first; as an admin those of any user. */
  @Get()
  @InPerson()
  @ApiOkResponse({ type: TokenList })
  list(@Query() query: TokenListQuery, @CurrentCaller() caller: Caller): Promise<TokenList> {
    const owner = query.user ?? caller.principalId;
    if (owner !== caller.principalId && !caller.permissions.has('accounts:administer'))
      throw Refusal.at('/user', 'not-allowed', 'Only an admin sees the tokens of others.');
    const page = pageById(query);
    return this.transactions.read(caller, null, (tx) => tokenPage(tx, owner, page));
  }

  /** Make a token for a program, your own or as an admin one of a service account. It may do no more than you; with a token, it ends with that one. */
  @Post()
  @InPerson()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: MadeToken })
  make(
    @Body() body: NewToken,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeToken> {
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => ({ status: 201, body: await makeToken(tx, caller, request, body) }),
      { kept: withoutSecret },
    );
  }

  /** Let a token not work any more. */
  @Delete(':id')
  @InPerson()
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.transactions.write({ caller }, (tx) => revokeToken(tx, id));
  }
}
