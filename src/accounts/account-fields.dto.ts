import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

import { dayOf } from '../kernel/calendar-date.js';
import { PERMISSIONS, ROLES } from '../platform/permissions.js';
import { checked, IsText } from '../platform/validation.js';
import { faultInEmail, LONGEST_EMAIL } from './email.js';

/** An email address. */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    checked('isEmailAddress', (value) => (typeof value === 'string' ? faultInEmail(value) : 'must be text')),
    ApiProperty({ type: String, format: 'email', maxLength: LONGEST_EMAIL }),
  );

/** A password as it was typed: what is wrong with it is decided where the account is known. */
export const IsPassword = (): PropertyDecorator => IsText(2000);

/** The secret of a link, as it stands behind the # of its address. */
export const IsLinkSecret = (): PropertyDecorator => IsText(200);

const someOf =
  (words: readonly string[]) =>
  (value: unknown): string | null => {
    if (!Array.isArray(value) || value.length > words.length) return `must be a list of at most ${words.length} words`;
    return value.every((word) => words.includes(word as string)) ? null : `must hold nothing but ${words.join(', ')}`;
  };

/** Roles of an account. */
export const AreRoles = (): PropertyDecorator =>
  applyDecorators(
    checked('areRoles', someOf(ROLES)),
    ApiProperty({ type: 'array', maxItems: ROLES.length, items: { type: 'string', enum: [...ROLES] } }),
  );

/** What a token may be used for. */
export const AreScopes = (): PropertyDecorator =>
  applyDecorators(
    checked('areScopes', someOf(PERMISSIONS)),
    ApiProperty({ type: 'array', maxItems: PERMISSIONS.length, items: { type: 'string', enum: [...PERMISSIONS] } }),
  );

/** A moment, RFC 3339 with its offset. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    checked('isInstant', (value) => (instantOf(value) ? null : 'must be an RFC 3339 time with its offset')),
    ApiProperty({ type: String, format: 'date-time', maxLength: 40 }),
  );

/** The moment that a text writes; null where it is none. */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  try {
    const { instant } = dayOf(value);
    return instant === null ? null : new Date(instant);
  } catch {
    return null;
  }
}
