import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { Refusal } from '../kernel/refusal.js';
import { Open } from './access.js';
import { isProblemCode, type ProblemKind, problemKinds } from './problem-kinds.js';

/** The addresses that the types of problem documents point at. */
@ApiExcludeController()
@Controller('problems')
export class ProblemController {
  /** What a kind of problem means and what mends it. */
  @Get(':code')
  @Open()
  explain(@Param('code') code: string): ProblemKind & { readonly type: string } {
    if (!isProblemCode(code)) throw new Refusal('not-found', 'There is no problem of this kind.');
    return { type: `/problems/${code}`, ...problemKinds[code] };
  }
}
