import 'reflect-metadata';

import { LOCAL_PRINCIPAL } from '../src/platform/caller.js';
import { LOSS_115 } from './support/dossier.js';
import { World } from './support/world.js';

describe('the guard', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('knows who sits at the machine, and that there is no account', async () => {
    const me = await world.get('/me');
    expect(me.body).toMatchObject({ id: LOCAL_PRINCIPAL, kind: 'person', setUp: true, session: null, csrfToken: null });
    expect(me.body.permissions).toHaveLength(6);
  });

  it('knows a person by a token, with roles and desks of this moment', async () => {
    const journalist = await world.person({
      name: 'A journalist',
      roles: ['journalist'],
      desks: ['Technology', 'Newsroom'],
    });
    expect((await journalist.get('/me')).body).toMatchObject({
      id: journalist.id,
      name: 'A journalist',
      roles: ['journalist'],
      permissions: ['records:read', 'records:write'],
      desk: { name: 'Technology' },
      desks: [{ name: 'Newsroom' }, { name: 'Technology' }],
    });
    const claim = await journalist.post('/claims', LOSS_115);
    expect(claim.status).toBe(201);
    expect(claim.body.claim.createdBy).toEqual({ id: journalist.id, name: 'A journalist' });
  });
});
