import { Module } from '@nestjs/common';

import { ExportsController } from './exports.controller.js';
import { ImportJobs } from './import-jobs.service.js';
import { RateJobs } from './import-rates.service.js';
import { ImportsController } from './imports.controller.js';

@Module({ controllers: [ImportsController, ExportsController], providers: [ImportJobs, RateJobs] })
export class InterchangeModule {}
