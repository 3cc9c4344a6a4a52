import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import { checkIdempotencyKey } from '../platform/posts.js';
import { readingAt } from './at-pointer.js';
import { FigureReadings, Wording } from './figures.dto.js';
import { readFirstFigure } from './read-figure.js';

/** Nothing of a text is stored, so that none has to be refused for what cannot be stored. */
const READING = { anyText: true };

/** Reads words without storing anything: the same request has the same answer, with an Idempotency-Key and without. */
@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  /** Read the first quantity in a text: no reading where there is none, several where it is ambiguous. Nothing is stored. */
  @Post('parse')
  @HttpCode(200)
  @RouteConfig(READING)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: FigureReadings })
  parse(@Body() { text, language, country }: Wording, @Req() request: FastifyRequest): FigureReadings {
    checkIdempotencyKey(request);
    return readingAt('/text', () => readFirstFigure(text, { language, country: country ?? null })) as FigureReadings;
  }
}
