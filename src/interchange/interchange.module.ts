import { Module } from '@nestjs/common';

import { ExportsController } from './exports.controller.js';
import { ImportJobs } from './import-jobs.service.js';
import { RateJobs } from './import-rates.service.js';
import { ImportsController } from './imports.controller.js';
import { ProvController } from './prov.controller.js';
import { ProvDocuments } from './prov-documents.service.js';

@Module({
  controllers: [ImportsController, ExportsController, ProvController],
  providers: [ImportJobs, RateJobs, ProvDocuments],
})
export class InterchangeModule {}
