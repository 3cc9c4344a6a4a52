import type pg from 'pg';

import type { DatabaseRoles } from './database-roles.js';
import { StartError } from './start-error.js';

/** The database cannot be made ready; the message says what an administrator has to do. */
export class ProvisionError extends StartError {
  override readonly name = 'ProvisionError';
}

/**
 * What an administrator has to run, if a right was missing; the error itself if not. One list of statements for a
 * user without any rights and for roles that someone else has made.
 */
export function notAllowed(admin: pg.Client, { owner, app, engine }: DatabaseRoles, error: unknown): unknown {
  if ((error as { code?: string }).code !== '42501') return error;
  const user = admin.escapeIdentifier(admin.user ?? '');
  const database = admin.escapeIdentifier(admin.database ?? '');
  const statements = [
    `ALTER ROLE ${user} CREATEROLE;`,
    `GRANT CREATE, CONNECT ON DATABASE ${database} TO ${user} WITH GRANT OPTION;`,
    `(and if they exist already) GRANT ${[owner, app, engine].map((role) => admin.escapeIdentifier(role)).join(', ')} TO ${user} WITH ADMIN OPTION;`,
  ];
  return new ProvisionError(
    `The user ${user} of DATABASE_URL may not prepare the database (${reasonOf(error)}); let an administrator run: ${statements.join(' ')}`,
  );
}

/** What went wrong in the words of the server; those never hold the password. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || 'unknown reason').replace(/\.$/, '');
}
