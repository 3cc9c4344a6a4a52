import { Body, Controller, Param, Patch, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { reevaluateEntities } from '../detection/merged.service.js';
import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Transactions } from '../platform/transactions.js';
import { etagOf, versionsMatching } from '../platform/versions.js';
import { changeSource } from '../sources/change-source.service.js';
import { SourceChange } from '../sources/source.dto.js';
import { WholeSourceView } from '../sources/source-view.dto.js';
import { settleSubjects } from './settle-derivations.service.js';

/** Changes of sources, after which claims and derivations may be told differently that are about their publishers. */
@ApiTags('sources')
@Controller('sources')
export class SourceChangesController {
  constructor(private readonly transactions: Transactions) {}

  /** Change a source, protect which it is, or release it. */
  @Patch(':id')
  @Needs('records:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: WholeSourceView })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: SourceChange,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeSourceView> {
    const versions = versionsMatching(request.headers['if-match']);
    const act = { caller, reason: body.reason ?? null, requestId: request.id };
    const source = await this.transactions.write(act, async (tx) => {
      const changed = await changeSource(tx, caller, id, body, versions);
      if (changed.along.length > 0) await reevaluateEntities(tx, changed.along);
      await settleSubjects(tx, changed.along);
      return changed.source;
    });
    reply.header('etag', etagOf(source.version));
    return source;
  }
}
