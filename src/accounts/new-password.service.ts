import { Refusal } from '../kernel/refusal.js';
import { checkNewPassword, type PasswordOwner } from './password.js';
import { hashPassword } from './passwords.service.js';

/**
 * A password that somebody chooses, as it is stored.
 *
 * @throws Refusal `invalid-request` that says everything that is wrong with it
 */
export async function newPasswordHash(password: string, owner: PasswordOwner, pointer: string): Promise<string> {
  const [first, ...more] = checkNewPassword(password, owner).map(({ code, detail }) => ({
    pointer,
    code: 'invalid-request' as const,
    finer: code,
    detail,
  }));
  if (first) throw Refusal.of([first, ...more]);
  return hashPassword(password);
}
