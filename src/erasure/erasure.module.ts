import { Module } from '@nestjs/common';

import { ErasuresController } from './erasures.controller.js';
import { LegalHoldsController } from './legal-holds.controller.js';

@Module({ controllers: [ErasuresController, LegalHoldsController] })
export class ErasureModule {}
