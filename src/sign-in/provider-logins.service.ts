import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { setDeviceCookie } from '../accounts/devices.service.js';
import { Refusal } from '../kernel/refusal.js';
import { Clock } from '../platform/clock.js';
import { clearCookie, cookieName, setCookie } from '../platform/cookies.js';
import { setSessionCookie } from '../platform/session-cookie.js';
import { LONGEST_LOGIN_MS, opened, sealed } from './begun-login.js';
import { Provider } from './provider.service.js';
import { ProviderAccounts } from './provider-accounts.service.js';
import { ProviderRefusal } from './provider-problem.js';
import { returnPathOf } from './return-path.js';
import { signedInBy } from './signed-in-by.service.js';

/** Holds what a browser was sent to the provider with; not the address, nor the log, nor our tables. */
const LOGIN_COOKIE = 'claimtrail_login';

/** The provider, where there is one. */
@Injectable()
export class ProviderIfAny {
  constructor(readonly provider: Provider | null) {}

  required(): Provider {
    if (!this.provider)
      throw new Refusal('not-found', 'This instance has no provider to sign in by; sign in with email and password.');
    return this.provider;
  }
}

/** Signing in by the provider, as a browser goes through it. */
@Injectable()
export class ProviderLogins {
  constructor(
    private readonly provider: ProviderIfAny,
    private readonly accounts: ProviderAccounts,
    private readonly clock: Clock,
  ) {}

  async leave(asked: unknown, reply: FastifyReply): Promise<void> {
    const provider = this.provider.required();
    const returnTo = returnPathOf(asked);
    await this.orSayWhy(reply, async () => {
      const { href, ...secrets } = await provider.departure(this.clock.now());
      const login = { ...secrets, returnTo, expiresAt: this.clock.now() + LONGEST_LOGIN_MS };
      setCookie(reply, LOGIN_COOKIE, sealed(login, provider.settings.clientSecret), LONGEST_LOGIN_MS / 1000);
      return href;
    });
  }

  async comeBack(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const provider = this.provider.required();
    await this.orSayWhy(reply, async () => {
      const cookie = request.cookies[cookieName(LOGIN_COOKIE, reply.server.cookieSettings)];
      // Whatever becomes of it: what was begun is used once.
      clearCookie(reply, LOGIN_COOKIE);
      const begun = opened(cookie, provider.settings.clientSecret, this.clock.now());
      const query = queryOf(request.url);
      if (!begun || new URLSearchParams(query).get('state') !== begun.state)
        throw new ProviderRefusal('provider-expired');
      const person = await provider.arrival(query, begun, this.clock.now());
      const signedIn = await this.accounts.signIn(person, provider.settings.groups, signedInBy(request));
      setSessionCookie(reply, signedIn.session);
      setDeviceCookie(reply, signedIn.device);
      return begun.returnTo;
    });
  }

  /** Where a browser goes: on, or to the page that says in a sentence why not. */
  private async orSayWhy(reply: FastifyReply, where: () => Promise<string>): Promise<void> {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    try {
      void reply.redirect(await where(), 302);
    } catch (error) {
      if (!(error instanceof ProviderRefusal)) throw error;
      void reply.redirect(`/sign-in?problem=${error.problem}`, 302);
    }
  }
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
