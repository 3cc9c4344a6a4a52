import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { fastifyCookie } from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { DataSource } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { admissionOf } from './admission.js';
import type { Config } from './config.js';
import { guardRequests } from './guard.js';
import { checkAddresses, readJsonBodies, readStreamedBodies, refuseNeedlessBodies } from './json-body.js';
import { logOptions, logRequests, NestLog } from './log.js';
import { Metrics } from './metrics.js';
import { isWithin } from './networks.js';
import { describeApi } from './openapi.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { headersOf, type Problem, problem, problemOf } from './problem.js';
import type { ProblemCode } from './problem-kinds.js';
import { RequestPipe } from './request-pipe.js';
import { RouteTable } from './route-table.js';

/** Larger than any claim with its statements; imports stream and have a limit of their own. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Longer than any id or name that stands in a path. */
const LONGEST_PATH_PART = 500;

/** How long a client may take to send a request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The HTTP server without routes. Its log can be used before the application exists. */
export function httpAdapter({ logLevel, trustedProxies }: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node would answer a missing Host without a body; `checkAddresses` refuses it.
    http: { requireHostHeader: false },
    // `request.ip` is then the last address that no trusted proxy has; the guard looks at the socket.
    trustProxy: trustedProxies.length > 0 && ((address: string) => isWithin(address, trustedProxies)),
    // A request that comes in while others are finished is answered, and its connection closed.
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    logger: logOptions(logLevel),
    genReqId: newId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: LONGEST_PATH_PART },
    rewriteUrl: encodedTarget,
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problemOf(error)),
    clientErrorHandler: answerBrokenRequest,
  });
  adapter.getInstance().server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const refused = problem(
      'expectation-failed',
      'The Expect header asks for something other than 100-continue; leave it out.',
    );
    response.writeHead(refused.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(refused));
  });
  return adapter;
}

/**
 * Addresses that stand as their controllers write them. The metrics of the domain are among them: Nest would take their
 * address for that of the metrics of this process, which are at the root.
 */
const UNPREFIXED = [
  'health/live',
  'health/ready',
  'metrics',
  'problems/:code',
  'api/v1/metrics',
  'api/v1/metrics/:id',
] as const;

/** The application with everything global about HTTP, for `main.ts` and for the tests alike; not yet listening. */
export async function createApp(
  module: Parameters<typeof NestFactory.create>[0],
  config: Config,
  adapter = httpAdapter(config),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLog(adapter.getInstance().log),
    bodyParser: false,
    abortOnError: false,
  });
  try {
    await configure(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}

/** Global prefix, headers, guard, validation, problems, metrics and the description of the API. */
export async function configure(app: NestFastifyApplication, config: Config): Promise<() => OpenAPIObject> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const routes = new RouteTable();
  server.addHook('onRoute', ({ url, method }) => routes.add(url, [method].flat()));
  app.setGlobalPrefix('api/v1', {
    exclude: UNPREFIXED.map((path) => ({ path, method: RequestMethod.ALL })),
  });
  logRequests(server);
  app.get(Metrics).watch(server);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        // `npm start` serves plain http.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  checkAddresses(server);
  // Before the guard, which looks into them.
  await app.register(fastifyCookie);
  guardRequests(server, admissionOf(config), () => app.get(DataSource));
  readJsonBodies(server);
  readStreamedBodies(server);
  refuseNeedlessBodies(server);
  app.useGlobalPipes(new RequestPipe());
  const problems = new ProblemFilter(routes);
  app.useGlobalFilters(problems);
  // Nest does this for its own routes when it starts; plugins that serve files are loaded before.
  server.addHook('onRegister', (plugin) => {
    plugin.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
  });
  return describeApi(app);
}

/** Some programs send letters beyond ASCII as they are; encoded, they are read as the UTF-8 they mean. */
function encodedTarget({ url = '/' }: { url?: string | undefined }): string {
  return url.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** Faults that Node finds before there is a request to answer. */
const brokenRequests: Readonly<Record<string, [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The address and headers are larger than the server reads.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive in time.'],
  HPE_INVALID_EOF_STATE: ['malformed-body', 'The request ended before it was complete.'],
};

function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, detail] = brokenRequests[error.code ?? ''] ?? [
    'malformed-request',
    'The request is not HTTP that can be read.',
  ];
  socket.end(rawResponse(problem(code, detail)));
}

function rawResponse(refused: Problem): string {
  const body = JSON.stringify(refused);
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headersOf(refused),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refused.status} ${refused.title}\r\n${lines.join('')}\r\n${body}`;
}
