import { Readable } from 'node:stream';

import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { digestOf } from '../kernel/digest.js';
import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { JobView } from '../platform/job.dto.js';
import { addJob } from '../platform/jobs.js';
import { Posts } from '../platform/posts.js';
import { recordsOfDossier } from './dossier.js';
import { keepFile } from './import-rates.service.js';
import { type Format, ImportQuery } from './imports.dto.js';
import { keepInput, NdjsonUpload } from './upload.service.js';

/** A dossier in one document is held in memory whole. */
const LARGEST_DOCUMENT_BYTES = 32 * 1024 * 1024;

const IMPORT_ROUTE = {
  ndjson: true,
  csv: true,
  bodyLimit: LARGEST_DOCUMENT_BYTES,
  tooLarge:
    'A dossier in one document has at most 32 MiB. Send a larger one as NDJSON: one record a line with its type, Content-Type: application/x-ndjson.',
};

@ApiTags('interchange')
@Controller('imports')
export class ImportsController {
  constructor(private readonly posts: Posts) {}

  /**
   * Import a dossier or claims; a job does it, all or nothing. A dossier is one JSON document, or NDJSON with one record a line
   * and its `type`; `format=ndjson` is one claim a line, as for `POST /claims`. Importing the same twice changes nothing.
   * `format=rates` is a file of daily rates as the European Central Bank publishes them, `text/csv` with `Date,USD,JPY,…`.
   */
  @Post()
  @Needs('records:write', 'vocabulary:edit')
  @HttpCode(202)
  @RouteConfig(IMPORT_ROUTE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiConsumes('application/json', 'application/x-ndjson', 'text/csv')
  @ApiAcceptedResponse({ type: JobView })
  async receive(
    @Query() { format, dryRun }: ImportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JobView> {
    const needed = format === 'rates' ? 'vocabulary:edit' : 'records:write';
    if (!request.caller?.permissions.has(needed)) {
      if (request.body instanceof Readable) request.body.resume();
      throw new Refusal('not-allowed', `Importing this needs the permission ${needed}, which you do not have.`);
    }
    if (format === 'rates') return this.receiveRates(request, reply, dryRun === 'true');
    if (typeof request.body === 'string')
      throw new Refusal('unsupported-media-type', 'Only rates come as text/csv: format=rates.');
    let upload: Upload | null = null;
    try {
      const given = await uploadOf(request, format);
      upload = given;
      return await this.posts.post(
        request,
        reply,
        async (tx, caller) => {
          // The job is done with all rights of its owner; a token may have had fewer.
          const judges = caller.permissions.has('records:review');
          const parameters = { format, dryRun: dryRun === 'true', judges };
          const job = await addJob(tx, caller, 'import', parameters, (id) => keepInput(tx, id, given.records()));
          return { status: 202, body: job, location: `/jobs/${job.id}` };
        },
        { reason: 'import', content: () => Promise.resolve(given.digest) },
      );
    } catch (thrown) {
      // What is not read any more is let go, or the answer would not be read.
      if (request.body instanceof Readable) request.body.resume();
      throw thrown;
    } finally {
      await upload?.close();
    }
  }

  private receiveRates(request: FastifyRequest, reply: FastifyReply, dryRun: boolean): Promise<JobView> {
    const { body } = request;
    if (body instanceof Readable) body.resume();
    if (typeof body !== 'string')
      throw new Refusal(
        'unsupported-media-type',
        'Rates come as text/csv, as the European Central Bank publishes them.',
      );
    return this.posts.post(
      request,
      reply,
      async (tx, caller) => {
        const job = await addJob(tx, caller, 'rates', { dryRun }, (id) => keepFile(tx, id, body));
        return { status: 202, body: job, location: `/jobs/${job.id}` };
      },
      { reason: 'rates' },
    );
  }
}

/** What was sent and has arrived. */
interface Upload {
  records(): ReturnType<NdjsonUpload['records']>;
  readonly digest: string;
  close(): Promise<void>;
}

async function uploadOf({ body, headers }: FastifyRequest, format: Format): Promise<Upload> {
  if (body instanceof Readable) return NdjsonUpload.receive(body, format === 'dossier');
  if (format === 'ndjson') {
    const sent = headers['content-type'] ?? 'nothing';
    throw new Refusal(
      'unsupported-media-type',
      `Claims come one a line as application/x-ndjson, not as ${sent.slice(0, 100)}.`,
    );
  }
  if (body === undefined || body === null) throw new Refusal('invalid-request', 'There is no dossier in the body.');
  const { records, faults } = recordsOfDossier(body);
  const [first, ...others] = faults.map((fault) => ({ ...fault, code: 'invalid-request' as const }));
  if (first) throw Refusal.of([first, ...others]);
  return {
    async *records() {
      for (const record of records) yield { record, text: JSON.stringify(record.content) };
    },
    digest: digestOf([JSON.stringify(body)]),
    close: () => Promise.resolve(),
  };
}
