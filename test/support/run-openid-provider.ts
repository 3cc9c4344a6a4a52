import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the provider says of whoever is at the browser. */
export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | undefined;
  readonly name?: string;
  readonly groups?: readonly string[];
}

/** A provider that runs, and a browser at it. */
export interface RunningProvider {
  readonly issuer: string;
  /** Who is at the browser from now on. */
  become(claims: Claims): Promise<void>;
  /** Goes to the provider, signs in there, and comes back. @returns the address it sends the browser back to */
  visit(href: string, declines?: boolean): Promise<URL>;
  stop(): Promise<void>;
}

/** Starts a real provider as a process of its own. */
export async function runOpenidProvider(clientSecret: string, redirectUri: string): Promise<RunningProvider> {
  const script = join(import.meta.dirname, 'openid-provider.js');
  const child = spawn(process.execPath, [script, clientSecret, redirectUri], { stdio: ['ignore', 'pipe', 'ignore'] });
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /issuer (\S+)/.exec(text.toString())?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    issuer,
    become: async (claims) => void (await fetch(`${issuer}/person`, { method: 'PUT', body: JSON.stringify(claims) })),
    visit: (href, declines = false) => followed(issuer, href, declines),
    stop: () => (child.kill('SIGTERM'), ended),
  };
}

/** Follows redirects with cookies, as a browser does, until one leads away. */
async function followed(issuer: string, href: string, declines: boolean): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(href);
  for (let step = 0; step < 10; step++) {
    if (url.origin !== issuer) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = declines ? { cookie, 'x-declines': 'yes' } : { cookie };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${url.pathname} answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  throw new Error('the provider leads in a circle');
}
