import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useClaim } from '../api/claims.js';
import type { ErasedKind, HeldKind } from '../api/named-records.js';
import { useNamedRecord, useStatement } from '../api/named-records.js';
import { BriefLink } from '../claim/brief-link.js';
import { dotted } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';

interface RecordNameProps {
  readonly kind: HeldKind;
  readonly id: string;
}

/** What a record is called, as a way to it where it has a page; its id where whoever reads may not read it. */
export function RecordName({ kind, id }: RecordNameProps) {
  if (kind === 'claim') return <ClaimName id={id} />;
  if (kind === 'statement') return <StatementName id={id} />;
  return <NameOf kind={kind} id={id} />;
}

function ClaimName({ id }: { readonly id: string }) {
  const { data, error } = useClaim(id);
  return data ? <BriefLink claim={data} /> : <Unknown id={id} error={error} />;
}

function StatementName({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const { data, error } = useStatement(id);
  if (!data) return <Unknown id={id} error={error} />;
  return (
    <Link href={`/claims/${data.claim}`}>
      {dotted([`${data.speaker?.name ?? t('statements.nameless')} ${term('stance', data.stance)}`, data.wording])}
    </Link>
  );
}

function NameOf({ kind, id }: { readonly kind: ErasedKind; readonly id: string }) {
  const { data, error } = useNamedRecord(kind, id);
  if (!data) return <Unknown id={id} error={error} />;
  if (kind !== 'user') return <>{data.name}</>;
  return <Link href={`/settings/${data.kind === 'service' ? 'services' : 'users'}/${id}`}>{data.name}</Link>;
}

function Unknown({ id, error }: { readonly id: string; readonly error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return <>…</>;
  return (
    <>
      <code>{id}</code> {t('recordChooser.notReadable')}
    </>
  );
}
