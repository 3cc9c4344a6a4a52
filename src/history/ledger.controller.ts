import { Readable } from 'node:stream';

import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { Posts } from '../platform/posts.js';
import { Transactions } from '../platform/transactions.js';
import { CheckpointView } from './ledger.dto.js';
import { readableLedger } from './ledger-export.service.js';
import { Sealing, shownCheckpoint } from './sealing.service.js';

const NDJSON = 'application/x-ndjson';

@ApiTags('ledger')
@ApiExtraModels(CheckpointView)
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly transactions: Transactions,
    private readonly posts: Posts,
    private readonly sealing: Sealing,
  ) {}

  /** The newest checkpoint. With `Accept: text/plain` the signed note alone, as verifiers take it. */
  @Get('checkpoint')
  @Needs('instance:operate')
  @ApiOkResponse({
    description: 'The checkpoint.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(CheckpointView) } },
      'text/plain': { schema: { type: 'string' } },
    },
  })
  async newest(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const checkpoint = await this.transactions.read(caller, null, (tx) => shownCheckpoint(tx));
    const plain = (request.headers.accept ?? '').includes('text/plain');
    await reply
      .header('vary', 'Accept')
      .header('content-type', `${plain ? 'text/plain' : 'application/json'}; charset=utf-8`)
      .send(plain ? checkpoint.note : checkpoint);
  }

  /** Seal now, and do not wait for the next turn. The answer is the newest checkpoint: 201 for a new one, 200 where nothing is new. */
  @Post('checkpoints')
  @Needs('instance:operate')
  @HttpCode(201)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CheckpointView })
  @ApiOkResponse({ type: CheckpointView })
  async seal(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CheckpointView> {
    const sealed = await this.posts.post(request, reply, async (tx) => ({
      status: (await this.sealing.seal(tx)) ? 201 : 200,
      body: await shownCheckpoint(tx),
      location: '/ledger/checkpoint',
    }));
    this.sealing.deliverSoon();
    return sealed;
  }

  /**
   * Export the ledger, as `verify.mjs` of this product checks it offline. Of versions that you may not read there is the hash alone; the export of
   * whoever operates the instance (`npm run ledger -- export`) has all, and looks for what is beside the ledger.
   */
  @Get('export')
  @Needs('instance:operate')
  @ApiOkResponse({ description: 'Streamed.', content: { [NDJSON]: { schema: { type: 'string' } } } })
  async send(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const lines = await this.transactions.streamPast(caller, null, reply, readableLedger);
    await reply
      .header('content-type', NDJSON)
      .header('content-disposition', 'attachment; filename="claimtrail-ledger.ndjson"')
      // Megabytes each: they are not read ahead.
      .send(Readable.from(lines, { highWaterMark: 1 }));
  }
}
