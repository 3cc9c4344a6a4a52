import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, PastQuery } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { ImpactQuery, ImpactView } from './impact.dto.js';
import { impactOfClaim } from './impact.queries.js';
import { impactOfSource } from './source-impact.queries.js';
import { supposedValue } from './supposed-value.js';

@ApiTags('graph')
@Controller()
export class ImpactController {
  constructor(private readonly transactions: Transactions) {}

  /** Show what would become of everything downstream if a claim fell, or were another value. */
  @Get('claims/:id/impact')
  @Needs('records:read')
  @ApiOkResponse({ type: ImpactView })
  ofClaim(
    @Param('id', IdPipe) id: string,
    @Query() query: ImpactQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImpactView> {
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      const claim = (await claimBriefs(tx, [id])).get(id);
      if (!claim) throw new Refusal('not-found', 'There is no such claim.');
      const { value, language } = query;
      return impactOfClaim(tx, id, value === undefined ? null : supposedValue(claim.value, value, language ?? null));
    });
  }

  /** Show what would become of everything downstream if a source were withdrawn. */
  @Get('sources/:id/impact')
  @Needs('records:read')
  @ApiOkResponse({ type: ImpactView })
  ofSource(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImpactView> {
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await sourceExists(tx, id))) throw new Refusal('not-found', 'There is no such source.');
      return impactOfSource(tx, id);
    });
  }
}

async function sourceExists(tx: EntityManager, id: string): Promise<boolean> {
  const found: unknown[] = await tx.query(`SELECT 1 FROM source o WHERE o.id = $1`, [id]);
  return found.length > 0;
}
