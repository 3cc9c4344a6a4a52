import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';

import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';

import type { Me } from '../api/me.js';
import { useMe } from '../api/signing-in.js';
import { NoAccounts } from '../signing-in/no-accounts.js';
import { AccountSection } from './account-section.js';
import { AllSessions } from './all-sessions.js';
import { DesksSection } from './desks-section.js';
import { ErasurePage } from './erasure-page.js';
import { ErasuresSection } from './erasures-section.js';
import { HoldsSection } from './holds-section.js';
import { InvitePage } from './invite-page.js';
import { NewErasurePage } from './new-erasure-page.js';
import { NotYours } from './not-yours.js';
import type { Section } from './sections.js';
import { sectionAt, sectionsFor } from './sections.js';
import styles from './settings-page.module.css';
import { TokensSection } from './tokens-section.js';
import { UserPage } from './user-page.js';
import { UsersSection } from './users-section.js';

/** One's own account, and for administrators everybody's. */
export function SettingsPage() {
  const { data: me } = useMe();
  if (!me) return null;
  const sections = sectionsFor(me);
  const [first] = sections;
  if (!first) return <NoAccounts isIn />;
  return (
    <div className={styles.settings}>
      <SectionLinks sections={sections} />
      <div className={styles.section}>
        <Switch>
          {sections.map(({ path }) => (
            <Route key={path} path={`${path}/:id?`}>
              {({ id }) => <SectionOf path={path} id={id ?? ''} me={me} />}
            </Route>
          ))}
          <Route>
            <Elsewhere first={first} />
          </Route>
        </Switch>
      </div>
    </div>
  );
}

/** What is for administrators says so; what is nothing leads to the first part. */
function Elsewhere({ first }: { readonly first: Section }) {
  const [location] = useLocation();
  const section = sectionAt(location);
  return section ? <NotYours section={section} first={first} /> : <Redirect to={first.path} replace />;
}

function SectionLinks({ sections }: { readonly sections: readonly Section[] }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const own = sections.filter(({ whose }) => whose === 'signed-in');
  const groups = [own, sections.filter((section) => !own.includes(section))].filter((group) => group.length > 0);
  return (
    <nav className={styles.sections} aria-label={t('settings.title')}>
      {groups.map((group) => (
        <ul key={group[0]?.whose}>
          {group.map(({ path, title }) => (
            <li key={path}>
              <Link href={path} aria-current={isIn(location, path) ? 'page' : undefined}>
                {t(title)}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

interface SectionOfProps {
  readonly path: Section['path'];
  readonly id: string;
  readonly me: Me;
}

function SectionOf({ path, id, me }: SectionOfProps) {
  if (path === '/settings/users' || path === '/settings/services') {
    const kind = path === '/settings/users' ? 'person' : 'service';
    if (id === 'new') return <InvitePage key={kind} kind={kind} />;
    return id ? <UserPage key={id} id={id} kind={kind} /> : <UsersSection key={kind} kind={kind} />;
  }
  if (path === '/settings/erasures') {
    if (id === 'new') return <NewErasurePage />;
    return id ? <ErasurePage key={id} id={id} /> : <ErasuresSection />;
  }
  if (path === '/settings/legal-holds') return <HoldsSection />;
  if (path === '/settings/desks') return <DesksSection />;
  if (path === '/settings/sessions') return <AllSessions />;
  if (path === '/settings/tokens') return <TokensSection />;
  return <AccountSection me={me} />;
}

function isIn(location: string, path: string): boolean {
  return location === path || location.startsWith(`${path}/`);
}
