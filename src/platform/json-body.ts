import type { FastifyInstance } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { faultInTarget, faultsInJson } from './text-rules.js';

/**
 * Reads JSON bodies: UTF-8 and nothing else, no keys that would reach a prototype, no text that cannot be stored.
 * An empty body counts as none, so that validation can say which fields are missing.
 */
export function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    } catch {
      return done(new Refusal('malformed-body', 'The body is not UTF-8.'));
    }
    void parse(request, text, (error, parsed) => {
      if (error) return done(error);
      const [first, ...more] = faultsInJson(parsed);
      done(first ? Refusal.of([first, ...more]) : null, parsed);
    });
  });
}

/** Refuses addresses whose path or query cannot be read as text. */
export function checkAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ url }) => {
    const fault = faultInTarget(url);
    if (fault) throw new Refusal('malformed-request', fault);
  });
}
