import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';

import { isId } from '../kernel/ids.js';
import { checked, isPlainObject } from './validation.js';

type Class = new () => object;

/** An id, a name, or an object: text becomes an object with `idField` where it is a UUID, else with `field`. */
function named(type: () => Class, field: string, idField: string): (value: unknown) => unknown {
  return (value) => {
    if (typeof value === 'string')
      return plainToInstance(type(), isId(value) ? { [idField]: value.toLowerCase() } : { [field]: value });
    return isPlainObject(value) ? plainToInstance(type(), value) : value;
  };
}

/** A property that takes an id, a name or an object; code finds an object of `type` in it. */
export function TextOr(type: () => Class, field: string): PropertyDecorator {
  const convert = named(type, field, 'id');
  return applyDecorators(
    describedAs(type, (item) => ({ oneOf: [{ type: 'string', maxLength: LONGEST_REFERENCE }, item] })),
    Transform(({ value }) => convert(value)) as PropertyDecorator,
    checked('isTextOrObject', (value) => (isPlainObject(value) ? null : 'must be text or an object')),
    ValidateNested({ message: 'must be text or an object' }),
  );
}

/** A property that takes a list of objects; code finds objects of `type` in it. */
export function ListOf(type: () => Class, max: number): PropertyDecorator {
  return applyDecorators(
    Type(type) as PropertyDecorator,
    checked('isList', (value) => {
      if (!Array.isArray(value) || value.length > max) return `must be a list of at most ${max} objects`;
      return value.every(isPlainObject) ? null : 'must hold nothing but objects';
    }),
    ValidateNested({ each: true, message: 'must be an object' }),
    ApiProperty({ type: type(), isArray: true, maxItems: max }),
  );
}

/** A property that takes an object; code finds an object of `type` in it. */
export function ObjectOf(type: () => Class): PropertyDecorator {
  return applyDecorators(
    Type(type) as PropertyDecorator,
    checked('isObject', (value) => (isPlainObject(value) ? null : 'must be an object')),
    ValidateNested({ message: 'must be an object' }),
    ApiProperty({ type: type() }),
  );
}

/** What a {@link MapOf} may hold. */
interface MapShape {
  /** Field of the object that a text stands for. */
  readonly field: string;
  /** The same for a text that is a UUID. */
  readonly idField: string;
  /** How many keys. */
  readonly max: number;
}

/** A property that maps words to ids, names or objects; code finds a Map in it. */
export function MapOf(type: () => Class, { field, idField, max }: MapShape): PropertyDecorator {
  const convert = named(type, field, idField);
  const asMap = (value: unknown): unknown =>
    isPlainObject(value) ? new Map(Object.entries(value).map(([key, item]) => [key, convert(item)])) : value;
  return applyDecorators(
    describedAs(type, (item) => ({
      type: 'object',
      maxProperties: max,
      additionalProperties: { oneOf: [{ type: 'string', maxLength: LONGEST_REFERENCE }, item] },
    })),
    // As it was given: class-transformer leaves keys out that every object has, such as toString.
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => asMap(obj[key])) as PropertyDecorator,
    checked('isMap', (value) =>
      value instanceof Map && value.size <= max ? null : `must be an object of at most ${max} texts or objects`,
    ),
    ValidateNested({ each: true, message: 'must be text or an object' }),
  );
}

/** As long as a URL may be. */
const LONGEST_REFERENCE = 2048;

function describedAs(type: () => Class, schema: (item: { $ref: string }) => ApiPropertyOptions): PropertyDecorator {
  return (target, property) => {
    ApiExtraModels(type())(target.constructor);
    ApiProperty(schema({ $ref: getSchemaPath(type()) }))(target, property);
  };
}
