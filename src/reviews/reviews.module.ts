import { Module } from '@nestjs/common';

import { EvidenceSearchesController } from './evidence-searches.controller.js';
import { OwnReviewController } from './own-review.controller.js';
import { TransitionsController } from './transitions.controller.js';
import { UsagesController } from './usages.controller.js';

@Module({
  controllers: [OwnReviewController, TransitionsController, EvidenceSearchesController, UsagesController],
})
export class ReviewsModule {}
