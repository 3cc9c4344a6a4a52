import { type DynamicModule, Module } from '@nestjs/common';

import type { Config } from '../platform/config.js';
import { ExportsController } from './exports.controller.js';
import { ImportJobs } from './import-jobs.service.js';
import { RateJobs } from './import-rates.service.js';
import { ImportsController } from './imports.controller.js';
import { ProvController } from './prov.controller.js';
import { ProvDocuments } from './prov-documents.service.js';
import { ProvNames } from './prov-names.js';
import { ProvenanceController } from './provenance.controller.js';

/** Imports, exports, PROV. */
@Module({})
export class InterchangeModule {
  /** Records are called by where the instance is reached, in what it exports. */
  static with({ publicUrl }: Config): DynamicModule {
    return {
      module: InterchangeModule,
      controllers: [ImportsController, ExportsController, ProvController, ProvenanceController],
      providers: [ImportJobs, RateJobs, ProvDocuments, { provide: ProvNames, useValue: new ProvNames(publicUrl) }],
    };
  }
}
