import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntityManager } from 'typeorm';

import { claimExists } from '../claims/statements.queries.js';
import { casesById } from '../disputes/disputes.queries.js';
import { RevisionList } from '../history/revision.dto.js';
import { revisionsOf, type ShownVersions } from '../history/versions.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageByMoment } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { sourceShown } from '../sources/source-views.queries.js';
import { entityShown } from '../vocabulary/entity-views.queries.js';
import { CLAIM_VERSIONS, PART_VERSIONS } from './claim-versions.queries.js';
import { DISPUTE_VERSIONS } from './dispute-versions.queries.js';
import { HistoryQuery } from './history.dto.js';
import { ENTITY_VERSIONS, SOURCE_VERSIONS } from './record-versions.queries.js';
import { toldNames } from './told-names.queries.js';

/** What records were, and who changed them. */
@ApiTags('history')
@Controller()
export class HistoryController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * List the versions of a claim, the newest first, with who changed what, and why; in words too. With `parts=true` among them those of
   * its statements, derivations, links, cases, usages and searches.
   */
  @Get('claims/:id/history')
  @Needs('records:read')
  @ApiOkResponse({ type: RevisionList })
  ofClaim(
    @Param('id', IdPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    const parts = query.parts === 'true' ? PART_VERSIONS : [];
    return this.versionsOf(id, [CLAIM_VERSIONS, ...parts], (tx) => claimExists(tx, id), query, caller, reply);
  }

  /**
   * List the versions of an entity, the newest first, with who changed what, and why. Who is protected now is protected in all of them:
   * neither names nor reasons are told.
   */
  @Get('entities/:id/history')
  @Needs('records:read')
  @ApiOkResponse({ type: RevisionList })
  ofEntity(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    return this.versionsOf(
      id,
      [ENTITY_VERSIONS],
      async (tx) => Boolean(await entityShown(tx, id)),
      query,
      caller,
      reply,
    );
  }

  /** List the versions of a source, the newest first, likewise. */
  @Get('sources/:id/history')
  @Needs('records:read')
  @ApiOkResponse({ type: RevisionList })
  ofSource(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    return this.versionsOf(
      id,
      [SOURCE_VERSIONS],
      async (tx) => Boolean(await sourceShown(tx, id)),
      query,
      caller,
      reply,
    );
  }

  /** List the versions of a case, the newest first: what it is about, every decision, and how it was opened again. */
  @Get('disputes/:id/history')
  @Needs('records:read')
  @ApiOkResponse({ type: RevisionList })
  ofDispute(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionList> {
    return this.versionsOf(
      id,
      [DISPUTE_VERSIONS],
      async (tx) => (await casesById(tx, [id])).has(id),
      query,
      caller,
      reply,
    );
  }

  /** @param isThere whether the caller may know of the record; the first of what is shown is its kind */
  private versionsOf(
    id: string,
    shown: readonly [ShownVersions, ...ShownVersions[]],
    isThere: (tx: EntityManager) => Promise<boolean>,
    query: ListQuery,
    caller: Caller,
    reply: FastifyReply,
  ): Promise<RevisionList> {
    const [page, asOf] = [pageByMoment(query), instantOf(query)];
    return this.transactions.readPast(caller, asOf, reply, async (tx) => {
      if (!(await isThere(tx))) throw new Refusal('not-found', `There is no such ${shown[0].kind}.`);
      return (await revisionsOf(tx, shown, id, asOf, page, toldNames)) as RevisionList;
    });
  }
}
