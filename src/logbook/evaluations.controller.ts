import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import { type Caller, CurrentCaller } from '../platform/caller.js';
import { Transactions } from '../platform/transactions.js';
import { EvaluationView, FormulaToTry } from './evaluation.dto.js';
import { evaluation } from './evaluation.queries.js';

@ApiTags('derivations')
@Controller('derivations')
export class EvaluationsController {
  constructor(private readonly transactions: Transactions) {}

  /** Try a formula with claims and constants. Nothing is recorded, so that it can be asked again at any time. */
  @Post('evaluate')
  @HttpCode(200)
  @ApiOkResponse({ type: EvaluationView })
  evaluate(@Body() body: FormulaToTry, @CurrentCaller() caller: Caller): Promise<EvaluationView> {
    return this.transactions.read(caller, null, (tx) => evaluation(tx, caller, body));
  }
}
