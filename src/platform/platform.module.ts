import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { ProblemController } from './problem.controller.js';

/** What every instance answers beside its domain: health, metrics, and what its problems mean. */
@Module({
  controllers: [HealthController, MetricsController, ProblemController],
  providers: [{ provide: Metrics, useFactory: (db: DataSource) => new Metrics(db), inject: [DataSource] }],
})
export class PlatformModule {}
