import { Module } from '@nestjs/common';

import { ComparisonsController } from './comparisons.controller.js';
import { LinksController } from './links.controller.js';

@Module({ controllers: [LinksController, ComparisonsController] })
export class DetectionModule {}
