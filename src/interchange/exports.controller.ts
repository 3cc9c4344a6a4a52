import { Readable } from 'node:stream';

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { MEDIA_TYPES } from '../prov/forms.js';
import { provJsonPieces } from '../prov/write-prov-json.js';
import { provNPieces } from '../prov/write-prov-n.js';
import { dossierDocument, dossierLines } from './export.service.js';
import { claimLines } from './export-claims.service.js';
import { provParts } from './export-prov.service.js';
import { ExportQuery } from './imports.dto.js';
import { ProvNames } from './prov-names.js';
import { documentOf, type Past } from './prov-reading.js';

const NDJSON = 'application/x-ndjson';

/** How an export is written, and what its file is called at the end. */
interface Written {
  readonly type: string;
  readonly ending: string;
  write(tx: EntityManager, past: Past | null): AsyncIterable<string>;
}

@ApiTags('interchange')
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly names: ProvNames,
  ) {}

  /**
   * Export everything you may read, in one snapshot. A dossier is one JSON document, or one record a line with
   * `Accept: application/x-ndjson`; `format=ndjson` is one claim a line, as `POST /claims` takes it; `prov-json` and `provn` are a PROV document,
   * which cannot be imported. The same records give the
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
      [MEDIA_TYPES.provn]: { schema: { type: 'string' } },
    },
  })
  async send(
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, ending, write } = this.written(query.format, (request.headers.accept ?? '').includes(NDJSON));
    const asOf = instantOf(query);
    const mayChange = (): boolean => reply.getHeader('claimtrail-settled') === 'false';
    const pieces = await this.transactions.streamPast(caller, asOf, reply, (tx) =>
      write(tx, asOf && { asOf, settled: !mayChange() }),
    );
    const moment = asOf ? `-${asOf.toISOString().replaceAll(':', '-')}${mayChange() ? '-not-settled' : ''}` : '';
    await reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="claimtrail${moment}.${ending}"`)
      .header('vary', 'Accept')
      .send(Readable.from(pieces));
  }

  private written(format: ExportQuery['format'], asLines: boolean): Written {
    if (format === 'prov-json' || format === 'provn') {
      const pieces = format === 'provn' ? provNPieces : provJsonPieces;
      return {
        type: `${MEDIA_TYPES[format]}; charset=utf-8`,
        ending: format === 'provn' ? 'provn' : 'prov.json',
        write: (tx, past) => pieces(documentOf(provParts(tx, this.names), past, this.names)),
      };
    }
    if (format === 'ndjson') return { type: NDJSON, ending: 'ndjson', write: claimLines };
    if (asLines) return { type: NDJSON, ending: 'ndjson', write: dossierLines };
    return {
      type: 'application/json; charset=utf-8',
      ending: 'json',
      write: (tx, past) => dossierDocument(tx, past && !past.settled ? notSettled(past.asOf) : null),
    };
  }
}

/** For the readers of a dossier; who imports it passes over it. */
const notSettled = (asOf: Date): string =>
  `As of ${asOf.toISOString()}. Not settled: somebody who began to write before is not done, and can still add to what was recorded by then.`;
