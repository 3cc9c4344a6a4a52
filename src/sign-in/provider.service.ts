import { Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';

import { Refusal } from '../kernel/refusal.js';
import { FewAtOnce } from '../platform/few-at-once.js';
import type { IdentityProvider } from '../platform/identity-provider.js';
import type { BegunLogin } from './begun-login.js';
import { boundedFetch } from './bounded-fetch.service.js';
import { CLOCK_TOLERANCE_SECONDS, isForClient, personOf, type ProvidedPerson } from './provider-claims.js';
import { isUsable } from './provider-description.js';
import { ProviderRefusal } from './provider-problem.js';

/** A provider that needs longer for one answer counts as one that does not answer. */
const TIMEOUT_SECONDS = 5;

/** Questions to the provider at once: somebody who comes back again and again keeps neither it nor us busy. */
const AT_ONCE = 8;
const MOST_WAITING = 100;

/** How long a description is gone by: one that was wrong, and looked right, is not for longer than this. */
const DESCRIBED_FOR_MS = 60_000;

/** What a browser takes to the provider. */
export interface Departure extends Pick<BegunLogin, 'state' | 'nonce' | 'codeVerifier'> {
  readonly href: string;
}

/** What the provider says of itself, and since when. */
interface Description {
  readonly askedAt: number;
  readonly configuration: Promise<client.Configuration>;
}

/** The one provider of this instance: OpenID Connect, authorization code with PKCE, state and nonce. */
@Injectable()
export class Provider {
  private readonly log = new Logger('Provider');
  private described: Description | null = null;
  private readonly turns = new FewAtOnce(AT_ONCE, MOST_WAITING);

  constructor(
    readonly settings: IdentityProvider,
    /** Where it sends browsers back to. */
    readonly callbackUrl: string,
  ) {}

  /**
   * Where a browser is sent.
   *
   * @param now milliseconds since 1970
   * @throws ProviderRefusal where it does not answer, or describes itself wrongly
   */
  async departure(now: number): Promise<Departure> {
    const configuration = await this.configuration(now);
    const [state, nonce, codeVerifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackUrl,
      scope: scopesOf(configuration),
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return { href: url.href, state, nonce, codeVerifier };
  }

  /**
   * Who came back, by a code that is exchanged with the provider itself.
   *
   * @param query of the address that the provider sent the browser to, with its question mark
   * @param now milliseconds since 1970
   * @throws ProviderRefusal for whatever is wrong with it
   */
  async arrival(query: string, begun: BegunLogin, now: number): Promise<ProvidedPerson> {
    const configuration = await this.configuration(now);
    const exchange = this.turns.run(() => this.claims(configuration, query, begun, now));
    const claims = await exchange.catch((error: unknown) => {
      // Its keys and addresses may have changed.
      this.described = null;
      throw error instanceof Refusal ? error : this.refusalOf(error);
    });
    const person = personOf(claims, this.settings.issuer, this.settings.groupsClaim);
    if (!person) throw new ProviderRefusal('provider-invalid');
    return person;
  }

  private async claims(
    configuration: client.Configuration,
    query: string,
    { state, nonce, codeVerifier }: BegunLogin,
    now: number,
  ): Promise<Record<string, unknown>> {
    const tokens = await client.authorizationCodeGrant(configuration, new URL(this.callbackUrl + query), {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !isForClient(claims, this.settings.clientId, now)) throw new ProviderRefusal('provider-invalid');
    // Many providers tell groups and email only there.
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
    return { ...more, ...claims };
  }

  /** Asked for when somebody signs in, never at the start; what failed, or was wrong, is asked for again the next time. */
  private async configuration(now: number): Promise<client.Configuration> {
    const kept = this.described && Math.abs(now - this.described.askedAt) < DESCRIBED_FOR_MS ? this.described : null;
    const described = kept ?? { askedAt: now, configuration: this.discovered() };
    this.described = described;
    try {
      return await described.configuration;
    } catch (error) {
      if (this.described === described) this.described = null;
      throw this.refusalOf(error);
    }
  }

  private async discovered(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const insecure = new URL(issuer).protocol === 'http:';
    const configuration = await client.discovery(
      new URL(issuer),
      clientId,
      { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
      authenticationBy(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        [client.customFetch]: (url, options) => boundedFetch(url, options, insecure),
        execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
      },
    );
    if (!isUsable(configuration.serverMetadata(), insecure)) throw new ProviderRefusal('provider-invalid');
    return configuration;
  }

  /** What went wrong is logged without what the provider wrote: it may hold codes and tokens. */
  private refusalOf(error: unknown): ProviderRefusal {
    if (error instanceof client.AuthorizationResponseError) return new ProviderRefusal('provider-denied');
    const refusal = refusalWithin(error) ?? new ProviderRefusal('provider-invalid');
    this.log.warn(`Sign-in by the provider failed: ${refusal.problem} ${codeOf(error)}`);
    return refusal;
  }
}

/** The library wraps what is thrown while it asks. */
function refusalWithin(error: unknown): ProviderRefusal | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if (inner instanceof ProviderRefusal) return inner;
  return null;
}

/** As the provider says it wants it; by the specification, Basic where it says nothing. */
function authenticationBy(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = ways.includes('client_secret_basic') || !ways.includes('client_secret_post') ? basic : post;
    return way(server, ...rest);
  };
}

/** Groups are a scope of their own at some providers. */
function scopesOf(configuration: client.Configuration): string {
  const { scopes_supported: scopes = [] } = configuration.serverMetadata();
  return ['openid', 'email', 'profile', ...(scopes.includes('groups') ? ['groups'] : [])].join(' ');
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return [name, code].filter((word) => typeof word === 'string' && /^\w{1,60}$/.test(word)).join(' ');
}
