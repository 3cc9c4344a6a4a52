import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Open } from '../platform/access.js';
import { ReturnQuery } from './provider.dto.js';
import { ProviderLogins } from './provider-logins.service.js';

@ApiTags('sign-in')
@Controller('sign-in/provider')
export class ProviderController {
  constructor(private readonly logins: ProviderLogins) {}

  /** Send a browser to the provider, and after that to a path of the page. */
  @Get()
  @Open()
  @ApiFoundResponse({ description: 'To the provider; to `/sign-in?problem=…` where it does not answer.' })
  async leave(
    @Query() { return: returnTo }: ReturnQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.logins.leave(returnTo, request, reply);
  }

  /** Take a browser that comes back from the provider. */
  @Get('callback')
  @Open()
  @ApiFoundResponse({ description: 'To the page, signed in; to `/sign-in?problem=…` where nobody was signed in.' })
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.logins.comeBack(request, reply);
  }
}
