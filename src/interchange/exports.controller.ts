import { Readable } from 'node:stream';

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { dossierDocument, dossierLines } from './export.service.js';
import { claimLines } from './export-claims.service.js';
import { ExportQuery } from './imports.dto.js';

const NDJSON = 'application/x-ndjson';

@ApiTags('interchange')
@Controller('exports')
export class ExportsController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Export everything you may read, in one snapshot. A dossier is one JSON document, or one record a line with
   * `Accept: application/x-ndjson`; `format=ndjson` is one claim a line, as `POST /claims` takes it. The same records give the
   * same bytes.
   */
  @Get()
  @Needs('records:read')
  @ApiOkResponse({
    description: 'Streamed.',
    content: {
      'application/json': { schema: { type: 'object', additionalProperties: true } },
      [NDJSON]: { schema: { type: 'string' } },
    },
  })
  async send(
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = query.format === 'ndjson' || (request.headers.accept ?? '').includes(NDJSON);
    const write = query.format === 'ndjson' ? claimLines : lines ? dossierLines : dossierDocument;
    const pieces = await this.transactions.streamPast(caller, instantOf(query), reply, write);
    const name = `claimtrail.${lines ? 'ndjson' : 'json'}`;
    await reply
      .header('content-type', lines ? NDJSON : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('vary', 'Accept')
      .send(Readable.from(pieces));
  }
}
