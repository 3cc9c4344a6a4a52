import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';

import { Refusal } from '../kernel/refusal.js';
import { refusalOf } from './faults.js';
import { faultInText } from './text-rules.js';

/** Validates bodies, queries and parameters; what is unknown is refused, and nothing is converted by guessing. */
@Injectable()
export class RequestPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      transformOptions: { enableImplicitConversion: false },
      exceptionFactory: refusalOf,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'param' && typeof value === 'string' && faultInText(value)) {
      throw new Refusal('malformed-request', 'The path has a character that nothing here is named with.');
    }
    if (metadata.type === 'body' && takesObject(metadata) && value !== undefined && !isObject(value)) {
      throw Refusal.at('', 'invalid-request', 'The body must be a JSON object.');
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Whether the controller declares a class of its own for the whole body. */
function takesObject({ metatype, data }: ArgumentMetadata): boolean {
  const plain: unknown[] = [undefined, Object, Array, String, Number, Boolean, Buffer];
  return data === undefined && !plain.includes(metatype);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
