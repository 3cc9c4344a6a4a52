import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { ProvenanceQuery, ProvenanceView } from '../graph/provenance.dto.js';
import { provenanceOf } from '../graph/provenance.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { instantOf } from '../platform/list.dto.js';
import { Transactions } from '../platform/transactions.js';
import { FORMS, MEDIA_TYPES } from '../prov/forms.js';
import { provJson } from '../prov/write-prov-json.js';
import { provN } from '../prov/write-prov-n.js';
import { ProvNames } from './prov-names.js';
import { bundleOfProvenance } from './prov-provenance.js';
import { asBundle } from './prov-reading.js';

@ApiTags('graph')
@Controller('claims')
export class ProvenanceController {
  constructor(
    private readonly transactions: Transactions,
    private readonly names: ProvNames,
  ) {}

  /**
   * Show everything a claim came from, to the roots: who said it, whom they relay, what that rests on, how it was worked out and from what.
   * Also as a PROV document, which as of a moment is a bundle with its own provenance.
   */
  @Get(':id/provenance')
  @Needs('records:read')
  @ApiExtraModels(ProvenanceView)
  @ApiOkResponse({
    description: 'With `prov-json` and `provn` the document.',
    content: {
      [MEDIA_TYPES['prov-json']]: {
        schema: { anyOf: [{ $ref: getSchemaPath(ProvenanceView) }, { type: 'object', additionalProperties: true }] },
      },
      [MEDIA_TYPES.provn]: { schema: { type: 'string' } },
    },
  })
  async show(
    @Param('id', IdPipe) id: string,
    @Query() query: ProvenanceQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProvenanceView | string> {
    const format = query.format ?? 'json';
    const form = FORMS.find((one) => one === format);
    if (form === undefined && format !== 'json')
      throw Refusal.at('/format', 'unknown-reference', 'Provenance is written as json, prov-json or provn.');
    const depth = query.depth === undefined ? null : Number(query.depth);
    const asOf = instantOf(query);
    const provenance = await this.transactions.readPast(caller, asOf, reply, (tx) => provenanceOf(tx, id, depth));
    if (!provenance) throw new Refusal('not-found', 'There is no such claim.');
    if (form === undefined) return provenance;
    const past = asOf && { asOf, settled: reply.getHeader('claimtrail-settled') === 'true' };
    const document = asBundle(bundleOfProvenance(provenance, this.names), past, id, this.names);
    reply.header('content-type', `${MEDIA_TYPES[form]}; charset=utf-8`);
    return [...(form === 'provn' ? provN(document) : provJson(document))].join('');
  }
}
