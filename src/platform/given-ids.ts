import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

import { isId } from '../kernel/ids.js';
import { checked } from './validation.js';

/** A list of ids. */
export const AreIds = (most: number): PropertyDecorator =>
  applyDecorators(
    checked('areIds', (value) => {
      if (!Array.isArray(value) || value.length > most) return `must be a list of at most ${most} ids`;
      return value.every((id) => typeof id === 'string' && isId(id)) ? null : 'must hold nothing but ids (UUID)';
    }),
    ApiProperty({ type: 'array', maxItems: most, items: { type: 'string', format: 'uuid' } }),
  );
