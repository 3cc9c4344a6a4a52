import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Refusal } from '../kernel/refusal.js';
import { Needs } from '../platform/access.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { type Form, FORMS, MEDIA_TYPES } from '../prov/forms.js';
import { ConversionQuery, ProvValidityView } from './prov.dto.js';
import { ProvDocuments } from './prov-documents.service.js';

/** A document is held in memory whole. */
const LARGEST_DOCUMENT_BYTES = 32 * 1024 * 1024;

const PROV_ROUTE = {
  provenance: true,
  bodyLimit: LARGEST_DOCUMENT_BYTES,
  tooLarge: 'A PROV document has at most 32 MiB. Send a larger one in parts, its bundles one by one.',
};

const KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    '1 to 255 visible ASCII characters. Nothing is stored, so the same request has the same answer with it and without it.',
};

/** Reads PROV documents of others without storing anything. */
@ApiTags('interchange')
@Controller('prov')
export class ProvController {
  constructor(private readonly documents: ProvDocuments) {}

  /**
   * Read a PROV document as PROV-JSON (`application/json`) or PROV-N (`text/provenance-notation`), and write it as either. What each form keeps and
   * loses is said in `docs/conformance.md`; nothing is recorded.
   */
  @Post('convert')
  @Needs('records:read')
  @HttpCode(200)
  @RouteConfig(PROV_ROUTE)
  @ApiHeader(KEY)
  @ApiConsumes(...Object.values(MEDIA_TYPES))
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiOkResponse({
    description: 'The document.',
    content: {
      [MEDIA_TYPES['prov-json']]: { schema: { type: 'object', additionalProperties: true } },
      [MEDIA_TYPES.provn]: { schema: { type: 'string' } },
    },
  })
  async convert(
    @Query() { to }: ConversionQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    checkIdempotencyKey(request);
    const body = await this.documents.answer({ do: 'convert', ...sentDocument(request), to });
    await reply.header('content-type', `${MEDIA_TYPES[to]}; charset=utf-8`).send(body);
  }

  /**
   * Say whether a PROV document, as PROV-JSON or PROV-N, is valid by PROV-CONSTRAINTS, and if not, what is wrong with it. Its records and those
   * of each bundle are looked at by themselves; events are ordered by what records say of them, and not by times. Nothing is recorded.
   */
  @Post('validate')
  @Needs('records:read')
  @HttpCode(200)
  @RouteConfig(PROV_ROUTE)
  @ApiHeader(KEY)
  @ApiConsumes(...Object.values(MEDIA_TYPES))
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiOkResponse({ type: ProvValidityView })
  async validate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkIdempotencyKey(request);
    const body = await this.documents.answer({ do: 'validate', ...sentDocument(request) });
    await reply.header('content-type', 'application/json; charset=utf-8').send(body);
  }
}

/** The document that a request brings, and in which form. @throws Refusal `unsupported-media-type` where it brings none */
function sentDocument({ body, headers }: FastifyRequest): { bytes: Uint8Array; form: Form } {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const form = FORMS.find((one) => MEDIA_TYPES[one] === type);
  if (form === undefined || !Buffer.isBuffer(body))
    throw new Refusal(
      'unsupported-media-type',
      'There is no PROV document in the body. Send PROV-JSON as application/json, or PROV-N as text/provenance-notation.',
    );
  return { bytes: body, form };
}
