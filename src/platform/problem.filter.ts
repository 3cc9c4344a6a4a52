import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { headersOf, type Problem, problemOf } from './problem.js';
import type { RouteTable } from './route-table.js';

/** Sends what was thrown as a problem document, on every path. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same for what is thrown outside of Nest, where files are served. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.withMethods(withLimit(problemOf(thrown), thrown, request), request, reply);
    if (problem.status >= 500 && !(thrown instanceof Refusal)) this.log.error({ err: thrown, requestId: request.id });
    sendProblem(reply, problem);
  }

  /** An address that exists with other methods only is not "not found". */
  private withMethods(found: Problem, { url, method }: FastifyRequest, reply: FastifyReply): Problem {
    if (found.type !== '/problems/not-found') return found;
    const allowed = this.routes.methodsOf(url);
    if (allowed.length === 0 || allowed.includes(method)) return found;
    reply.header('allow', allowed.join(', '));
    return problemOf(new Refusal('method-not-allowed', `${method} is not possible here, only ${allowed.join(', ')}.`));
  }
}

/** A route with a limit of its own says what to do about what is larger. */
function withLimit(found: Problem, thrown: unknown, { routeOptions }: FastifyRequest): Problem {
  const { tooLarge } = routeOptions.config;
  if (thrown instanceof Refusal || !tooLarge || found.type !== '/problems/payload-too-large') return found;
  return { ...found, detail: tooLarge };
}

/** Sends a problem document; a response that has begun already can only be broken off. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  // The rest of a body that nobody reads would stand before the next request on this connection.
  if (bringsBody(reply.request) && !reply.request.raw.complete) reply.header('connection', 'close');
  void reply
    .status(problem.status)
    .headers({ ...headersOf(problem), 'cache-control': 'no-store' })
    .header('content-type', 'application/problem+json')
    .removeHeader('content-length')
    .serializer((body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)))
    .send(JSON.stringify(problem));
}

const bringsBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
