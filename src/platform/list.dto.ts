import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Length, Matches } from 'class-validator';

import { dayOf } from '../kernel/calendar-date.js';
import { isId } from '../kernel/ids.js';
import { keysOf, type PageRequest } from '../kernel/page.js';
import { Refusal } from '../kernel/refusal.js';

/** As of which instant records are read. */
export class PastQuery {
  /**
   * Show what was recorded at this instant, RFC 3339; left out, now.
   * @example 2026-03-01T09:30:00Z
   */
  @IsOptional()
  @Length(1, 40)
  asOf?: string;
}

/**
 * The instant a reading is asked for; null for now.
 *
 * @throws Refusal `invalid-request` for what is no instant, or lies in the future
 */
export function instantOf({ asOf }: PastQuery): Date | null {
  if (asOf === undefined) return null;
  const instant = instantIn(asOf);
  if (instant === null) {
    throw Refusal.at(
      '/asOf',
      'invalid-request',
      'asOf must be an RFC 3339 time with its offset, such as 2026-03-01T09:30:00Z.',
    );
  }
  if (instant.getTime() > Date.now()) throw Refusal.at('/asOf', 'invalid-request', 'asOf lies in the future.');
  return instant;
}

/** The instant that a text writes; null where it is none, or its day does not exist. */
function instantIn(text: string): Date | null {
  try {
    const { instant } = dayOf(text);
    return instant === null ? null : new Date(instant);
  } catch {
    return null;
  }
}

/** Which stretch of a list of what has no past: accounts, sessions, tokens. */
export class PageQuery {
  /** 1 to 200; left out, 50. */
  @IsOptional()
  @Matches(/^([1-9]\d?|1\d\d|200)$/, { message: 'must be a number from 1 to 200' })
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  limit?: string;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @Length(1, 1000)
  cursor?: string;

  /** With `true`, `total` is the number of items in the whole list. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiProperty({ type: 'boolean', default: false })
  count?: string;
}

/** Which stretch of a list of records, and as of which instant. */
export class ListQuery extends PageQuery implements PastQuery {
  /**
   * Show what was recorded at this instant, RFC 3339; left out, now.
   * @example 2026-03-01T09:30:00Z
   */
  @IsOptional()
  @Length(1, 40)
  asOf?: string;
}

/** Items of a page where nobody says how many. */
const USUAL_LIMIT = 50;

/** @throws Refusal `invalid-request` for a cursor that no list by id gave out */
export function pageById({ limit, cursor, count }: PageQuery): PageRequest {
  return {
    limit: limit === undefined ? USUAL_LIMIT : Number(limit),
    after: cursor === undefined ? null : keysOf(cursor, [isId]),
    count: count === 'true',
  };
}

/** @throws Refusal `invalid-request` for a cursor that no list by a text and the id gave out */
export function pageByText({ limit, cursor, count }: PageQuery): PageRequest {
  return {
    limit: limit === undefined ? USUAL_LIMIT : Number(limit),
    after: cursor === undefined ? null : keysOf(cursor, [(key) => !key.includes('\0'), isId]),
    count: count === 'true',
  };
}

/** @throws Refusal `invalid-request` for a cursor that no list by version gave out */
export function pageByVersion({ limit, cursor, count }: PageQuery): PageRequest {
  return {
    limit: limit === undefined ? USUAL_LIMIT : Number(limit),
    after: cursor === undefined ? null : keysOf(cursor, [(key) => /^[1-9]\d{0,8}$/.test(key)]),
    count: count === 'true',
  };
}

/** @throws Refusal `invalid-request` for a cursor that no list of versions by their moments gave out */
export function pageByMoment({ limit, cursor, count }: PageQuery): PageRequest {
  const isMoment = (key: string): boolean =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(key) && !Number.isNaN(Date.parse(key));
  return {
    limit: limit === undefined ? USUAL_LIMIT : Number(limit),
    after: cursor === undefined ? null : keysOf(cursor, [isMoment, isId, (key) => /^[1-9]\d{0,8}$/.test(key)]),
    count: count === 'true',
  };
}
