import { getSchemaPath } from '@nestjs/swagger';

/** For OpenAPI: null, or what a class describes. */
export const nullable = (type: new () => object) => ({ oneOf: [{ $ref: getSchemaPath(type) }, { type: 'null' }] });
