import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { LONGEST_NAME } from '../platform/account-bounds.js';
import { PageQuery } from '../platform/list.dto.js';
import { type Permission, PERMISSIONS } from '../platform/permissions.js';
import { IfGiven, IsId, IsName } from '../platform/validation.js';
import { AreScopes, IsInstant } from './account-fields.dto.js';
import { UserBrief } from './user-brief.dto.js';

/** A token for a program. */
export class NewToken {
  /** What it is for. */
  @IsName(LONGEST_NAME)
  name!: string;

  /** What it may be used for, as far as its owner may do that; never more than whoever makes it. What writes or judges records also reads them. */
  @AreScopes()
  scopes!: Permission[];

  /** When it ends, RFC 3339; null or left out, never. What is made with a token that ends does so no later, and left out, with it. */
  @IsOptional()
  @IsInstant()
  expiresAt?: string | null;

  /** Id of the service account that it is for; left out, it is your own. */
  @IfGiven()
  @IsId()
  user?: string;
}

/** Whose tokens. */
export class TokenListQuery extends PageQuery {
  /** Id of a user, for admins; left out, your own. */
  @IfGiven()
  @IsId()
  user?: string;
}

/** A token, without what it is used by. */
export class TokenView {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;

  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  scopes!: Permission[];

  /** How it begins, to know it by. */
  prefix!: string;

  /** Whose it is. */
  user!: UserBrief;

  /** RFC 3339, UTC. */
  createdAt!: string;

  /** To the minute. */
  lastUsedAt!: string | null;
  expiresAt!: string | null;
}

/** A token that was just made. */
export class MadeToken extends TokenView {
  /** To be sent as `Authorization: Bearer`. Shown once: an answer that is repeated for an Idempotency-Key has none. */
  token?: string;
}

/** A page of tokens. */
export class TokenList {
  items!: TokenView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
