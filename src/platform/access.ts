import { applyDecorators } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';

import type { Permission } from './permissions.js';
import { StartError } from './start-error.js';

/**
 * Who may ask a route: `open` to everyone; `page` to every browser that may see the instance at all; `monitoring` to
 * the same machine or to known callers; `signed-in` to known callers; `in-person` to known callers but those with a token, unless it
 * administers accounts; otherwise to those who have one of the permissions.
 */
export type Access = 'open' | 'page' | 'monitoring' | 'signed-in' | 'in-person' | readonly Permission[];

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** What else a route is configured with stays; it has to stand below, as decorators are applied from below. */
const configured =
  (access: Access): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const earlier = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as FastifyContextConfig | undefined;
    const bodiless = !takesBody(target, key) && !earlier?.ndjson && !earlier?.csv && !earlier?.provenance;
    RouteConfig({ ...earlier, access, bodiless })(target, key, descriptor);
  };

/** Whether a parameter of a method is the body of a request; parameters are decorated before their method. */
function takesBody(target: object, key: string | symbol): boolean {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) as object | undefined;
  return Object.keys(parameters ?? {}).some((name) => name.startsWith(`${RouteParamtypes.BODY}:`));
}

/** Opens a route to callers who have one of these permissions. */
export const Needs = (...anyOf: readonly [Permission, ...Permission[]]): MethodDecorator =>
  applyDecorators(configured(anyOf), ApiExtension('x-needs', anyOf));

/** Opens a route to whoever is signed in or has a token, whatever they may do. */
export const SignedIn = (): MethodDecorator => applyDecorators(configured('signed-in'), ApiExtension('x-needs', []));

/**
 * Opens a route to whoever is there in person: signed in, or at the machine of an instance without accounts; and to programs that administer
 * accounts. A token is for records, and does nothing to the account it belongs to.
 */
export const InPerson = (): MethodDecorator =>
  applyDecorators(configured('in-person'), ApiExtension('x-needs', []), ApiExtension('x-in-person', true));

/** Opens a route to everyone. */
export const Open = (): MethodDecorator => applyDecorators(configured('open'), ApiExtension('x-open', true));

/** Opens a route to monitoring: from the same machine, or with any token. */
export const OpenToMonitoring = (): MethodDecorator => configured('monitoring');

/** The description of the API is registered by a library, which knows no access. */
const DESCRIPTION = /^\/api\/(docs(\/|$)|openapi\.json$)/;

/** Lets the application not start with a route that does not say who may ask it. Before any route is registered. */
export function requireAccessOfRoutes(server: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  server.addHook('onRoute', (route) => {
    if (DESCRIPTION.test(route.url)) route.config = { ...route.config, access: 'page' };
    routes.push(route);
  });
  // Only then: plugins that serve files say it in a hook of their own.
  server.addHook('onReady', async () => {
    const silent = routes.find(({ config }) => config?.access === undefined);
    if (silent) throw new StartError(withoutAccess(silent));
  });
}

const withoutAccess = ({ method, url }: RouteOptions): string =>
  `The route ${[method].flat().join(', ')} ${url} does not say who may ask it; give it @Needs(…), @SignedIn(), @InPerson() or @Open().`;

/** What the access of a route rests on. */
type Routed = Pick<FastifyRequest, 'is404' | 'url' | 'routeOptions'>;

/** Deny by default: an unknown address of the API is for known callers. */
export function accessOf({ is404, url, routeOptions }: Routed): Access {
  const { access } = routeOptions.config;
  if (is404 || (access === 'page' && !DESCRIPTION.test(routeOptions.url ?? '')))
    return /^\/(api|metrics)(\/|\?|$)/.test(url) ? 'signed-in' : 'page';
  return access ?? 'signed-in';
}
