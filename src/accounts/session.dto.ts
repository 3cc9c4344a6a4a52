import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { UserBrief } from './user-brief.dto.js';

/** A browser that somebody is signed in with. */
export class SessionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** Who is signed in. */
  user!: UserBrief;

  /** RFC 3339, UTC. */
  createdAt!: string;

  /** To the minute. A session that is not used for seven days ends. */
  lastSeenAt!: string;

  /** When it ends however much it is used. */
  expiresAt!: string;

  /** Where its last request came from. */
  address!: string | null;

  /** What the browser calls itself. */
  userAgent!: string | null;

  /** Whether this request belongs to it. */
  current!: boolean;
}

/** A page of sessions. */
export class SessionList {
  items!: SessionView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}

/** Which sessions of a user end. */
export class SignOutQuery {
  /** With `true` their tokens are revoked too. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiProperty({ type: 'boolean', default: false })
  tokens?: string;
}
