import type { IncomingHttpHeaders } from 'node:http';

import type { FastifyInstance } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { repeatedKey } from '../kernel/repeated-key.js';
import { refusalOf } from './faults.js';
import { faultInTarget, faultInText, faultsInJson } from './text-rules.js';

/**
 * Reads JSON bodies: UTF-8 and nothing else, no keys that would reach a prototype, no text that cannot be stored.
 * An empty body counts as none, so that validation can say which fields are missing.
 */
export function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.provenance) return done(null, body);
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    } catch {
      return done(new Refusal('malformed-body', 'The body is not UTF-8.'));
    }
    void parse(request, text, (error, parsed) => {
      if (error) return done(error);
      const key = repeatedKey(text);
      if (key !== null) return done(new Refusal('malformed-body', sentenceOn(key)));
      const [first, ...more] = faultsInJson(parsed, request.routeOptions.config.anyText === true);
      done(first ? Refusal.of([first, ...more]) : null, parsed);
    });
  });
}

/** What is wrong with a JSON text that has a key twice in one object. */
export const sentenceOn = (key: string): string =>
  `An object has the key "${key.slice(0, 40)}" twice; it is not clear which is meant.`;

/** Refuses what is sent along where nothing is read of it, in the words in which any field is that nobody knows. */
export function refuseNeedlessBodies(server: FastifyInstance): void {
  server.addHook('preValidation', async ({ body, routeOptions }) => {
    if (routeOptions.config.bodiless !== true || body === undefined) return;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw Refusal.at('', 'invalid-request', 'The body must be a JSON object, or left out.');
    const unknown = Object.keys(body).map((property) => ({ property, constraints: { whitelistValidation: '' } }));
    if (unknown.length > 0) throw refusalOf(unknown);
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether nothing is read of a body. */
    bodiless?: boolean;
    /** Whether the route reads NDJSON: it then finds the body as a stream. */
    ndjson?: boolean;
    /** Whether the route reads comma-separated values: it then finds the body as text. */
    csv?: boolean;
    /** Whether the route reads PROV, as JSON or in its notation: it then finds the body as bytes. */
    provenance?: boolean;
    /** Whether texts may hold what cannot be stored (U+0000, half a surrogate pair): nothing of them is. */
    anyText?: boolean;
    /** Bytes that its body may have, where more than usual. */
    bodyLimit?: number;
    /** What to do about a body that is larger, in one sentence. */
    tooLarge?: string;
  }
}

/** Lets routes read NDJSON as a stream, CSV as text and PROV as bytes, and have limits of their own. Before any route is registered. */
export function readStreamedBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.config?.bodyLimit) route.bodyLimit = route.config.bodyLimit;
  });
  server.addContentTypeParser<Buffer>('text/csv', { parseAs: 'buffer' }, (request, body, done) => {
    if (!request.routeOptions.config.csv) {
      return done(
        new Refusal('unsupported-media-type', 'The body is CSV, which this address does not read; send JSON.'),
      );
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      const fault = faultInText(text);
      done(fault ? new Refusal('malformed-body', fault) : null, text);
    } catch {
      done(new Refusal('malformed-body', 'The body is not UTF-8.'));
    }
  });
  server.addContentTypeParser<Buffer>('text/provenance-notation', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.provenance) return done(null, body);
    done(new Refusal('unsupported-media-type', 'The body is PROV-N, which this address does not read; send JSON.'));
  });
  server.addContentTypeParser('application/x-ndjson', (request, payload, done) => {
    if (request.routeOptions.config.ndjson) return done(null, payload);
    done(new Refusal('unsupported-media-type', 'The body is NDJSON, which this address does not read; send JSON.'));
  });
}

/** Refuses addresses without a host, or whose path or query cannot be read as text. */
export function checkAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ url, headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === '1.1') {
      throw new Refusal('malformed-request', 'The request has no Host header; HTTP/1.1 asks for one.');
    }
    // The guard and whoever stands in front might each go by another one (RFC 9112, 3.2).
    if (raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1) {
      throw new Refusal('malformed-request', 'The request has more than one Host header; it must have one.');
    }
    refuseEncoding(headers);
    const fault = faultInTarget(url);
    if (fault) throw new Refusal('malformed-request', fault);
  });
}

/** Bodies are read as they come, as UTF-8: what is compressed, or says that it is written otherwise, is not. */
function refuseEncoding({ 'content-encoding': encoding, 'content-type': type }: IncomingHttpHeaders): void {
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    throw new Refusal('unsupported-media-type', 'The body must not be compressed; send it without Content-Encoding.');
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Refusal('unsupported-media-type', `The body must be UTF-8, not ${charset.slice(0, 40)}.`);
  }
}
