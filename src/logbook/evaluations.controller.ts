import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Transactions } from '../platform/transactions.js';
import { EvaluationView, FormulaToTry, SolutionAsked, SolutionView } from './evaluation.dto.js';
import { evaluation } from './evaluation.queries.js';
import { solution } from './solution.queries.js';

@ApiTags('derivations')
@Controller('derivations')
export class EvaluationsController {
  constructor(private readonly transactions: Transactions) {}

  /** Try a formula with claims and constants. Nothing is recorded, so that it can be asked again at any time. */
  @Post('evaluate')
  @Needs('records:read')
  @HttpCode(200)
  @ApiOkResponse({ type: EvaluationView })
  evaluate(@Body() body: FormulaToTry, @CurrentCaller() caller: Caller): Promise<EvaluationView> {
    return this.transactions.read(caller, null, (tx) => evaluation(tx, caller, body));
  }

  /** Say what an input would have to be so that the formula gives a target. Nothing is recorded. */
  @Post(':id/solve')
  @Needs('records:read')
  @HttpCode(200)
  @ApiOkResponse({ type: SolutionView })
  solve(
    @Param('id', IdPipe) id: string,
    @Body() body: SolutionAsked,
    @CurrentCaller() caller: Caller,
  ): Promise<SolutionView> {
    return this.transactions.read(caller, null, (tx) => solution(tx, id, body));
  }
}
