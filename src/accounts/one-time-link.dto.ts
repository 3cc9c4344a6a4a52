import { ApiProperty } from '@nestjs/swagger';

import { LONGEST_NAME } from '../platform/account-bounds.js';
import { IfGiven, IsName } from '../platform/validation.js';
import { IsEmailAddress, IsLinkSecret, IsPassword } from './account-fields.dto.js';

/** A link that works once. */
export class OneTimeLink {
  /** Its secret stands behind the #, where no server and no log sees it. */
  href!: string;

  /** RFC 3339, UTC. */
  expiresAt!: string;
}

/** A link that was just made. */
export class MadeOneTimeLink {
  /** Shown once: an answer that is repeated for an Idempotency-Key has none. */
  href?: string;

  /** RFC 3339, UTC. */
  expiresAt!: string;
}

/** Which link. */
export class LinkSecret {
  /** What stands behind the # of the link. */
  @IsLinkSecret()
  secret!: string;
}

/** What using a link takes. */
export class Redemption extends LinkSecret {
  /** The password to sign in with from now on. */
  @IsPassword()
  password!: string;

  /** What the first account is called. */
  @IfGiven()
  @IsName(LONGEST_NAME)
  name?: string;

  /** What the first account signs in with. */
  @IfGiven()
  @IsEmailAddress()
  email?: string;
}

/** What a link is for. */
export class LinkPurpose {
  @ApiProperty({ enum: ['set_up', 'password'] })
  kind!: 'set_up' | 'password';

  /** Whose password it sets; null for the first account. */
  name!: string | null;
  email!: string | null;
}
