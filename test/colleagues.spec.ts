import 'reflect-metadata';

import { LOCAL_PRINCIPAL } from '../src/platform/caller.js';
import { World } from './support/world.js';

describe('GET /colleagues', () => {
  let world: World;
  beforeAll(async () => void (world = await World.start()));
  afterAll(() => world.stop());

  it('names the people of the instance, and says no more of them, to whoever reads records', async () => {
    const reader = await world.person({ name: 'A reader', roles: ['reader'] });
    const gone = await world.person({ name: 'Gone', roles: ['editor'] });
    const disabled = await world.patch(`/users/${gone.id}`, { disabled: true }, { 'if-match': '*' });
    expect(disabled.status).toBe(200);
    const { status, body } = await reader.get('/colleagues');
    expect(status).toBe(200);
    expect(body.items).toContainEqual({ id: reader.id, name: 'A reader' });
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(gone.id);
    expect(ids).not.toContain(LOCAL_PRINCIPAL);
  });

  it('tells nobody who may not read, page by page like every list', async () => {
    const nobody = await world.person({ name: 'Without a role', roles: [] });
    expect((await nobody.get('/colleagues')).status).toBe(403);
    const first = await world.get('/colleagues?limit=1');
    expect(first.body.items).toHaveLength(1);
    const next = await world.get(`/colleagues?limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body.items).toHaveLength(1);
    expect(next.body.items).not.toEqual(first.body.items);
  });
});
