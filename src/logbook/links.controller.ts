import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { claimExists } from '../claims/statements.queries.js';
import { Confirmation, Dismissal, LinkList, LinkView, NewLink } from '../comparison/link.dto.js';
import { linkById, linkPage } from '../comparison/links.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf, ListQuery, pageById, PastQuery } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { drawLink, judge } from './links.service.js';

@ApiTags('links')
@Controller()
export class LinksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Draw a link between two claims: 200 where there is one already. Who may judge links confirms it by that, everybody else suggests it. */
  @Post('links')
  @Needs('records:write')
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
  @Needs('records:read')
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
  @Needs('records:read')
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

  /** Agree with a link. What somebody has said already is changed only with its ETag as If-Match. */
  @Post('links/:id/confirm')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiBody({ type: Confirmation, required: false })
  @ApiOkResponse({ type: LinkView })
  confirm(
    @Param('id', IdPipe) id: string,
    @Body() body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    const reason = body?.reason ? tidy(body.reason) : null;
    const versions = versionsNamed(request);
    return this.posts.post(
      request,
      reply,
      (tx, caller) => judge(tx, caller, id, { state: 'confirmed', reason }, versions),
      {
        reason,
      },
    );
  }

  /** Disagree with a link, and say why. It is not suggested again until what it rests on changes. */
  @Post('links/:id/dismiss')
  @Needs('records:review')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: LinkView })
  dismiss(
    @Param('id', IdPipe) id: string,
    @Body() body: Dismissal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkView> {
    const reason = tidy(body.reason);
    const versions = versionsNamed(request);
    return this.posts.post(
      request,
      reply,
      (tx, caller) => judge(tx, caller, id, { state: 'dismissed', reason }, versions),
      {
        reason,
      },
    );
  }
}

/** The versions that If-Match allows; undefined where it is left out. */
const versionsNamed = ({ headers }: FastifyRequest): readonly number[] | null | undefined =>
  headers['if-match'] === undefined ? undefined : versionsMatching(headers['if-match']);
