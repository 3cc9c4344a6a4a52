import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Desk } from '../api/desks.js';
import { useDesks } from '../api/desks.js';
import { DeskForm } from './desk-form.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** The desks of the newsroom: added and renamed, and who belongs to them. */
export function DesksSection() {
  const { t } = useTranslation();
  const request = useDesks();
  const [editing, setEditing] = useState('');
  const [said, say] = useState('');
  const page = useRef<HTMLDivElement>(null);
  const place = useRef('');
  // The form is gone, and with it the focus: to what it was about.
  useEffect(() => {
    if (editing !== '' || place.current === '') return;
    const row = page.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(place.current)}"]`);
    (row ?? page.current?.querySelector('button'))?.focus();
    place.current = '';
  }, [editing]);
  const open = (id: string) => {
    say('');
    setEditing(id);
  };
  const close = (id: string) => {
    place.current = id;
    setEditing('');
  };
  const saved = (words: 'desks.added' | 'desks.renamed') => (desk: Desk) => {
    say(t(words, { name: desk.name }));
    close(desk.id);
  };
  return (
    <div ref={page} className={styles.stack}>
      <SectionHead title={t('settings.desks')}>
        <Button size="compact-sm" aria-expanded={editing === 'new'} onClick={() => open('new')}>
          {t('desks.add')}
        </Button>
      </SectionHead>
      <p className={styles.soft}>
        {t('desks.are')}{' '}
        <span className={styles.here} role="status">
          {said}
        </span>
      </p>
      {editing === 'new' && <DeskForm desk={null} onSaved={saved('desks.added')} onCancel={() => close('new')} />}
      <Listing name={t('settings.desks')} request={request} none={t('desks.none')}>
        {(desk) =>
          editing === desk.id ? (
            <DeskForm desk={desk} onSaved={saved('desks.renamed')} onCancel={() => close(desk.id)} />
          ) : (
            <DeskRow desk={desk} onRename={() => open(desk.id)} />
          )
        }
      </Listing>
    </div>
  );
}

function DeskRow({ desk: { id, name, members }, onRename }: { readonly desk: Desk; readonly onRename: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      <p>
        {name}{' '}
        {members !== undefined && (
          <Link
            className={`${styles.soft} ${styles.members}`}
            href={`/settings/users?desk=${id}`}
            aria-label={`${name}: ${t('desks.members', { count: members })}`}
          >
            {t('desks.members', { count: members })}
          </Link>
        )}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        data-row={id}
        aria-label={`${t('desks.rename')}: ${name}`}
        onClick={onRename}
      >
        {t('desks.rename')}
      </Button>
    </div>
  );
}
