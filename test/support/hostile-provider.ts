import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next answer of the token endpoint is; by default all is well. */
export interface Misbehaviour {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: KeyObject;
  /** Changes the token after it was signed. */
  readonly tamper?: (token: string) => string;
  /** Answers by itself. */
  readonly answer?: (response: ServerResponse) => void;
  /** Answers the description of the provider by itself. */
  readonly describe?: (response: ServerResponse, issuer: string) => void;
}

/** A provider that says whatever it is told to. */
export class HostileProvider {
  next: Misbehaviour = {};
  /** How often it was asked for its description. */
  described = 0;
  nonce = '';
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly server = createServer((request, response) => {
    this.answer(request.url ?? '', response);
  });
  issuer = '';

  async start(): Promise<this> {
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string, response: ServerResponse): void {
    const { answer, describe } = this.next;
    const json = (body: unknown) =>
      void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.startsWith('/.well-known/')) {
      this.described++;
      if (describe) return describe(response, this.issuer);
      return json({
        issuer: this.issuer,
        authorization_endpoint: `${this.issuer}/auth`,
        token_endpoint: `${this.issuer}/token`,
        jwks_uri: `${this.issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256', 'none'],
      });
    }
    if (url === '/jwks')
      return json({ keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'RS256' }] });
    if (answer) return answer(response);
    json({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: this.token() });
  }

  private token(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: 'claimtrail',
      sub: 'hostile',
      email: 'hostile@newsroom.test',
      email_verified: true,
      groups: ['politics'],
      nonce: this.nonce,
      iat: now,
      exp: now + 60,
      ...this.next.claims,
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: '1', ...this.next.header })}.${part(claims)}`;
    const signature = createSign('RSA-SHA256')
      .update(signed)
      .sign(this.next.key ?? this.keys.privateKey);
    const token = `${signed}.${signature.toString('base64url')}`;
    return this.next.tamper?.(token) ?? token;
  }
}
