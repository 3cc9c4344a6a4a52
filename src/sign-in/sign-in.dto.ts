import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

import { LONGEST_EMAIL } from '../accounts/email.js';
import { LONGEST_PASSWORD_BYTES } from '../accounts/password.js';
import { nullable } from '../platform/nullable.js';

/** Who somebody says they are, and what proves it. */
export class Credentials {
  /** @example editor@newsroom.test */
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_EMAIL)
  email!: string;

  /** At most 1,000 bytes in UTF-8. */
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD_BYTES)
  password!: string;
}

/** Where else one can prove who one is. */
export class ProviderBrief {
  /** What a button says. */
  name!: string;

  /** Where a browser is sent; `?return=` with a path of the page leads back to it. */
  href!: string;
}

/** How one can sign in. */
export class SignInWays {
  /** Whether there are passwords. */
  password!: boolean;

  /** null where there are passwords only. */
  @ApiProperty(nullable(ProviderBrief))
  provider!: ProviderBrief | null;

  /** Whether there is no account yet, so that the first one is to be set up by the link that was printed at the start. */
  setUp!: boolean;
}
