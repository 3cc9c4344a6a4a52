import { type DynamicModule, Module } from '@nestjs/common';

import type { Config } from '../platform/config.js';
import { Deliveries } from './deliveries.service.js';
import { LedgerController } from './ledger.controller.js';
import { LEDGER_CONFIG } from './ledger-config.js';
import { Sealing } from './sealing.service.js';

/** The ledger, which attests what is in history. */
@Module({})
export class HistoryModule {
  static with(config: Config): DynamicModule {
    return {
      module: HistoryModule,
      controllers: [LedgerController],
      providers: [{ provide: LEDGER_CONFIG, useValue: config }, Deliveries, Sealing],
    };
  }
}
