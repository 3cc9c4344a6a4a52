import { Module } from '@nestjs/common';

import { DerivationsController } from './derivations.controller.js';

@Module({ controllers: [DerivationsController] })
export class DerivationsModule {}
