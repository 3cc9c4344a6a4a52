import { Module } from '@nestjs/common';

import { ImportJobs } from './import-jobs.service.js';
import { ImportsController } from './imports.controller.js';

@Module({ controllers: [ImportsController], providers: [ImportJobs] })
export class InterchangeModule {}
