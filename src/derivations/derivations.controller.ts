import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById, pageByVersion, PastQuery } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf } from '../platform/versions.js';
import { DerivationList, DerivationView } from './derivation.dto.js';
import { DerivationResultList } from './derivation-result.dto.js';
import { derivationById, derivationPage } from './derivations.queries.js';
import { derivationExists, resultPage } from './results.queries.js';

@ApiTags('derivations')
@Controller()
export class DerivationsController {
  constructor(private readonly transactions: Transactions) {}

  /** List how a claim was computed; rival derivations stand side by side. */
  @Get('claims/:id/derivations')
  @Needs('records:read')
  @ApiOkResponse({ type: DerivationList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DerivationList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return derivationPage(tx, id, page);
    });
  }

  /** Show one derivation. */
  @Get('derivations/:id')
  @Needs('records:read')
  @ApiOkResponse({ type: DerivationView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DerivationView> {
    const derivation = await this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      derivationById(tx, id),
    );
    if (!derivation) throw new Refusal('not-found', 'There is no such derivation.');
    reply.header('etag', etagOf(derivation.version));
    return derivation;
  }

  /** List all that a derivation ever gave, the newest first, and why it changed. */
  @Get('derivations/:id/results')
  @Needs('records:read')
  @ApiOkResponse({ type: DerivationResultList })
  results(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DerivationResultList> {
    const page = pageByVersion(query);
    const asOf = instantOf(query);
    return this.transactions.readPast(caller, asOf, reply, async (tx) => {
      if (!(await derivationExists(tx, id))) throw new Refusal('not-found', 'There is no such derivation.');
      return resultPage(tx, id, asOf, page);
    });
  }
}
