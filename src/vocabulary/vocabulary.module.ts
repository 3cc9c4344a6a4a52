import { Module } from '@nestjs/common';

import { EntitiesController } from './entities.controller.js';
import { MetricDefinitionsController } from './metrics.controller.js';
import { PeriodsController } from './periods.controller.js';

@Module({ controllers: [EntitiesController, MetricDefinitionsController, PeriodsController] })
export class VocabularyModule {}
