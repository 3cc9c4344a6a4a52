import { Module } from '@nestjs/common';

import { ColleaguesController } from './colleagues.controller.js';
import { DesksController } from './desks.controller.js';
import { MeController } from './me.controller.js';
import { OneTimeLinksController } from './one-time-links.controller.js';
import { Redeeming } from './redeem.service.js';
import { SessionsController } from './sessions.controller.js';
import { TokensController } from './tokens.controller.js';
import { UserAccessController } from './user-access.controller.js';
import { UserHistoryController } from './user-history.controller.js';
import { UsersController } from './users.controller.js';

@Module({
  controllers: [
    ColleaguesController,
    DesksController,
    MeController,
    OneTimeLinksController,
    SessionsController,
    TokensController,
    UserAccessController,
    UserHistoryController,
    UsersController,
  ],
  providers: [Redeeming],
})
export class AccountsModule {}
