import { Body, Controller, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';

import { followMerges, reevaluateEntities } from '../detection/merged.service.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { changeEntity } from '../vocabulary/change-entity.service.js';
import { EntityChange, EntityMerge } from '../vocabulary/entity.dto.js';
import { EntityView } from '../vocabulary/entity-view.dto.js';
import { mergeEntity } from '../vocabulary/merge-entities.service.js';
import { settleSubjects } from './settle-derivations.service.js';

/** What an entity is called is made of these. */
const NAMING = ['names', 'description', 'confidential'] as const;

/** Changes of entities after which claims have to be compared again: that happens in the background. */
@ApiTags('entities')
@Controller('entities')
export class EntityChangesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Change an entity, protect who it is, or release it. */
  @Patch(':id')
  @Needs('records:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: EntityView })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: EntityChange,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntityView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: body.reason ?? null, requestId: request.id };
    const entity = await this.transactions.write(act, async (tx) => {
      const changed = await changeEntity(tx, caller, id, body, versions);
      // With another calendar other days are the end of a year.
      if (body.fiscalCalendar !== undefined || body.confidential !== undefined) await reevaluateEntities(tx, [id]);
      if (NAMING.some((field) => body[field] !== undefined)) await settleSubjects(tx, [id]);
      return changed;
    });
    reply.header('etag', etagOf(entity.version));
    return entity;
  }

  /** Merge an entity into another one that it turned out to be; answers the one that remains. */
  @Post(':id/merge')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: EntityView })
  merge(
    @Param('id', IdPipe) id: string,
    @Body() body: EntityMerge,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntityView> {
    const merged = async (tx: EntityManager) => {
      const answer = await mergeEntity(tx, id, body.into.toLowerCase());
      await followMerges(tx, [id]);
      await settleSubjects(tx, [id]);
      return answer;
    };
    return this.posts.post(request, reply, merged, { reason: body.reason });
  }
}
