import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf, pageById, PastQuery } from '../platform/list.dto.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf } from '../platform/versions.js';
import { MetricList, MetricListQuery, MetricView, NewMetric } from './metric.dto.js';
import { metricPage, metricShown } from './metric-views.queries.js';
import { recordMetric } from './record-metric.service.js';

@ApiTags('metrics')
@Controller('api/v1/metrics')
export class MetricDefinitionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
  ) {}

  /** Record a metric: 200 where it was recorded already. */
  @Post()
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: MetricView })
  @ApiOkResponse({ type: MetricView })
  record(
    @Body() body: NewMetric,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricView> {
    return this.posts.post(request, reply, (tx, caller) => recordMetric(tx, caller, body));
  }

  /** List metrics, the newest first; names are searched as they are today. */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({ type: MetricList })
  list(
    @Query() query: MetricListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricList> {
    const wanted = { text: query.q ?? null, valueType: query.valueType ?? null };
    const page = pageById(query);
    return this.transactions.readPast(caller, instantOf(query), reply, (tx) => metricPage(tx, wanted, page));
  }

  /** Show one metric, by its id or key. */
  @Get(':id')
  @Needs('records:read')
  @ApiOkResponse({ type: MetricView })
  async show(
    @Param('id') id: string,
    @Query() query: PastQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricView> {
    const metric = await this.transactions.readPast(caller, instantOf(query), reply, (tx) => metricShown(tx, id));
    if (!metric) throw new Refusal('not-found', 'There is no such metric.');
    reply.header('etag', etagOf(metric.version));
    return metric;
  }
}
