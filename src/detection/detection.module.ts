import { Module } from '@nestjs/common';

import { ReevaluationsController } from './reevaluations.controller.js';
import { Reevaluations } from './reevaluations.service.js';

@Module({
  controllers: [ReevaluationsController],
  providers: [Reevaluations],
})
export class DetectionModule {}
