import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, pageById, PastQuery } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { DeskChange, DeskList, DeskListQuery, DeskView, NewDesk } from './desk.dto.js';
import { deskPage } from './desks.queries.js';
import { deskShown, recordDesk, renameDesk } from './desks.service.js';

@ApiTags('desks')
@Controller('desks')
export class DesksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** List desks, the newest first. */
  @Get()
  @Needs('records:read', 'accounts:administer')
  @ApiOkResponse({ type: DeskList })
  list(
    @Query() query: DeskListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) =>
      deskPage(tx, query.q?.trim() ?? null, page),
    );
  }

  /** Add a desk. */
  @Post()
  @Needs('accounts:administer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DeskView })
  record(
    @Body() body: NewDesk,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskView> {
    return this.posts.post(request, reply, async (tx) => {
      const desk = await recordDesk(tx, body.name);
      return { status: 201, body: desk, version: desk.version, location: `/desks/${desk.id}` };
    });
  }

  /** Show one desk. */
  @Get(':id')
  @Needs('records:read', 'accounts:administer')
  @ApiOkResponse({ type: DeskView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskView> {
    const desk = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => deskShown(tx, id));
    reply.header('etag', etagOf(desk.version));
    return desk;
  }

  /** Give a desk another name. */
  @Patch(':id')
  @Needs('accounts:administer')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DeskView })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() { name, reason }: DeskChange,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: reason ?? null, requestId: request.id };
    const desk = await this.transactions.write(act, (tx) => renameDesk(tx, id, name, versions));
    reply.header('etag', etagOf(desk.version));
    return desk;
  }
}
