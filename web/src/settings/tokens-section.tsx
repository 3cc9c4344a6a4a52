import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NewToken, Token } from '../api/tokens.js';
import { useRevokeToken, useTokens } from '../api/tokens.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { Confirmed } from './confirmed.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';
import { ShownOnce } from './shown-once.js';
import { TokenForm } from './token-form.js';

/** One's own tokens. */
export function TokensSection() {
  const { t } = useTranslation();
  return (
    <>
      <SectionHead title={t('settings.tokens')} />
      <Tokens />
    </>
  );
}

/** The tokens of oneself, or of a service account: made, shown once, revoked. */
export function Tokens({ user }: { readonly user?: string }) {
  const { t } = useTranslation();
  const request = useTokens(user);
  const [step, setStep] = useState<'list' | 'asking' | NewToken>('list');
  const made = typeof step === 'object' ? step : null;
  return (
    <section className={user ? styles.part : styles.stack} aria-label={t('tokens.name')}>
      {user && <h2>{t('tokens.name')}</h2>}
      <p className={styles.soft}>{t(user ? 'tokens.ofServiceAre' : 'tokens.are')}</p>
      {made?.token && (
        <ShownOnce
          title={t('tokens.made', { name: made.name })}
          secret={made.token}
          next={t('tokens.madeNext')}
          onDone={() => setStep('list')}
        />
      )}
      {step === 'asking' ? (
        <TokenForm user={user} onMade={setStep} onCancel={() => setStep('list')} />
      ) : (
        <p>
          <Button size="compact-sm" onClick={() => setStep('asking')}>
            {t('tokens.make')}
          </Button>
        </p>
      )}
      <Listing name={t('tokens.name')} request={request} none={t('tokens.none')}>
        {(token) => <TokenRow token={token} />}
      </Listing>
    </section>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const revoke = useRevokeToken();
  const moment = (at: string) => formatMoment(at, reader);
  const { name, prefix, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = token;
  const isOver = expiresAt !== null && Date.parse(expiresAt) < Date.now();
  return (
    <div className={styles.row}>
      <div>
        <p>
          <b>{name}</b> <code>{prefix}…</code>{' '}
          {(revokedAt || isOver) && (
            <span className={styles.off}>{t(revokedAt ? 'tokens.revoked' : 'tokens.over')}</span>
          )}
        </p>
        <p className={styles.soft}>{dotted(scopes.map((scope) => term('scope', scope)))}</p>
        <p className={styles.soft}>
          {dotted([
            t('tokens.since', { moment: moment(createdAt) }),
            lastUsedAt ? t('tokens.used', { moment: moment(lastUsedAt) }) : t('tokens.unused'),
            expiresAt ? t('tokens.until', { moment: moment(expiresAt) }) : t('tokens.forEver'),
          ])}
        </p>
      </div>
      {!revokedAt && (
        <Confirmed
          label={t('tokens.revoke')}
          about={name}
          means={t('tokens.revokeMeans')}
          now={t('tokens.revokeNow')}
          act={() => revoke.mutateAsync(token.id)}
        />
      )}
    </div>
  );
}
