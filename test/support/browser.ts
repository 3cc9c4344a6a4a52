import type { Reply, World } from './world.js';

/** A browser: keeps its cookies, and repeats the CSRF token of its session. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly world: World) {}

  get = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('GET', path, undefined, headers);
  post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('POST', path, body, headers);
  patch = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('PATCH', path, body, headers);
  delete = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    this.ask('DELETE', path, undefined, headers);

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...(cookie && { cookie }), ...(this.csrf && { 'x-csrf-token': this.csrf }), ...headers };
    const reply = await this.world.ask(method, path, body, sent);
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (reply.body?.csrfToken) this.csrf = reply.body.csrfToken;
    return reply;
  }

  /** Uses a one-time link. */
  redeem(href: string, fields: object): Promise<Reply> {
    return this.post('/one-time-links/redeem', { secret: secretIn(href), ...fields });
  }
}

/** What stands behind the # of a link. */
export const secretIn = (href: string): string => new URL(href).hash.slice(1);
