import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById, PastQuery } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf } from '../platform/versions.js';
import { EntityListQuery, NewEntity } from './entity.dto.js';
import { EntityList, EntityView } from './entity-view.dto.js';
import { entityPage, entityShown } from './entity-views.queries.js';
import { recordEntity } from './record-entity.service.js';

@ApiTags('entities')
@Controller('entities')
export class EntitiesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Record an entity: 200 where it was recorded already, and completed where this says more. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EntityView })
  @ApiOkResponse({ type: EntityView })
  record(
    @Body() body: NewEntity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntityView> {
    return this.posts.post(request, reply, (tx, caller) => recordEntity(tx, caller, body));
  }

  /** List entities, the newest first; names are searched as they are today. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: EntityList })
  list(
    @Query() query: EntityListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntityList> {
    const wanted = { text: query.q ?? null, kind: query.kind ?? null };
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => entityPage(tx, wanted, page));
  }

  /** Show one entity. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: EntityView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntityView> {
    const entity = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => entityShown(tx, id));
    if (!entity) throw new Refusal('not-found', 'There is no such entity.');
    reply.header('etag', etagOf(entity.version));
    return entity;
  }
}
