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

/** Describes the API, and serves the description at `/api/docs` and `/api/openapi.json`. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setTitle('Claimtrail')
    .setDescription('A fact tracker for newsrooms. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const described = withProblems(SwaggerModule.createDocument(app, frame));
  SwaggerModule.setup('api/docs', app, described, { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
  return described;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation can fail, and always in the same shape. */
function withProblems(described: OpenAPIObject): OpenAPIObject {
  const problem = { schema: { $ref: '#/components/schemas/Problem' } };
  for (const path of Object.values(described.paths)) {
    for (const method of methods) {
      const operation = path[method];
      if (operation?.responses) {
        operation.responses.default ??= {
          description: 'Anything else: a problem document.',
          content: { 'application/problem+json': problem },
        };
      }
    }
  }
  described.components = {
    ...described.components,
    schemas: { ...described.components?.schemas, Problem: structuredClone(problemSchema) as never },
  };
  return described;
}
