import { Module } from '@nestjs/common';

import { FiguresController } from './figures.controller.js';
import { FigureFinder } from './find-figures.service.js';

@Module({ controllers: [FiguresController], providers: [FigureFinder] })
export class QuantitiesModule {}
