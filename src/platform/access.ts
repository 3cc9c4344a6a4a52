import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * Who may ask a route: `open` to everyone; `page` to every browser that may see the instance at all; `monitoring` to
 * the same machine or with a token; `known` to callers the guard knows. What says nothing is `known`.
 */
export type Access = 'open' | 'page' | 'monitoring' | 'known';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** Opens a route to everyone; without it a route answers only callers the guard knows. */
export const Open = (): MethodDecorator => RouteConfig({ access: 'open' satisfies Access });

/** Opens a route to monitoring: from the same machine, or with a token. */
export const OpenToMonitoring = (): MethodDecorator => RouteConfig({ access: 'monitoring' satisfies Access });

/** What the access of a route rests on. */
type Routed = Pick<FastifyRequest, 'is404' | 'url' | 'routeOptions'>;

/** Deny by default: a route that says nothing, or an unknown address of the API, is for known callers. */
export function accessOf({ is404, url, routeOptions }: Routed): Access {
  if (routeOptions.config.access === 'page' || is404) return /^\/(api|metrics)(\/|\?|$)/.test(url) ? 'known' : 'page';
  if (routeOptions.config.access) return routeOptions.config.access;
  return /^\/api\/(docs(\/|$)|openapi\.(json|yaml)$)/.test(routeOptions.url ?? '') ? 'page' : 'known';
}
