import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';

import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById, PastQuery } from '../platform/list.dto.js';
import { type Answer, Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf } from '../platform/versions.js';
import { LinkList, LinkView, NewLink } from './link.dto.js';
import { linkById, linkPage } from './links.queries.js';
import { drawLinks } from './links.service.js';

@ApiTags('links')
@Controller()
export class LinksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Draw a link between two claims: 200 where it was drawn already. */
  @Post('links')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LinkView })
  @ApiOkResponse({ type: LinkView })
  draw(
    @Body() body: NewLink,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    return this.posts.post(request, reply, (tx, caller) => drawLink(tx, caller, body), { reason: body.reason });
  }

  /** List the links of a claim, in the order in which they were drawn. */
  @Get('claims/:id/links')
  @ApiOkResponse({ type: LinkList })
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkList> {
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, async (tx) => {
      if (!(await claimExists(tx, id))) throw new Refusal('not-found', 'There is no such claim.');
      return linkPage(tx, id, page);
    });
  }

  /** Show one link. */
  @Get('links/:id')
  @ApiOkResponse({ type: LinkView })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    const link = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => linkById(tx, id));
    if (!link) throw new Refusal('not-found', 'There is no such link.');
    reply.header('etag', etagOf(link.version));
    return link;
  }
}

/** A link that a person draws is confirmed by being drawn. */
async function drawLink(
  tx: EntityManager,
  { principalId }: Caller,
  { a, b, kind, reason }: NewLink,
): Promise<Answer<LinkView>> {
  if (a === b) throw Refusal.at('/b', 'self-reference', 'A claim cannot be linked to itself.');
  for (const [pointer, id] of [['/a', a] as const, ['/b', b] as const]) {
    if (!(await claimExists(tx, id))) throw Refusal.at(pointer, 'unknown-reference', `No claim has the id ${id}.`);
  }
  const [drawn] = await drawLinks(tx, principalId, [
    { a, b, kind, origin: 'person', state: 'confirmed', reason: reason ?? null, statementId: null },
  ]);
  const link = drawn && (await linkById(tx, drawn.id));
  if (!link) throw new Error('a link that was drawn cannot be read');
  return { status: drawn.created ? 201 : 200, body: link, version: link.version, location: `/links/${link.id}` };
}
