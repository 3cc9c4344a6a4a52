import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { setDeviceCookie } from '../accounts/devices.service.js';
import { PasswordChange } from '../accounts/me.dto.js';
import { Refusal } from '../kernel/refusal.js';
import { InPerson } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { setSessionCookie } from '../platform/session-cookie.js';
import { PasswordChanges } from './password-changes.service.js';
import { signedInBy } from './signed-in-by.service.js';

@ApiTags('me')
@Controller('me/password')
export class PasswordChangeController {
  constructor(private readonly changes: PasswordChanges) {}

  /**
   * Change your password, signed in with a browser: all other sessions of yours end, and with `tokens` your tokens. At most five wrong ones an
   * hour are looked at, and after five this session ends too. A repeated request is not answered as the first time: its `current` is not yours
   * any more.
   */
  @Post()
  @InPerson()
  @HttpCode(204)
  @ApiNoContentResponse()
  async change(
    @Body() body: PasswordChange,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    checkIdempotencyKey(request);
    if (!request.session)
      throw new Refusal('not-allowed', 'A password is changed by whoever is signed in with it, in a browser.');
    const renewed = await this.changes.change(caller, request.session, body, signedInBy(request));
    setSessionCookie(reply, renewed.session);
    setDeviceCookie(reply, renewed.device);
  }
}
