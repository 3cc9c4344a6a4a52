import { Module } from '@nestjs/common';

import { TransitionsController } from './transitions.controller.js';

@Module({ controllers: [TransitionsController] })
export class ReviewsModule {}
