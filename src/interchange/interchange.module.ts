import { Module } from '@nestjs/common';

import { ExportsController } from './exports.controller.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportsController } from './imports.controller.js';

@Module({ controllers: [ImportsController, ExportsController], providers: [ImportJobs] })
export class InterchangeModule {}
