import { Module } from '@nestjs/common';

import { ClaimsController } from './claims.controller.js';
import { ContradictionsController } from './contradictions.controller.js';
import { HistoryController } from './history.controller.js';
import { TestimonyController } from './testimony.controller.js';

@Module({ controllers: [ClaimsController, ContradictionsController, TestimonyController, HistoryController] })
export class LogbookModule {}
