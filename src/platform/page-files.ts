import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Addresses that never get the page: they belong to programs. */
const forPrograms = /^\/(api|health|metrics|problems)(\/|$)/;

/**
 * Serves the built page: its hashed files for ever, the page itself fresh, and the page again for the addresses of
 * its own views. Without a build nothing is served, and the API works alone.
 *
 * @param root the folder of the build, absolute
 * @returns whether there is a page
 */
export async function servePageFiles(app: NestFastifyApplication, root: string): Promise<boolean> {
  if (!existsSync(join(root, 'index.html'))) return false;
  const page = readFileSync(join(root, 'index.html'));
  const config = { access: 'page' as const };
  await app
    .getHttpAdapter()
    .getInstance()
    .register(async (server) => {
      server.addHook('onRoute', (route) => {
        route.config = { ...route.config, ...config };
      });
      await server.register(fastifyStatic, {
        root,
        index: false,
        wildcard: false,
        preCompressed: true,
        globIgnore: ['index.html', '**/*.br', '**/*.gz'],
        cacheControl: false,
        setHeaders: (reply, path) => {
          const lasting = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
          reply.header('cache-control', lasting);
        },
      });
      server.get('/*', { config }, (request, reply) => {
        const path = request.url.split('?', 1)[0] ?? '/';
        const isFile = /\.[a-z0-9]{2,5}$/i.test(path);
        if (forPrograms.test(path) || (isFile && path !== '/index.html')) return reply.callNotFound();
        return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
      });
    });
  return true;
}
