import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { setDeviceCookie } from '../accounts/devices.service.js';
import { Refusal } from '../kernel/refusal.js';
import { Clock } from '../platform/clock.js';
import { clearCookie, cookieName, type Cookies, setCookie } from '../platform/cookies.js';
import { setSessionCookie } from '../platform/session-cookie.js';
import { type BegunLogin, LONGEST_LOGIN_MS, MOST_BEGUN, opened, placeFor, sealed } from './begun-login.js';
import { Provider } from './provider.service.js';
import { ProviderAccounts } from './provider-accounts.service.js';
import { ProviderRefusal } from './provider-problem.js';
import { returnPathOf } from './return-path.js';
import { signedInBy } from './signed-in-by.service.js';

/** Hold what a browser was sent to the provider with, each one departure; not the address, nor the log, nor our tables. */
const LOGIN_COOKIES = Array.from({ length: MOST_BEGUN }, (_, place) => `claimtrail_login_${place + 1}`);

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
  /** The states of those who are coming back at this moment. */
  private readonly arriving = new Set<string>();

  constructor(
    private readonly provider: ProviderIfAny,
    private readonly accounts: ProviderAccounts,
    private readonly clock: Clock,
  ) {}

  async leave(asked: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const provider = this.provider.required();
    const returnTo = returnPathOf(asked);
    await this.orSayWhy(reply, async () => {
      const { href, ...secrets } = await provider.departure(this.clock.now());
      const login = { ...secrets, returnTo, expiresAt: this.clock.now() + LONGEST_LOGIN_MS };
      const place = placeFor(this.begunIn(request), login.state);
      setCookie(reply, nameOf(place), sealed(login, provider.settings.clientSecret), LONGEST_LOGIN_MS / 1000);
      return href;
    });
  }

  async comeBack(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const provider = this.provider.required();
    await this.orSayWhy(reply, async () => {
      const query = queryOf(request.url);
      const state = new URLSearchParams(query).get('state');
      const all = this.begunIn(request);
      const begun = all.find((login) => login?.state === state);
      if (!begun) throw new ProviderRefusal('provider-expired');
      // Whatever becomes of it: what was begun is used once. What was begun in other tabs stays.
      clearCookie(reply, nameOf(all.indexOf(begun)));
      const person = await this.once(begun, () => provider.arrival(query, begun, this.clock.now()));
      const signedIn = await this.accounts.signIn(person, provider.settings.groups, signedInBy(request));
      setSessionCookie(reply, signedIn.session);
      setDeviceCookie(reply, signedIn.device);
      return begun.returnTo;
    });
  }

  /** What a browser has begun and not finished, by its places. */
  private begunIn({ cookies, server }: FastifyRequest): (BegunLogin | null)[] {
    const { clientSecret } = this.provider.required().settings;
    const given: Cookies = cookies;
    const textIn = (name: string) => given[cookieName(name, server.cookieSettings)];
    return LOGIN_COOKIES.map((name) => opened(textIn(name), clientSecret, this.clock.now()));
  }

  /** A provider that gets a code twice takes back what it gave for it: of deliveries of one return at once only the first asks it. */
  private async once<T>({ state }: BegunLogin, arrive: () => Promise<T>): Promise<T> {
    if (this.arriving.has(state)) throw new ProviderRefusal('provider-expired');
    this.arriving.add(state);
    try {
      return await arrive();
    } finally {
      this.arriving.delete(state);
    }
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

const nameOf = (place: number): string => LOGIN_COOKIES[place] ?? '';

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
