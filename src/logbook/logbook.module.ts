import { Module } from '@nestjs/common';

import { ClaimsController } from './claims.controller.js';
import { ClaimComparisonsController } from './comparisons.controller.js';
import { ContradictionsController } from './contradictions.controller.js';
import { DisputesController } from './disputes.controller.js';
import { EntityChangesController } from './entity-changes.controller.js';
import { EvaluationsController } from './evaluations.controller.js';
import { HistoryController } from './history.controller.js';
import { LinksController } from './links.controller.js';
import { MetricChangesController } from './metric-changes.controller.js';
import { Recomputations } from './recomputations.service.js';
import { ReviewsController } from './reviews.controller.js';
import { SourceChangesController } from './source-changes.controller.js';
import { TestimonyController } from './testimony.controller.js';

@Module({
  controllers: [
    ClaimsController,
    ClaimComparisonsController,
    ContradictionsController,
    TestimonyController,
    EvaluationsController,
    HistoryController,
    ReviewsController,
    LinksController,
    DisputesController,
    EntityChangesController,
    MetricChangesController,
    SourceChangesController,
  ],
  providers: [Recomputations],
})
export class LogbookModule {}
