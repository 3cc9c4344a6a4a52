import { type DynamicModule, Module } from '@nestjs/common';

import type { Config } from '../platform/config.js';
import { Attempts } from './attempts.service.js';
import { PasswordChangeController } from './password-change.controller.js';
import { PasswordChanges } from './password-changes.service.js';
import { ProviderController } from './provider.controller.js';
import { Provider } from './provider.service.js';
import { ProviderAccounts } from './provider-accounts.service.js';
import { ProviderIfAny, ProviderLogins } from './provider-logins.service.js';
import { QuietLooks } from './quiet-looks.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignIns } from './sign-in.service.js';

/** Where the provider sends browsers back to; whoever registers the instance there enters it. */
const CALLBACK = '/api/v1/sign-in/provider/callback';

/** Proving who somebody is: by a password, or by a provider. */
@Module({})
export class SignInModule {
  static with({ identityProvider, publicUrl }: Config): DynamicModule {
    const provider = identityProvider && publicUrl ? new Provider(identityProvider, publicUrl + CALLBACK) : null;
    return {
      module: SignInModule,
      controllers: [SignInController, PasswordChangeController, ProviderController],
      providers: [
        Attempts,
        QuietLooks,
        SignIns,
        PasswordChanges,
        ProviderAccounts,
        ProviderLogins,
        { provide: ProviderIfAny, useValue: new ProviderIfAny(provider) },
      ],
    };
  }
}
