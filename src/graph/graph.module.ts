import { Module } from '@nestjs/common';

import { AttributionController } from './attribution.controller.js';
import { ComparisonsController } from './comparisons.controller.js';
import { GraphController } from './graph.controller.js';
import { ImpactController } from './impact.controller.js';
import { OriginsController } from './origins.controller.js';
import { TopicsController } from './topics.controller.js';

@Module({
  controllers: [
    GraphController,
    AttributionController,
    OriginsController,
    ImpactController,
    ComparisonsController,
    TopicsController,
  ],
})
export class GraphModule {}
