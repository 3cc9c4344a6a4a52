import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { readingAt } from '../quantities/at-pointer.js';
import { readPeriod } from '../quantities/read-period.js';
import { knownEntity } from './known-entity.queries.js';
import { PeriodReadings, PeriodWording } from './periods.dto.js';

/** Here and not beside the figures, because the fiscal calendar of a subject has to be looked up. */
@ApiTags('periods')
@Controller('periods')
export class PeriodsController {
  constructor(private readonly transactions: Transactions) {}

  /** Read when something holds: no reading where it is not understood, several where it is ambiguous. */
  @Post('parse')
  @Needs('records:read')
  @HttpCode(200)
  @RouteConfig({ anyText: true })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      '1 to 255 visible ASCII characters. Nothing is stored: an answer changes only with the calendar of the subject.',
  })
  @ApiOkResponse({ type: PeriodReadings })
  async parse(
    @Body() { text, language, statedAt, subject }: PeriodWording,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<PeriodReadings> {
    checkIdempotencyKey(request);
    const known =
      subject && (await this.transactions.read(caller, null, (tx) => knownEntity(tx, caller, '/subject', subject)));
    const options = { language, statedOn: statedAt ?? null, fiscalCalendar: known?.fiscalCalendar ?? null };
    return readingAt('/text', () => readPeriod(text, options)) as PeriodReadings;
  }
}
