import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Statement } from '../api/records.js';
import { formatDay } from '../format/day.js';
import { headline } from '../format/figure.js';
import { Protection } from '../protection/protection.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { BriefLink } from './brief-link.js';
import styles from './claim-page.module.css';
import { SourceLine } from './source-line.js';

interface StatementEntryProps {
  readonly statement: Statement;
  /** How many statements hang under this one. */
  readonly relayedBy: number;
  /** Whether it hangs under the statement it relays, so that this need not be said. */
  readonly nested: boolean;
  /** Whether it is only read here, and looked after elsewhere. */
  readonly onlyRead: boolean;
}

/** One statement: who, in what way, when, in which words, and where to find it. */
export function StatementEntry({ statement, relayedBy, nested, onlyRead }: StatementEntryProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { speaker, stance, statedAt, evidence, mode } = statement;
  const marks = [evidence && term('evidence', evidence), mode && term('mode', mode)].filter(Boolean);
  return (
    <div className={styles.statement}>
      <p>
        <b>{speaker?.name ?? t('statements.nameless')}</b>
        {speaker?.confidential && ` (${t('statements.confidential')})`} {term('stance', stance)}
        <Wording statement={statement} />
        {statement.alternative && (
          <>
            {' '}
            {t('statements.instead')}: <BriefLink claim={statement.alternative} />
          </>
        )}
      </p>
      {stance === 'disputes' && !statement.alternative && (
        <p className={styles.soft}>{t('statements.noAlternative')}</p>
      )}
      <p className={styles.marks}>
        <Attribution statement={statement} />
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
        {statedAt && <time dateTime={statedAt}>{formatDay(statedAt, reader)}</time>}
        {!nested && <Relays statement={statement} />}
      </p>
      <SourceLine statement={statement} />
      {!onlyRead && <Protection statement={statement} />}
      {relayedBy > 0 && <p className={styles.relayed}>{t('statements.relayed', { count: relayedBy })}</p>}
    </div>
  );
}

/** The words, and the number they were read as; a dispute's wording is not its own, so it is not quoted. */
function Wording({ statement: { wording, language, figure, stance } }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const reader = useReader();
  if (!wording || stance === 'disputes' || stance === 'denies') return null;
  return (
    <>
      {' '}
      <q lang={language ?? undefined}>{wording}</q>
      {figure && (
        <span className={styles.soft}>
          {' '}
          {t('statements.read')} {headline(figure, reader)}
        </span>
      )}
    </>
  );
}

/** How it may be attributed; what may not carry a name in print says so in words. */
function Attribution({ statement: { attribution } }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const term = useTerm();
  if (!attribution) return null;
  const guarded = attribution === 'background' || attribution === 'deep_background';
  if (guarded || attribution === 'off_record') {
    const order = guarded ? t('statements.notToBeNamed') : t('statements.offRecord');
    return <span className={styles.guarded}>{`${term('attribution', attribution)}: ${order}`}</span>;
  }
  return <span>{term('attribution', attribution)}</span>;
}

function Relays({ statement: { relays, claim } }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  if (!relays) return null;
  const speaker = relays.speaker?.name ?? t('statements.nameless');
  if (!relays.claim || relays.claim === claim) return <span>{t('statements.relays', { speaker })}</span>;
  return (
    <span>
      {t('statements.relaysOther', { speaker })}{' '}
      <Link href={`/claims/${relays.claim}`}>{t('statements.anotherClaim')}</Link>
    </span>
  );
}
