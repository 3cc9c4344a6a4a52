import { Button, NativeSelect } from '@mantine/core';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { actFor } from '../api/caller.js';
import type { Me } from '../api/me.js';
import { may } from '../api/me.js';
import { useActingDesk, useSignOut } from '../api/signing-in.js';
import { NoAccounts } from '../signing-in/no-accounts.js';
import { Choices } from './choices.js';
import { ProblemNotice } from './problem-notice.js';
import styles from './user-menu.module.css';

/** Who is signed in and for which desk; behind it the desks, the settings, language and colours, the way out. */
export function UserMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [location] = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const acting = useActingDesk();
  const desk = me.desks.find(({ id }) => id === acting) ?? me.desk;
  const isNobody = me.setUp && !me.session;
  const name = isNobody ? t('me.nobody') : me.name;
  useEffect(() => setOpen(false), [location]);
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !menu.current?.contains(event.relatedTarget)) setOpen(false);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={menu} className={styles.menu} onBlur={leave} onKeyDown={close}>
      <button
        ref={button}
        type="button"
        className={styles.who}
        aria-expanded={open}
        aria-controls="user-menu"
        onClick={() => setOpen(!open)}
      >
        <span className={styles.unseen}>{t('me.menu')}: </span>
        <span className={styles.name}>{name}</span>{' '}
        {me.desks.length > 1 && desk && <span className={styles.desk}>{desk.name}</span>}
      </button>
      {open && <Outside onPress={() => setOpen(false)} inside={menu} />}
      <div id="user-menu" className={styles.panel} hidden={!open}>
        {isNobody && <NoAccounts isIn />}
        {me.desks.length > 1 && (
          <NativeSelect
            size="xs"
            label={t('me.actsFor')}
            description={t('me.actsForMeans')}
            value={acting}
            data={me.desks.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={({ currentTarget: { value } }) => actFor(value)}
          />
        )}
        <Ways me={me} />
        <div className={styles.choices}>
          <Choices labelled />
        </div>
        {me.session && <SignOut />}
      </div>
    </div>
  );
}

function Ways({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const ways = [
    me.session && (['/settings/account', 'settings.account'] as const),
    may(me, 'accounts:administer') && (['/settings/users', 'settings.administration'] as const),
  ].filter((way) => way !== null && way !== false);
  if (ways.length === 0) return null;
  return (
    <ul>
      {ways.map(([href, words]) => (
        <li key={href}>
          <Link href={href}>{t(words)}</Link>
        </li>
      ))}
    </ul>
  );
}

function SignOut() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const [problem, setProblem] = useState<Error | null>(null);
  const out = () => {
    setProblem(null);
    signOut().catch((thrown: unknown) => setProblem(thrown instanceof Error ? thrown : new Error(String(thrown))));
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} takesFocus="always" onRetry={out} />}
      <Button variant="default" size="compact-sm" onClick={out}>
        {t('me.signOut')}
      </Button>
    </>
  );
}

interface OutsideProps {
  readonly inside: { readonly current: HTMLElement | null };
  readonly onPress: () => void;
}

/** Notices a press anywhere else. */
function Outside({ inside, onPress }: OutsideProps) {
  useEffect(() => {
    const listen = ({ target }: PointerEvent) => {
      if (target instanceof Node && !inside.current?.contains(target)) onPress();
    };
    document.addEventListener('pointerdown', listen);
    return () => document.removeEventListener('pointerdown', listen);
  });
  return null;
}
