import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from './access.js';
import { type Caller, CurrentCaller } from './caller.js';
import { IdPipe } from './id.pipe.js';
import { JobView } from './job.dto.js';
import { Jobs } from './jobs.js';

/** How often a job is looked at for those who watch it. */
const LOOK_EVERY_MS = 250;

/** Proxies close connections on which nothing happens for a minute. */
const HEARTBEAT_EVERY_MS = 15_000;

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: Jobs) {}

  /** Show a job of your own. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: JobView })
  show(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<JobView> {
    return this.jobs.show(caller, id);
  }

  /**
   * Watch a job: server-sent events `progress` and, at its end, `done`, `failed` or `cancelled`, each with the job. They end without
   * one as soon as you would not be let in any more.
   */
  @Get(':id/events')
  @Needs('records:read')
  @ApiOkResponse({
    description: 'Events until the job ends.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async watch(
    @Param('id', IdPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const first = await this.jobs.show(caller, id);
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    await reply.headers(headers).send(Readable.from(this.eventsOf(caller, first, request)));
  }

  /** Cancel a job that has not ended. Nothing of an import stays; what a re-evaluation has compared already stays so. */
  @Post(':id/cancel')
  @Needs('records:read')
  @HttpCode(200)
  @ApiOkResponse({ type: JobView })
  cancel(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<JobView> {
    return this.jobs.cancel(caller, id);
  }

  private async *eventsOf(caller: Caller, first: JobView, request: FastifyRequest): AsyncGenerator<string> {
    let shown = '';
    let quietSince = performance.now();
    for (let job = first; await request.isStillAllowed(); job = await this.jobs.show(caller, first.id)) {
      const ended = job.state !== 'queued' && job.state !== 'running';
      const data = JSON.stringify(job);
      if (data !== shown) {
        shown = data;
        quietSince = performance.now();
        yield `event: ${ended ? job.state : 'progress'}\ndata: ${data}\n\n`;
      } else if (performance.now() - quietSince > HEARTBEAT_EVERY_MS) {
        quietSince = performance.now();
        yield ': still there\n\n';
      }
      if (ended || this.jobs.stopping.aborted) return;
      await pause(LOOK_EVERY_MS, undefined, { signal: this.jobs.stopping }).catch(() => undefined);
    }
  }
}
