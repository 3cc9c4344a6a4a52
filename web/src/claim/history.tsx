import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Revision } from '../api/records.js';
import { formatMoment } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';
import { More } from './more.js';
import { RevisionRecord } from './revision-record.js';
import { Section } from './section.js';

/** Every version of the claim and of what hangs on it: when it was recorded, by whom, why, and what changed. */
export function History({ id }: { readonly id: string }) {
  const request = usePartsOf(id, 'history');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section name="history" count={all.length} request={request}>
      <ol className={styles.statements}>
        {all.map((revision) => (
          <li key={`${revision.record?.id} ${revision.version} ${revision.recordedAt}`}>
            <RevisionEntry claim={id} revision={revision} />
          </li>
        ))}
      </ol>
      {request.hasNextPage && <More requests={[request]} />}
    </Section>
  );
}

interface RevisionEntryProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly revision: Revision;
}

function RevisionEntry({ claim, revision }: RevisionEntryProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const own = useInstanceWords();
  const { record, version, recordedAt, actor, reason, operation, texts, changes = [] } = revision;
  const said = texts?.[reader.language] ?? texts?.['en'];
  return (
    <div className={styles.statement}>
      <p>
        <b>{said && operation !== 'changed' ? said : term('operation', operation)}</b>{' '}
        {actor ? own(actor.name) : t('history.unknownActor')}
        {DOT}
        <time dateTime={recordedAt}>{formatMoment(recordedAt, reader)}</time>
        {(!record || record.kind === 'claim') && (
          <span className={styles.soft}>{DOT + t('history.version', { version })}</span>
        )}
      </p>
      {record && (operation === 'changed' || operation === 'erased') && (
        <RevisionRecord claim={claim} record={record} />
      )}
      {reason && <p>{own(reason)}</p>}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.path}>{change.texts?.[reader.language] ?? change.texts?.['en'] ?? change.path}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
