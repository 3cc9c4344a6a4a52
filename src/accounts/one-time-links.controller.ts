import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';

import { Open } from '../platform/access.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { replacedSecretOf, setSessionCookie } from '../platform/session-cookie.js';
import { deviceSecretOf, setDeviceCookie } from './devices.service.js';
import { Me } from './me.dto.js';
import { LinkPurpose, LinkSecret, Redemption } from './one-time-link.dto.js';
import { linkOf } from './one-time-links.service.js';
import { Redeeming } from './redeem.service.js';

/** Nobody is known yet who sends it. */
const SMALL = { bodyLimit: 16 * 1024 };

@ApiTags('one-time links')
@Controller('one-time-links')
export class OneTimeLinksController {
  constructor(
    private readonly db: DataSource,
    private readonly redeeming: Redeeming,
  ) {}

  /** Say what a link is for, and for whom; it stays good. */
  @Post('check')
  @Open()
  @RouteConfig(SMALL)
  @HttpCode(200)
  @ApiOkResponse({ type: LinkPurpose })
  async check(@Body() { secret }: LinkSecret, @Req() request: FastifyRequest): Promise<LinkPurpose> {
    checkIdempotencyKey(request);
    const { kind, name, email } = await linkOf(this.db.manager, secret);
    return { kind, name, email };
  }

  /** Use a link: the first account is made, or a password set, and you are signed in; sessions and tokens of before end. */
  @Post('redeem')
  @Open()
  @RouteConfig(SMALL)
  @ApiCreatedResponse({ type: Me })
  async redeem(
    @Body() body: Redemption,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    checkIdempotencyKey(request);
    const { ip, headers, cookies, id, server } = request;
    const { me, secret, device } = await this.redeeming.redeem(body, {
      address: ip,
      userAgent: headers['user-agent'] ?? null,
      requestId: id,
      device: deviceSecretOf(cookies, server.cookieSettings),
      replaces: replacedSecretOf(cookies, server.cookieSettings),
      local: server.admission.local,
    });
    setSessionCookie(reply, secret);
    setDeviceCookie(reply, device);
    return me;
  }
}
