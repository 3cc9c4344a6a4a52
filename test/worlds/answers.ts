import type { Request } from './requests.js';
import type { Answer } from './stage.js';

/** Headers that say something about records; not whether an instant is settled, which depends on what the server does in passing. */
const TELLING = ['content-type', 'etag', 'location', 'idempotency-replayed', 'retry-after', 'allow', 'link'];

/** Everything of an answer that is compared. */
export const shown = ({ status, headers, text }: Answer): string =>
  [status, ...TELLING.map((name) => `${name}: ${String(headers[name] ?? '')}`), text].join('\n');

/** The next page of both, each by the cursor of its own world. */
export function following(request: Request, a: Answer, b: Answer): [Request, Request] | null {
  const [one, other] = [a, b].map(({ text }) => /"nextCursor":"([^"]+)"/.exec(text)?.[1]);
  if (!one || !other) return null;
  const next = (cursor: string): Request => ({
    ...request,
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}cursor=${cursor}`,
  });
  return [next(one), next(other)];
}
