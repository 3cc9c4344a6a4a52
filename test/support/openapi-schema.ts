const text = { type: 'string' };
const described = { type: 'string', minLength: 1 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const mapOf = (schema: object) => ({ type: 'object', additionalProperties: schema });
const refOr = (name: string) => ({
  if: { type: 'object', required: ['$ref'] },
  then: ref('reference'),
  else: ref(name),
});

/** An object of the specification: fields it does not know are faults, but for extensions. */
const fixed = (required: readonly string[], properties: Readonly<Record<string, object>>, more: object = {}) => ({
  type: 'object',
  required,
  properties,
  patternProperties: { '^x-': {} },
  additionalProperties: false,
  ...more,
});

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const schemaObject = { $ref: 'https://json-schema.org/draft/2020-12/schema' };

/** The structure of OpenAPI 3.1.0 as far as a document that is made here uses it; schemas are JSON Schema 2020-12. */
export const openApiStructure = {
  $id: 'structure',
  ...fixed(['openapi', 'info', 'paths'], {
    openapi: { const: '3.1.0' },
    info: fixed(['title', 'version'], {
      title: described,
      version: described,
      description: text,
      contact: mapOf(text),
    }),
    servers: { type: 'array', items: fixed(['url'], { url: text, description: text }) },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: fixed([], {
        parameters: { type: 'array', items: refOr('parameter') },
        ...Object.fromEntries(METHODS.map((method) => [method, ref('operation')])),
      }),
    },
    components: fixed([], {
      schemas: { type: 'object', propertyNames: { pattern: '^[A-Za-z0-9._-]+$' }, additionalProperties: schemaObject },
      securitySchemes: mapOf({ type: 'object', required: ['type'] }),
    }),
    security: { type: 'array', items: mapOf({ type: 'array', items: text }) },
    tags: { type: 'array', items: fixed(['name'], { name: described, description: text }) },
  }),
  $defs: {
    reference: fixed(['$ref'], { $ref: { type: 'string', pattern: '^#/components/' }, description: text }),
    operation: fixed(['responses', 'operationId'], {
      operationId: described,
      summary: text,
      description: text,
      tags: { type: 'array', items: text, uniqueItems: true },
      parameters: { type: 'array', items: refOr('parameter'), uniqueItems: true },
      requestBody: fixed(['content'], { content: ref('content'), required: { type: 'boolean' }, description: text }),
      responses: {
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: '^([1-5]([0-9]{2}|XX)|default)$' },
        additionalProperties: refOr('response'),
      },
      security: { type: 'array' },
      deprecated: { type: 'boolean' },
    }),
    parameter: fixed(
      ['name', 'in'],
      {
        name: described,
        in: { enum: ['path', 'query', 'header', 'cookie'] },
        required: { type: 'boolean' },
        description: text,
        schema: schemaObject,
        content: ref('content'),
        style: text,
        explode: { type: 'boolean' },
        example: {},
        examples: { type: 'object' },
        deprecated: { type: 'boolean' },
      },
      {
        oneOf: [{ required: ['schema'] }, { required: ['content'] }],
        if: { properties: { in: { const: 'path' } } },
        then: { required: ['required'], properties: { required: { const: true } } },
      },
    ),
    response: fixed(['description'], {
      description: text,
      headers: mapOf({ type: 'object' }),
      content: ref('content'),
      links: { type: 'object' },
    }),
    content: {
      type: 'object',
      propertyNames: { pattern: '^[^/ ]+/[^/ ]+$' },
      additionalProperties: fixed([], { schema: schemaObject, example: {}, examples: { type: 'object' } }),
    },
  },
};
