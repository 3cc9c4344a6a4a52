import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { rememberDevice } from '../accounts/devices.service.js';
import { shownEmail } from '../accounts/email.js';
import { voidLinks } from '../accounts/one-time-links.service.js';
import { startSession } from '../accounts/sessions.service.js';
import { revokeLocalTokens } from '../accounts/tokens.service.js';
import { newId } from '../kernel/ids.js';
import { MOST_DESKS } from '../platform/account-bounds.js';
import { LOCAL_PRINCIPAL, SOFTWARE } from '../platform/caller.js';
import { identify } from '../platform/identity.js';
import type { Role } from '../platform/permissions.js';
import { Transactions } from '../platform/transactions.js';
import { type Granted, grantedBy, type ProvidedPerson } from './provider-claims.js';
import { type ProviderProblem, ProviderRefusal } from './provider-problem.js';
import { followProvider, homeDeskOf } from './provider-rights.service.js';
import type { SignedIn, SignedInBy } from './sign-in.service.js';

/** What is known here of somebody whom a provider names. */
interface Facts {
  readonly principal_id: string;
  readonly disabled: boolean;
  /** The roles that the provider gave at the last sign-in. */
  readonly given: Role[];
  /** Whether the account is theirs by issuer and subject; else it only has their email. */
  readonly linked: boolean;
  /** Whether an account with their email may become theirs. */
  readonly linkable: boolean;
}

/** Signing in by what a provider says. */
@Injectable()
export class ProviderAccounts {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Begins a session of the account that belongs to a person of the provider; makes one, or takes over their invitation, at the first time.
   *
   * @throws ProviderRefusal
   */
  async signIn(
    person: ProvidedPerson,
    meanings: ReadonlyMap<string, Granted<Role>>,
    by: SignedInBy,
  ): Promise<SignedIn> {
    const granted = grantedBy(person.groups, meanings, MOST_DESKS);
    const act = { caller: SOFTWARE, reason: 'sign-in by the provider', requestId: by.requestId };
    // What it gives or takes is kept also where nobody is signed in: whoever lost all groups has lost their roles.
    const outcome = await this.transactions.write(act, (tx) => signInAs(tx, person, granted, by));
    if (typeof outcome === 'string') throw new ProviderRefusal(outcome);
    return outcome;
  }
}

async function signInAs(
  tx: EntityManager,
  person: ProvidedPerson,
  granted: Granted<Role>,
  by: SignedInBy,
): Promise<SignedIn | ProviderProblem> {
  // Of two first sign-ins of one person the second waits, and finds the account.
  await tx.query(`SELECT pg_advisory_xact_lock(21, 1)`);
  const known = await knownHere(tx, person);
  if (known?.linked && known.disabled) return 'account-disabled';
  const problem = known?.linked ? null : await problemOfNew(tx, person, known, granted);
  if (problem) return problem;
  const principalId = known?.principal_id ?? (await newAccount(tx, person, granted, by));
  if (!known?.linked) await link(tx, person, principalId);
  const roles = await followProvider(tx, principalId, known?.given ?? [], granted);
  if (roles.length === 0) {
    await tx.query(`DELETE FROM session WHERE principal_id = $1`, [principalId]);
    return 'no-role';
  }
  const session = await startSession(tx, principalId, by);
  const device = await rememberDevice(tx, principalId, { address: by.address, presented: by.device });
  return { principalId, sessionId: session.id, session: session.secret, device };
}

/** Whoever is found is held, and looked at again: an admin may have disabled or unlinked them until then. */
async function knownHere(tx: EntityManager, person: ProvidedPerson): Promise<Facts | undefined> {
  const [found] = await factsOf(tx, person);
  if (!found) return undefined;
  await tx.query(`SELECT FROM principal WHERE id = $1 FOR NO KEY UPDATE`, [found.principal_id]);
  const [known] = await factsOf(tx, person);
  return known;
}

const factsOf = (tx: EntityManager, { issuer, subject, email }: ProvidedPerson): Promise<Facts[]> =>
  tx.query(`SELECT * FROM provider_facts($1, $2, $3)`, [issuer, subject, email]);

/** Why nobody becomes known here for the first time; null where they may. */
async function problemOfNew(
  tx: EntityManager,
  { email, emailVerified }: ProvidedPerson,
  sameEmail: Facts | undefined,
  { roles }: Granted<Role>,
): Promise<ProviderProblem | null> {
  if (roles.length === 0) return 'no-role';
  if (email === null) return 'no-email';
  // Whoever typed somebody's email into a profile must not become them, nor wait in an account with their email until they come.
  if (!emailVerified) return 'email-unverified';
  if (sameEmail && !sameEmail.linkable) return 'email-taken';
  if (sameEmail) return sameEmail.disabled ? 'account-disabled' : null;
  // The first account ends that whoever sits at the machine may do everything: it must not be one that can administer nothing.
  const { anyone } = await identify(tx, {});
  return anyone || roles.includes('admin') ? null : 'not-set-up';
}

async function newAccount(
  tx: EntityManager,
  { email, name }: ProvidedPerson,
  { desks }: Granted<Role>,
  { embedded }: SignedInBy,
): Promise<string> {
  const [key, address] = [email ?? '', shownEmail(email ?? '')];
  // The first account is that of whoever sat at the machine so far, with all that they have logged.
  const isFirst = !(await identify(tx, {})).anyone;
  const takesOver = isFirst && embedded;
  const id = takesOver ? LOCAL_PRINCIPAL : newId();
  if (isFirst) await revokeLocalTokens(tx);
  if (takesOver)
    await tx.query(`UPDATE principal SET name = $2, roles = '{}', disabled = false, desk_id = $3 WHERE id = $1`, [
      id,
      name ?? address,
      await homeDeskOf(tx, desks),
    ]);
  else
    await tx.query(`INSERT INTO principal (id, kind, name, desk_id, roles) VALUES ($1, 'person', $2, $3, '{}')`, [
      id,
      name ?? address,
      await homeDeskOf(tx, desks),
    ]);
  await tx.query(`INSERT INTO account (principal_id, email, email_key) VALUES ($1, $2, $3)`, [id, address, key]);
  return id;
}

async function link(tx: EntityManager, { issuer, subject }: ProvidedPerson, principalId: string): Promise<void> {
  // Now that the account is somebody's, nobody comes in by their invitation, wherever it lies.
  await voidLinks(tx, principalId);
  await tx.query(`INSERT INTO provider_identity (issuer, subject, principal_id, roles) VALUES ($1, $2, $3, '{}')`, [
    issuer,
    subject,
    principalId,
  ]);
}
