import { Module } from '@nestjs/common';

import { GraphController } from './graph.controller.js';
import { OriginsController } from './origins.controller.js';

@Module({ controllers: [GraphController, OriginsController] })
export class GraphModule {}
