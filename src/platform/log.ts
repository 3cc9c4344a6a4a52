import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from 'fastify';

import type { LogLevel } from './config.js';

/**
 * The log: JSON, one line each, on stderr, so that stdout is left to what is meant for people.
 *
 * Headers and query strings are not logged, as they may hold tokens; of an error neither its statement nor its
 * parameters, as they hold what users wrote.
 */
export function logOptions(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    stream: process.stderr,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: [
      'headers.authorization',
      'headers.cookie',
      'headers["set-cookie"]',
      '*.headers.authorization',
      '*.headers.cookie',
    ],
    serializers: { err: errorForLog, req: () => ({}), res: () => ({}) },
  } as NonNullable<FastifyServerOptions['logger']>;
}

/** The part of an error that may be kept. */
function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table } = ((error as { driverError?: unknown }).driverError ?? error) as Record<
    string,
    unknown
  >;
  return { type: error.name, message: error.message, code, constraint, table, stack: error.stack };
}

/** One line for each answered request; what the page's files and health checks cause only at `debug`. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, url, routeOptions, log } = request;
    const path = url.split('?', 1)[0];
    const quiet = reply.statusCode < 400 && !path?.startsWith('/api/v1/');
    const line = { method, path, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    log[quiet ? 'debug' : 'info'](line, 'answered');
  });
}

/** Nest's own messages in the same log. What it says at its start is only of interest at `debug`. */
export class NestLog implements LoggerService {
  constructor(private readonly to: FastifyBaseLogger) {}

  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  log = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);

  private write(level: 'fatal' | 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const bindings = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.to[level]({ ...bindings, err: message });
    else if (typeof message === 'object') this.to[level]({ ...bindings, ...message });
    else this.to[level](bindings, String(message));
  }
}
