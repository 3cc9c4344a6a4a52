import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { JobView } from '../platform/job.dto.js';
import { Posts } from '../platform/posts.js';
import { NewReevaluation } from './reevaluation.dto.js';
import { reevaluateEverything } from './reevaluations.service.js';

@ApiTags('comparisons')
@Controller('reevaluations')
export class ReevaluationsController {
  constructor(private readonly posts: Posts) {}

  /**
   * Compare everything again that is recorded, as a job. After a change of the rules that happens by itself. While such a job
   * has not begun yet, the answer is that one. Imports come first.
   */
  @Post()
  @Needs('vocabulary:edit', 'instance:operate')
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ type: NewReevaluation, required: false })
  @ApiAcceptedResponse({ type: JobView })
  begin(
    @Body() _: NewReevaluation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JobView> {
    const reason = 'compared again';
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => {
        const job = await reevaluateEverything(tx, caller);
        return { status: 202, body: job, location: `/jobs/${job.id}` };
      },
      { reason },
    );
  }
}
