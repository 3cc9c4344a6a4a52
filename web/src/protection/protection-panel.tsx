import { useTranslation } from 'react-i18next';

import { useIsColleague } from '../api/colleagues.js';
import type { Protectable, ProtectableRecord } from '../api/protection.js';
import { useProtectable } from '../api/protection.js';
import { useMay, useMe } from '../api/signing-in.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { DescriptionForm } from './description-form.js';
import styles from './protection.module.css';
import { ReadersForm } from './readers-form.js';

interface ProtectionPanelProps {
  readonly kind: Protectable;
  readonly id: string;
}

/** Who may read who or which it is; for those who may say so, the means to. */
export function ProtectionPanel({ kind, id }: ProtectionPanelProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const edits = useMay('vocabulary:edit');
  const { data: record, error, refetch } = useProtectable(kind, id);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!record) return null;
  const isOwner = record.createdBy.id === me?.id;
  const owner = record.createdBy.name;
  if (!record.confidential) {
    if (!isOwner && !edits) return <p className={styles.soft}>{t('protection.notYours', { owner })}</p>;
    return isOwner ? (
      <DescriptionForm kind={kind} record={record} means={t('protection.protectMeans')} />
    ) : (
      <ForOther kind={kind} record={record} />
    );
  }
  if (!record.readers) return <p className={styles.soft}>{t('protection.ofOwner', { owner })}</p>;
  return (
    <div className={styles.panel}>
      <p className={styles.soft}>{t('protection.yours')}</p>
      <DescriptionForm key={`description ${record.version}`} kind={kind} record={record} />
      <ReadersForm
        key={`readers ${record.version}`}
        kind={kind}
        record={record}
        readers={record.readers.filter((reader) => reader !== me?.id)}
      />
    </div>
  );
}

/** What an editor protects that somebody else recorded: theirs, unless nobody could read the name any more. */
function ForOther({ kind, record }: { readonly kind: Protectable; readonly record: ProtectableRecord }) {
  const { t } = useTranslation();
  const owner = record.createdBy.name;
  const { data: staysTheirs, error, refetch } = useIsColleague(record.createdBy.id);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  // Who will read the name is said before anybody can decide about it.
  if (staysTheirs === undefined) return null;
  const means = t(staysTheirs ? 'protection.protectForOther' : 'protection.protectTakesOver', { owner });
  return <DescriptionForm kind={kind} record={record} means={means} />;
}
