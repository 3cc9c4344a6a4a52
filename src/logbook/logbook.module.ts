import { Module } from '@nestjs/common';

import { ClaimsController } from './claims.controller.js';
import { HistoryController } from './history.controller.js';
import { TestimonyController } from './testimony.controller.js';

@Module({ controllers: [ClaimsController, TestimonyController, HistoryController] })
export class LogbookModule {}
