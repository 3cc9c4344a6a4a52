import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { may } from '../api/me.js';
import type { Protectable } from '../api/protection.js';
import type { Statement } from '../api/records.js';
import { useMe } from '../api/signing-in.js';
import styles from './protection.module.css';

/** Loaded when somebody first looks who may read something. */
const ProtectionPanel = lazy(async () => ({ default: (await import('./protection-panel.js')).ProtectionPanel }));

interface Named {
  readonly kind: Protectable;
  readonly id: string;
  readonly name: string;
  readonly confidential: boolean;
}

/** Which of a statement's speaker and source are protected, and for whom not; for those who record, the way to protect them. */
export function Protection({ statement: { speaker, source } }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  // Where nobody has an account there is nobody to protect anything from.
  const mayProtect = may(me, 'records:write') && !me?.setUp;
  const named: Named[] = [];
  if (speaker) named.push({ kind: 'entities', id: speaker.id, name: speaker.name, confidential: isProtected(speaker) });
  if (source) named.push({ kind: 'sources', id: source.id, name: source.title, confidential: isProtected(source) });
  const open = named.filter(({ confidential }) => !confidential);
  return (
    <>
      {named
        .filter(({ confidential }) => confidential)
        .map((one) => (
          <Disclosed key={one.kind} isProtected summary={t(`protection.${one.kind}Protected`)}>
            <ProtectionPanel kind={one.kind} id={one.id} />
          </Disclosed>
        ))}
      {mayProtect && open.length > 0 && (
        <Disclosed isProtected={false} summary={t('protection.protect')}>
          {open.map((one) => (
            <section key={one.kind} className={styles.one} aria-label={one.name}>
              <p className={styles.name}>{t(`protection.${one.kind}`, { name: one.name })}</p>
              <ProtectionPanel kind={one.kind} id={one.id} />
            </section>
          ))}
        </Disclosed>
      )}
    </>
  );
}

function isProtected({ confidential }: { readonly confidential?: boolean }): boolean {
  return confidential ?? false;
}

interface DisclosedProps {
  readonly summary: string;
  readonly isProtected: boolean;
  readonly children: ReactNode;
}

/** What is asked for only when somebody looks. */
function Disclosed({ summary, isProtected, children }: DisclosedProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.protection} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={isProtected ? styles.protected : undefined}>{summary}</summary>
      {open && (
        <div className={styles.inside}>
          <Suspense>{children}</Suspense>
        </div>
      )}
    </details>
  );
}
