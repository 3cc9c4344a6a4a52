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
   * same bytes, and so does the same moment once it is settled; as of one that is not, the header `Claimtrail-Settled`, the name of the file and
   * the note of a dossier say so.
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
    const asOf = instantOf(query);
    const mayChange = (): boolean => reply.getHeader('claimtrail-settled') === 'false';
    const pieces = await this.transactions.streamPast(caller, asOf, reply, (tx) =>
      write(tx, asOf && mayChange() ? notSettled(asOf) : null),
    );
    const moment = asOf ? `-${asOf.toISOString().replaceAll(':', '-')}${mayChange() ? '-not-settled' : ''}` : '';
    const name = `claimtrail${moment}.${lines ? 'ndjson' : 'json'}`;
    await reply
      .header('content-type', lines ? NDJSON : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('vary', 'Accept')
      .send(Readable.from(pieces));
  }
}

/** For the readers of a dossier; who imports it passes over it. */
const notSettled = (asOf: Date): string =>
  `As of ${asOf.toISOString()}. Not settled: somebody who began to write before is not done, and can still add to what was recorded by then.`;
