import { Module } from '@nestjs/common';

import { ComparisonsController } from './comparisons.controller.js';
import { ReevaluationsController } from './reevaluations.controller.js';
import { Reevaluations } from './reevaluations.service.js';
import { TopicsController } from './topics.controller.js';

@Module({
  controllers: [ComparisonsController, TopicsController, ReevaluationsController],
  providers: [Reevaluations],
})
export class DetectionModule {}
