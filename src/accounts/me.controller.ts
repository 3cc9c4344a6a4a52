import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import { SignedIn } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { Transactions } from '../platform/transactions.js';
import { Me } from './me.dto.js';
import { meOf } from './me.queries.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(private readonly transactions: Transactions) {}

  /** Say who you are: roles, permissions and desks of this moment, and the token that a browser repeats with each write. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: Me })
  show(@CurrentCaller() caller: Caller, @Req() { session }: FastifyRequest): Promise<Me> {
    return this.transactions.read(caller, null, (tx) => meOf(tx, caller, session));
  }
}
