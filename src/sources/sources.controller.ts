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
import { canonicalUrl } from './canonical-url.js';
import { recordSource, relateSource } from './record-source.service.js';
import { NewRelation, NewSource, SourceListQuery } from './source.dto.js';
import { SourceList, WholeSourceView } from './source-view.dto.js';
import { sourcePage, sourceShown } from './source-views.queries.js';

@ApiTags('sources')
@Controller('sources')
export class SourcesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Record a source: 200 where it was recorded already, and completed where this says more. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: WholeSourceView })
  @ApiOkResponse({ type: WholeSourceView })
  record(
    @Body() body: NewSource,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeSourceView> {
    return this.posts.post(request, reply, (tx, caller) => recordSource(tx, caller, body));
  }

  /** List sources, the newest first. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: SourceList })
  list(
    @Query() query: SourceListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceList> {
    const { q, kind, publisher, url } = query;
    const wanted = {
      text: q ?? null,
      kind: kind ?? null,
      publisher: publisher ?? null,
      url: url === undefined ? null : canonical(url),
    };
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => sourcePage(tx, wanted, page));
  }

  /** Show one source with what it does with others, and they with it. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: WholeSourceView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeSourceView> {
    const source = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => sourceShown(tx, id));
    if (!source) throw new Refusal('not-found', 'There is no such source.');
    reply.header('etag', etagOf(source.version));
    return source;
  }

  /** Record what a source does with another one: 200 where that was recorded already. */
  @Post(':id/relations')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: WholeSourceView })
  @ApiOkResponse({ type: WholeSourceView })
  relate(
    @Param('id', IdPipe) id: string,
    @Body() body: NewRelation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeSourceView> {
    return this.posts.post(request, reply, (tx, caller) => relateSource(tx, caller, id, body));
  }
}

/** @throws Refusal `invalid-request` for what is no address of a source */
function canonical(url: string): string {
  try {
    return canonicalUrl(url);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw Refusal.at('/url', 'invalid-request', thrown.message);
  }
}
