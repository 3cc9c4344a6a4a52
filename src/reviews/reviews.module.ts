import { Module } from '@nestjs/common';

import { OwnReviewController } from './own-review.controller.js';
import { TransitionsController } from './transitions.controller.js';

@Module({ controllers: [OwnReviewController, TransitionsController] })
export class ReviewsModule {}
