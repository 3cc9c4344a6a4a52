import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Link as ClaimLink } from '../api/records.js';
import { useTerm } from '../words/use-term.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';
import { Section } from './section.js';

interface LinksProps {
  readonly id: string;
}

/** Kinds that speak against a claim. */
const opposing: readonly string[] = ['contradicts', 'tension', 'supersedes'];

/** The claims this one is linked to: what the edge is, who drew it, and whether anybody has confirmed it. */
export function Links({ id }: LinksProps) {
  const { t } = useTranslation();
  const request = usePartsOf(id, 'links');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section name="links" count={all.length} request={request}>
      {all.length === 0 && <p className={styles.none}>{t('links.none')}</p>}
      <ul className={styles.statements}>
        {all.map((link) => (
          <li key={link.id}>
            <LinkEntry link={link} id={id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LinkEntry({ link, id }: { readonly link: ClaimLink; readonly id: string }) {
  const term = useTerm();
  const forwards = link.a.id === id;
  const relation = term(forwards ? 'link' : 'linkBack', link.kind);
  return (
    <div className={styles.statement}>
      <p>
        <b className={opposing.includes(link.kind) ? styles.against : undefined}>{relation}</b>{' '}
        <BriefLink claim={forwards ? link.b : link.a} />
      </p>
      {link.reason && <p>{term('reason', link.reason)}</p>}
      <p className={styles.marks}>
        <span>{term('origin', link.origin)}</span>
        <span>{term('linkState', link.state)}</span>
      </p>
    </div>
  );
}
