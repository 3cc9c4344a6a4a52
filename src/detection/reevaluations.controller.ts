import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { JobView } from '../platform/job.dto.js';
import { Posts } from '../platform/posts.js';
import { reevaluate } from './reevaluations.service.js';

@ApiTags('comparisons')
@Controller('reevaluations')
export class ReevaluationsController {
  constructor(private readonly posts: Posts) {}

  /** Compare everything again that is recorded, as a job. After a change of the rules that happens by itself. */
  @Post()
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: JobView })
  begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<JobView> {
    const reason = 'compared again';
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => {
        const job = await reevaluate(tx, caller, { of: 'everything' });
        return { status: 202, body: job, location: `/jobs/${job.id}` };
      },
      { reason },
    );
  }
}
