import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

type Operation = {
  readonly responses?: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
};

/** Checks answers against the OpenAPI document the application itself serves; problems against RFC 9457. */
export function contract(document: OpenAPIObject): (method: string, path: string, answer: Answered) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'api', components: document.components } as object);
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    literal: template.replaceAll(/\{[^}]+\}/g, '').length,
  }));
  templates.sort((a, b) => b.literal - a.literal);

  return (method, path, { status, type, body }) => {
    if (status >= 400) return checkProblem(method, path, status, type, body);
    const asked = `/api/v1${path}`.split('?', 1)[0] ?? '';
    const template = templates.find(({ pattern }) => pattern.test(asked))?.template;
    const operation =
      template && (document.paths[template] as Record<string, Operation> | undefined)?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${path} answered ${status} and is not in the OpenAPI document`);
    if (status === 204 && operation.responses?.[status]) return;
    const content = operation.responses?.[status]?.content;
    if (!content) throw new Error(`${method} ${template} ${status} is not described in the OpenAPI document`);
    const schema = content['application/json']?.schema;
    if (!schema || !type.startsWith('application/json')) return;
    const key = `${method} ${template} ${status}`;
    let validate = compiled.get(key);
    if (!validate) {
      validate = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as object,
      );
      compiled.set(key, validate);
    }
    if (!validate(body)) {
      throw new Error(`${key}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body, null, 1).slice(0, 1500)}`);
    }
  };
}

function checkProblem(method: string, path: string, status: number, type: string, body: unknown): void {
  const problem = body as { status?: unknown; type?: unknown; title?: unknown } | undefined;
  const wellFormed =
    type.startsWith('application/problem+json') &&
    problem?.status === status &&
    typeof problem.title === 'string' &&
    typeof problem.type === 'string' &&
    problem.type.startsWith('/problems/');
  if (!wellFormed)
    throw new Error(`${method} ${path} answered ${status} without a problem document: ${JSON.stringify(body)}`);
}
