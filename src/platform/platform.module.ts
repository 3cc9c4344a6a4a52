import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { Clock } from './clock.js';
import { HealthController } from './health.controller.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { Posts } from './posts.js';
import { ProblemController } from './problem.controller.js';
import { Transactions } from './transactions.js';

/** What every instance answers beside its domain: health, metrics, and what its problems mean. */
@Global()
@Module({
  controllers: [HealthController, JobsController, MetricsController, ProblemController],
  providers: [
    { provide: Metrics, useFactory: (db: DataSource) => new Metrics(db), inject: [DataSource] },
    Clock,
    Transactions,
    Posts,
    Jobs,
  ],
  exports: [Clock, Transactions, Posts, Jobs],
})
export class PlatformModule {}
