import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The problem document as OpenAPI sees it. */
const problemSchema = {
  type: 'object',
  description: 'RFC 9457. What helps to mend the first fault (candidates, readings) stands beside these members.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/problems/invalid-request' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'One sentence for a person.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer (RFC 6901) into the body, or /name of a parameter.' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const;

/**
 * Describes the API, and serves the description at `/api/docs` and `/api/openapi.json`. It is made when somebody first asks for it, and not
 * while everybody waits for the start.
 */
export function describeApi(app: NestFastifyApplication): () => OpenAPIObject {
  const frame = new DocumentBuilder()
    .setTitle('Claimtrail')
    .setDescription('A fact tracker for newsrooms. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'A token made at `POST /api/v1/tokens`, or CLAIMTRAIL_BOOTSTRAP_TOKEN.',
    })
    .addCookieAuth('claimtrail_session', {
      type: 'apiKey',
      in: 'cookie',
      description:
        'The session of a browser. What changes something repeats `csrfToken` of `GET /api/v1/me` in the header `X-CSRF-Token`. Over https the cookie is `__Host-claimtrail_session`.',
    })
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  let made: OpenAPIObject | undefined;
  const described = () => (made ??= withProblems(SwaggerModule.createDocument(app, frame)));
  SwaggerModule.setup('api/docs', app, described, { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
  return described;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation can fail, and always in the same shape; what is the same everywhere is described once, here. */
function withProblems(described: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(described.paths)) {
    for (const method of methods) {
      const operation = path[method];
      if (operation) complete(operation);
    }
  }
  const schemas = described.components?.schemas ?? {};
  for (const schema of Object.values(schemas)) if ('properties' in schema) keepAlternatives(schema.properties ?? {});
  described.components = {
    ...described.components,
    schemas: { ...schemas, Problem: structuredClone(problemSchema) as never },
  };
  return described;
}

/** The plugin adds the declared type to alternatives that were written out: words *or* an object would become words *and* an object. */
function keepAlternatives(properties: NonNullable<Schema['properties']>): void {
  for (const property of Object.values(properties)) {
    if ('oneOf' in property && 'allOf' in property) delete property.allOf;
  }
}

/** What decorators say of who may ask: nothing, where a route is open. */
type Guarded = Operation & { readonly 'x-open'?: true; readonly 'x-needs'?: readonly string[] };

function complete(operation: Guarded): void {
  const { parameters = [], responses } = operation;
  if (operation['x-open']) operation.security = [];
  else Object.assign(responses, refusalsOf(operation['x-needs'] ?? []));
  for (const parameter of parameters) {
    if ('name' in parameter) parameter.description ||= usualParameters[parameter.name];
  }
  for (const [status, response] of Object.entries(responses)) {
    if (response && 'description' in response) response.description ||= meaningOf(status, '201' in responses);
  }
  responses.default ??= {
    description: `A problem document, such as ${problemsOf(operation).join(', ')}, or 503 where the database does not answer.`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function refusalsOf(needs: readonly string[]): Operation['responses'] {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const needed =
    needs.length === 0
      ? 'The session of a browser sent no CSRF token, or a token was sent where somebody has to be there in person'
      : `The caller lacks the permission ${needs.join(' or ')}`;
  return {
    401: { description: 'Nobody is known by the token or session of the request, or it has none.', content },
    403: { description: `${needed}, or the request comes from a page of another origin.`, content },
  };
}

/** Parameters that mean the same on every route. */
const usualParameters: Readonly<Record<string, string>> = {
  id: 'Id of the record in the path, a UUID.',
  'Idempotency-Key':
    '1 to 255 visible ASCII characters of your choice. For 24 hours the same request with the same key is not done again, but answered as the first time.',
  'If-Match': 'The ETag of the version that is to be changed; `*` for any.',
  basis: 'In what sense the value is meant.',
  valueType: 'What kind of value it takes.',
  kind: 'Only records of this kind.',
  format: 'How the records are written: `dossier`, one JSON document, or `ndjson`, one record a line.',
};

function meaningOf(status: string, canCreate: boolean): string {
  if (status === '201') return 'It has been recorded.';
  if (status === '202') return 'It has been accepted, and is worked on.';
  if (status === '200' && canCreate) return 'It was recorded already, and is not recorded twice.';
  return 'What was asked for.';
}

/** The statuses an operation can refuse with, besides those that any can. */
function problemsOf({ parameters = [], requestBody }: Guarded): number[] {
  const takes = (place: string, name?: string) =>
    parameters.some((one) => 'in' in one && one.in === place && (name === undefined || one.name === name));
  const changes = takes('header', 'If-Match');
  const applies: readonly (readonly [status: number, applies: boolean])[] = [
    [400, true],
    [404, takes('path')],
    [409, requestBody !== undefined || changes],
    [412, changes],
    [413, requestBody !== undefined],
    [415, requestBody !== undefined],
    [422, requestBody !== undefined],
    [428, changes],
  ];
  return applies.filter(([, does]) => does).map(([status]) => status);
}
