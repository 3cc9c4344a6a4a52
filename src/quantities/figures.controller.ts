import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Needs } from '../platform/access.js';
import { checkIdempotencyKey } from '../platform/posts.js';
import { readingAt } from './at-pointer.js';
import type { Figure, Readings } from './figure.js';
import { FigureReadings, FoundFigures, LongText, Wording } from './figures.dto.js';
import { findFigures, LONGEST_TEXT } from './find-figures.js';
import { FigureFinder } from './find-figures.service.js';
import { type FigureOptions, readFirstFigure } from './read-figure.js';

/** Six bytes for each code unit of the longest text, should all be written as escapes (`\u00e4`), and the rest of the body. */
const LARGEST_BODY_BYTES = 6 * LONGEST_TEXT + 4096;

/** Nothing of a text is stored, so that none has to be refused for what cannot be stored. */
const READING = { anyText: true };
const SEARCHING = {
  ...READING,
  bodyLimit: LARGEST_BODY_BYTES,
  tooLarge: `A text has at most ${LONGEST_TEXT} characters (UTF-16 code units). Send a longer one in parts.`,
};

const KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    '1 to 255 visible ASCII characters. Nothing is stored, so the same request has the same answer with it and without it.',
};

/** Reads words without storing anything: the same request has the same answer, with an Idempotency-Key and without. */
@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(private readonly finder: FigureFinder) {}

  /** Read the first quantity in a text: no reading where there is none, several where it is ambiguous. */
  @Post('parse')
  @Needs('records:read')
  @HttpCode(200)
  @RouteConfig(READING)
  @ApiHeader(KEY)
  @ApiOkResponse({ type: FigureReadings })
  parse(@Body() { text, language, country }: Wording, @Req() request: FastifyRequest): FigureReadings {
    checkIdempotencyKey(request);
    return readingAt('/text', () => firstOf(text, { language, country: country ?? null })) as FigureReadings;
  }

  /** Find every quantity in a text of up to a million characters, with its place in UTF-16 code units. */
  @Post('find')
  @Needs('records:read')
  @HttpCode(200)
  @RouteConfig(SEARCHING)
  @ApiHeader(KEY)
  @ApiOkResponse({ type: FoundFigures })
  async find(
    @Body() { text, language, country }: LongText,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FoundFigures> {
    checkIdempotencyKey(request);
    const found = await this.finder.find(text, { language, country: country ?? null });
    if (Buffer.isBuffer(found)) reply.header('content-type', 'application/json; charset=utf-8');
    return found as FoundFigures;
  }
}

/**
 * The first quantity that can be read: a doubtful one with all its readings, and one of a rate ("$13 billion a year") by itself,
 * which a wording that is filed under a claim must not be taken for.
 */
function firstOf(text: string, options: FigureOptions): Readings<Figure> {
  const certain = readFirstFigure(text, options);
  const [found] = certain.readings.length > 0 ? [] : findFigures(text, options).items;
  return found ? { readings: found.readings, ambiguous: found.ambiguous } : certain;
}
