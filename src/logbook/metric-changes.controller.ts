import { Body, Controller, Param, Patch, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { changeMetric } from '../vocabulary/change-metric.service.js';
import { MetricChange, MetricView } from '../vocabulary/metric.dto.js';
import { settleNames } from './settle-derivations.service.js';

/** Changes of metrics after which what is said of derivations is said in other words: that happens in the background. */
@ApiTags('metrics')
@Controller('api/v1/metrics')
export class MetricChangesController {
  constructor(private readonly transactions: Transactions) {}

  /** Change a metric, by its id or key: what it means only while no claim uses it. */
  @Patch(':id')
  @Needs('vocabulary:edit')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MetricView })
  async change(
    @Param('id') id: string,
    @Body() body: MetricChange,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: body.reason ?? null, requestId: request.id };
    const metric = await this.transactions.write(act, async (tx) => {
      const changed = await changeMetric(tx, id, body, versions);
      if (body.labels !== undefined) await settleNames(tx, { of: 'metric_id', ids: [changed.id] });
      return changed;
    });
    reply.header('etag', etagOf(metric.version));
    return metric;
  }
}
