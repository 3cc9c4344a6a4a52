import { setTimeout as pause } from 'node:timers/promises';

import type { Reply, World } from './world.js';

/** The job that a request began, once it has ended. */
export async function ended(asking: Pick<World, 'get'>, sent: Reply): Promise<Reply['body']> {
  expect(sent.status).toBe(202);
  for (;;) {
    const { body } = await asking.get(`/jobs/${sent.body.id}`);
    if (!['queued', 'running'].includes(body.state)) return body;
    await pause(20);
  }
}
