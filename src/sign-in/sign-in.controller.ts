import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';

import { setDeviceCookie } from '../accounts/devices.service.js';
import { Me } from '../accounts/me.dto.js';
import { meSignedIn } from '../accounts/me-signed-in.service.js';
import { LONGEST_PASSWORD_BYTES } from '../accounts/password.js';
import { Refusal } from '../kernel/refusal.js';
import { Open } from '../platform/access.js';
import { identify } from '../platform/identity.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { setSessionCookie } from '../platform/session-cookie.js';
import { Transactions } from '../platform/transactions.js';
import { ProviderIfAny } from './provider-logins.service.js';
import { Credentials, SignInWays } from './sign-in.dto.js';
import { SignIns } from './sign-in.service.js';
import { signedInBy } from './signed-in-by.service.js';

@ApiTags('sign-in')
@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly transactions: Transactions,
    private readonly db: DataSource,
    private readonly provider: ProviderIfAny,
  ) {}

  /** Say how one can sign in. */
  @Get('sign-in')
  @Open()
  @ApiOkResponse({ type: SignInWays })
  async ways(): Promise<SignInWays> {
    const { anyone } = await identify(this.db, {});
    const { provider } = this.provider;
    return {
      password: true,
      provider: provider && { name: provider.settings.name, href: '/api/v1/sign-in/provider' },
      setUp: !anyone,
    };
  }

  /**
   * Sign in with email and password. Wrong ones are answered alike, whatever is wrong with them, and no sooner than after half a second;
   * how many are let through stands in docs/sign-in.md.
   */
  @Post('sessions')
  @HttpCode(201)
  @Open()
  @ApiCreatedResponse({ type: Me })
  async signIn(
    @Body() credentials: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    checkIdempotencyKey(request);
    if (Buffer.byteLength(credentials.password) > LONGEST_PASSWORD_BYTES)
      throw Refusal.at('/password', 'invalid-request', `A password has at most ${LONGEST_PASSWORD_BYTES} bytes.`);
    const signedIn = await this.signIns.signIn(credentials, signedInBy(request));
    const me = await meSignedIn(this.db, this.transactions, signedIn.session);
    setSessionCookie(reply, signedIn.session);
    setDeviceCookie(reply, signedIn.device);
    reply.header('cache-control', 'no-store');
    return me;
  }
}
