import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, PastQuery } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { withoutNamelessPublishers } from './nameless-publishers.js';
import { originTexts } from './origin-words.js';
import { OriginsView } from './origins.dto.js';
import { originsOf } from './origins.js';
import { originFacts } from './origins.queries.js';

@ApiTags('graph')
@Controller('claims')
export class OriginsController {
  constructor(private readonly transactions: Transactions) {}

  /** Show where a claim comes from: its roots instead of its articles. */
  @Get(':id/origins')
  @Needs('records:read')
  @ApiOkResponse({ type: OriginsView })
  show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OriginsView> {
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      const facts = await originFacts(tx, [id]);
      const origins = originsOf(id, withoutNamelessPublishers(facts));
      const { articles, onRecord } = origins;
      const texts = originTexts(origins);
      return {
        articles,
        roots: origins.roots.map(
          ({ kind, label, id: root, presumed, onRecord: isOnRecord, retracted, otherClaim }) => ({
            ...{ kind, label: label.en, id: root, presumed, onRecord: isOnRecord, retracted, otherClaim },
          }),
        ),
        circular: origins.circular.map((ids) => [...ids]),
        onRecord,
        truncated: facts.truncated.has(id),
        text: texts.en,
        texts,
      };
    });
  }
}
