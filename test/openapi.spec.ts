import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { HIT_31, LOSS_115, REVENUE_13, STAKE_27 } from './support/dossier.js';
import { openApiStructure } from './support/openapi-schema.js';
import { World } from './support/world.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: object }>>;
}

const file = join(import.meta.dirname, '..', '..', 'openapi.json');

describe('the description of the API', () => {
  let described: OpenAPIObject;
  let operations: (readonly [route: string, operation: Operation])[];
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

  beforeAll(async () => {
    const world = await World.start();
    described = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as OpenAPIObject;
    await world.stop();
    operations = Object.entries(described.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    );
  });

  /** Routes with something that is not as it should be, and what that is. */
  const faults = (find: (operation: Operation, route: string) => readonly string[]): string[] =>
    operations.flatMap(([route, operation]) => find(operation, route).map((fault) => `${route}: ${fault}`));

  it('is committed as the application serves it: if this fails, run npm run openapi', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(described);
  });

  it('has the structure of OpenAPI 3.1 and schemas of JSON Schema 2020-12', () => {
    ajv.validate(openApiStructure, described);
    expect(ajv.errors ?? []).toEqual([]);
    ajv.addSchema({ $id: 'api', components: described.components } as object);
    for (const name of Object.keys(described.components?.schemas ?? {})) {
      // Throws where a reference leads nowhere.
      ajv.compile(JSON.parse(rooted({ $ref: `#/components/schemas/${name}` })) as object);
    }
    expect(JSON.stringify(described)).not.toContain('"nullable"');
  });

  const rooted = (schema: object): string => JSON.stringify(schema).replaceAll('"#/components', '"api#/components');

  it('has every reference point at something', () => {
    const names = new Set(Object.keys(described.components?.schemas ?? {}));
    const missing = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].filter(
      ([, name]) => !names.has(name ?? ''),
    );
    expect(missing).toEqual([]);
  });

  it('says of every route what it does, with one name each', () => {
    expect(faults(({ summary }) => (summary ? [] : ['no summary']))).toEqual([]);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('describes every parameter, and those of the path are all there', () => {
    expect(
      faults(({ parameters = [] }, route) => {
        const inPath = [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
        const told = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
        return [
          ...parameters.filter(({ description }) => !description).map(({ name }) => `${name} is not described`),
          ...inPath.filter((name) => !told.includes(name ?? '')).map((name) => `${name} is missing`),
        ];
      }),
    ).toEqual([]);
  });

  it('describes the answer to every request that succeeds, and that problems are problem documents', () => {
    expect(
      faults(({ responses }) => {
        const good = Object.entries(responses).filter(([status]) => /^2|^302$/.test(status));
        const empty = good.filter(([status, { content }]) => !['204', '302'].includes(status) && !content);
        const mute = Object.entries(responses).filter(([, { description }]) => !description);
        return [
          ...(good.length === 0 ? ['no success'] : []),
          ...empty.map(([status]) => `${status} has no content`),
          ...mute.map(([status]) => `${status} is not described`),
          ...('application/problem+json' in (responses['default']?.content ?? {}) ? [] : ['no problem']),
        ];
      }),
    ).toEqual([]);
  });

  it('allows what it gives as examples to journalists: words where words are taken', () => {
    const validate = ajv.compile(JSON.parse(rooted({ $ref: '#/components/schemas/NewClaim' })) as object);
    for (const claim of [REVENUE_13, HIT_31, STAKE_27, LOSS_115]) {
      validate(claim);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ subject: 5, metric: 'revenue', value: '5' })).toBe(false);
  });
});
