import { hash } from '@node-rs/argon2';

import { hashPassword, needsRehash, verifyPassword } from './passwords.service.js';

describe('passwords', () => {
  it('are hashed with argon2id, 19 MiB, two passes, and a salt of their own', async () => {
    const [one, other] = await Promise.all([hashPassword('gravel teacup'), hashPassword('gravel teacup')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'gravel teacup')).toBe(true);
    expect(await verifyPassword(one, 'gravel teacuP')).toBe(false);
    expect(needsRehash(one)).toBe(false);
  });

  it('are the same however their characters are composed', async () => {
    expect(await verifyPassword(await hashPassword('Zwo\u0308lf Boxer'), 'Zw\u00f6lf Boxer')).toBe(true);
  });

  it('are wrong where there is none, or where what is stored is no hash', async () => {
    for (const stored of [null, '', 'x', '$argon2id$v=19$m=19456,t=2,p=1$$'])
      expect(await verifyPassword(stored, '')).toBe(false);
  });

  it('are to be hashed anew when the parameters have changed', async () => {
    const weak = await hash('gravel teacup', { memoryCost: 8192, timeCost: 1 });
    expect(needsRehash(weak)).toBe(true);
    expect(await verifyPassword(weak, 'gravel teacup')).toBe(true);
  });
});
