import { Module } from '@nestjs/common';

import { EntitiesController } from './entities.controller.js';
import { MetricDefinitionsController } from './metrics.controller.js';

@Module({ controllers: [EntitiesController, MetricDefinitionsController] })
export class VocabularyModule {}
