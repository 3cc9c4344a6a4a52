import { Module } from '@nestjs/common';

import { AttributionController } from './attribution.controller.js';
import { GraphController } from './graph.controller.js';
import { OriginsController } from './origins.controller.js';

@Module({ controllers: [GraphController, AttributionController, OriginsController] })
export class GraphModule {}
