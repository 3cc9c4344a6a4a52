import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

import { LONGEST_NAME } from '../platform/account-bounds.js';
import { nullable } from '../platform/nullable.js';
import { type Permission, PERMISSIONS, type Role, ROLES } from '../platform/permissions.js';
import { IfGiven, IsId, IsName } from '../platform/validation.js';
import { IsPassword } from './account-fields.dto.js';
import { DeskBrief } from './desk.dto.js';

/** The session that a request belongs to. */
export class CurrentSession {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** RFC 3339, UTC. */
  createdAt!: string;

  /** When it ends however much it is used. */
  expiresAt!: string;
}

/** Who you are, and what you may do. */
export class Me {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['person', 'service', 'software'] })
  kind!: 'person' | 'service' | 'software';
  name!: string;

  /** null for whoever has no account to sign in with. */
  email!: string | null;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];

  /** What the roles allow; with a token, as far as its scopes do. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  permissions!: Permission[];

  /** The desk that is acted for where a request names none. */
  desk!: DeskBrief;

  /** The desks whose records you read. */
  desks!: DeskBrief[];

  /** To be sent as `X-CSRF-Token` with what changes something; null for whoever came without a cookie. */
  csrfToken!: string | null;

  /** null for whoever came without a cookie. */
  @ApiProperty(nullable(CurrentSession))
  session!: CurrentSession | null;

  /** Whether there is no account yet, so that the first one is to be set up. */
  setUp!: boolean;

  /** The ETag is of this: of name and desks, not of the session. */
  version!: number;
}

/** What you change about yourself. */
export class MeChange {
  @IfGiven()
  @IsName(LONGEST_NAME)
  name?: string;

  /** Id of one of your desks: the one that is acted for where a request names none. */
  @IfGiven()
  @IsId()
  desk?: string;
}

/** Another password of one's own. */
export class PasswordChange {
  /** The one of today. */
  @IsPassword()
  current!: string;

  /** The one to sign in with from now on. */
  @IsPassword()
  new!: string;

  /** With true your tokens stop working too: whoever knew the old password may have made one. */
  @IfGiven()
  @IsBoolean()
  tokens?: boolean;
}
