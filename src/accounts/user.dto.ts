import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Length } from 'class-validator';

import { LONGEST_NAME, MOST_DESKS } from '../platform/account-bounds.js';
import { PageQuery } from '../platform/list.dto.js';
import { type Role, ROLES } from '../platform/permissions.js';
import { AreNames, IfGiven, IsId, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { AreRoles, IsEmailAddress } from './account-fields.dto.js';
import { DeskBrief } from './desk.dto.js';
import { OneTimeLink } from './one-time-link.dto.js';

/** What users are: people, and accounts for programs. */
export const USER_KINDS = ['person', 'service'] as const;
export type UserKind = (typeof USER_KINDS)[number];

/** How far somebody has come: invited and not signed in yet; at work; shut out. A program is at work from the start. */
export const USER_STATES = ['invited', 'active', 'disabled'] as const;
export type UserState = (typeof USER_STATES)[number];

/** In which order users are listed. */
export const USER_ORDERS = ['newest', 'name'] as const;

/** Somebody who is to use this instance. */
export class NewUser {
  @IsOneOf(USER_KINDS)
  kind!: UserKind;

  @IsName(LONGEST_NAME)
  name!: string;

  /** What a person signs in with; a service account has none. */
  @IfGiven()
  @IsEmailAddress()
  email?: string;

  @AreRoles()
  roles!: Role[];

  /** Ids or names of desks whose records they read; left out, the Newsroom. */
  @IfGiven()
  @AreNames(MOST_DESKS, LONGEST_NAME)
  desks?: string[];

  /** The home desk, one of `desks`; left out, the first. */
  @IfGiven()
  @IsName(LONGEST_NAME)
  desk?: string;
}

/** What changes about a user; what is left out stays. */
export class UserChange {
  @IfGiven()
  @IsName(LONGEST_NAME)
  name?: string;

  @IfGiven()
  @IsEmailAddress()
  email?: string;

  @IfGiven()
  @AreRoles()
  roles?: Role[];

  /** Ids or names of all desks they belong to from now on. */
  @IfGiven()
  @AreNames(MOST_DESKS, LONGEST_NAME)
  desks?: string[];

  /** The home desk, one of their desks. */
  @IfGiven()
  @IsName(LONGEST_NAME)
  desk?: string;

  /** Whoever is disabled is signed out, their tokens are revoked for good, and they do not sign in; what they recorded stays theirs. */
  @IfGiven()
  @IsBoolean()
  disabled?: boolean;

  /** Why, for the history. */
  @IfGiven()
  @IsProse(2000)
  reason?: string;
}

/** Which users. */
export class UserListQuery extends PageQuery {
  @IfGiven()
  @IsOneOf(USER_KINDS)
  kind?: UserKind;

  /** Part of a name or of an email address, whatever its case and accents. */
  @IsOptional()
  @Length(1, 200)
  q?: string;

  /** Who has been given this role itself: an editor may do what a reader may, and is none. */
  @IfGiven()
  @IsOneOf(ROLES)
  role?: Role;

  /** Id of a desk they belong to. */
  @IfGiven()
  @IsId()
  desk?: string;

  /** How far they have come: `invited` have never signed in, whether their link still works or not. */
  @IfGiven()
  @IsOneOf(USER_STATES)
  state?: UserState;

  /** Left out, the newest first. */
  @IfGiven()
  @IsOneOf(USER_ORDERS)
  order?: (typeof USER_ORDERS)[number];
}

/** Who somebody is at a provider. */
export class UserProvider {
  /** As the provider calls itself. */
  issuer!: string;

  /** Since when they sign in by it: RFC 3339, UTC. */
  since!: string;
}

/** A user, as admins see them. */
export class UserView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: USER_KINDS })
  kind!: UserKind;
  name!: string;

  /** null for service accounts. */
  email!: string | null;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];

  /** The home desk. */
  desk!: DeskBrief;
  desks!: DeskBrief[];
  disabled!: boolean;

  /** `invited` until they first sign in. */
  @ApiProperty({ enum: USER_STATES })
  state!: UserState;

  /** Until when a link works that sets a password; null where none does. */
  linkUntil!: string | null;

  /** When they last signed in by a password, a link or a provider; null where never. */
  signedInAt!: string | null;

  /** The provider that they sign in by; null where they do not. */
  provider!: UserProvider | null;

  /** When they last used a session or a token, to the minute; null where never. */
  lastSeenAt!: string | null;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;

  /** The ETag is of this; desks and email are covered by it. */
  version!: number;
}

/** A user who was just made; a person comes with a link to set a password. */
export class MadeUser extends UserView {
  /** Shown once: an answer that is repeated for an Idempotency-Key has none. */
  link?: OneTimeLink;
}

/** What ended because a user was disabled. */
export class Ended {
  sessions!: number;

  /** Not those that were made with them. They stay revoked when the user is enabled again. */
  tokens!: number;
}

/** A user who was just changed. */
export class ChangedUser extends UserView {
  /** Only where this disabled the user. */
  ended?: Ended;
}

/** A page of users. */
export class UserList {
  items!: UserView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
