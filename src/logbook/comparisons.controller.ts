import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import { Needs } from '../platform/access.js';
import { type Caller, CurrentCaller } from '../platform/caller.js';
import { Transactions } from '../platform/transactions.js';
import { compareClaims } from './compare-claims.queries.js';
import { NewComparison, UnderstoodComparisonView } from './compared-claim.dto.js';

@ApiTags('comparisons')
@Controller('comparisons')
export class ClaimComparisonsController {
  constructor(private readonly transactions: Transactions) {}

  /** Compare two claims, by their ids or as `POST /claims` takes them. Nothing is recorded, so that it can be asked again at any time. */
  @Post()
  @Needs('records:read')
  @HttpCode(200)
  @ApiOkResponse({ type: UnderstoodComparisonView })
  compare(@Body() body: NewComparison, @CurrentCaller() caller: Caller): Promise<UnderstoodComparisonView> {
    return this.transactions.read(caller, null, (tx) => compareClaims(tx, caller, body));
  }
}
