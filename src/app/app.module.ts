import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { DerivationsModule } from '../derivations/derivations.module.js';
import { DetectionModule } from '../detection/detection.module.js';
import { ErasureModule } from '../erasure/erasure.module.js';
import { GraphModule } from '../graph/graph.module.js';
import { HistoryModule } from '../history/history.module.js';
import { InterchangeModule } from '../interchange/interchange.module.js';
import { LogbookModule } from '../logbook/logbook.module.js';
import type { Config } from '../platform/config.js';
import { PlatformModule } from '../platform/platform.module.js';
import { QuantitiesModule } from '../quantities/quantities.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { VocabularyModule } from '../vocabulary/vocabulary.module.js';
import { knowingBootstrapToken, requestOptions } from './database.js';

/** What the application needs to know before it can be made. */
export interface AppSettings {
  readonly config: Config;
  /** Connects as the application's role, which owns nothing. */
  readonly appUrl: string;
}

/** The rooms that have to know how the instance is configured. */
export const knowing = (config: Config): DynamicModule[] =>
  [SignInModule, HistoryModule, InterchangeModule].map((room) => room.with(config));

/** The whole application on one database. */
@Module({
  imports: [
    PlatformModule,
    AccountsModule,
    QuantitiesModule,
    VocabularyModule,
    SourcesModule,
    ClaimsModule,
    DetectionModule,
    DerivationsModule,
    ReviewsModule,
    GraphModule,
    LogbookModule,
    ErasureModule,
  ],
})
export class AppModule {
  static with({ appUrl, config }: AppSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({ ...requestOptions(knowingBootstrapToken(appUrl, config)), retryAttempts: 0 }),
        ...knowing(config),
      ],
    };
  }
}
