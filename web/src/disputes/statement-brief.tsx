import { useTranslation } from 'react-i18next';

import type { Statement } from '../api/records.js';
import { formatDay } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';

interface StatementBriefProps {
  readonly statement: Pick<Statement, 'id' | 'speaker' | 'stance' | 'statedAt' | 'wording' | 'language'>;
  /** Id of the claim on whose page it is shown; without, it is on this page. */
  readonly claim?: string;
}

/** Who says what about a claim, in one line, as the way to the statement. */
export function StatementBrief({ statement, claim = '' }: StatementBriefProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { id, speaker, stance, statedAt, wording, language } = statement;
  // What somebody says who denies is not what they deny.
  const between = stance === 'denies' || stance === 'disputes' ? ': ' : ' ';
  return (
    <a href={`${claim && `/claims/${claim}`}#statement-${id}`}>
      {speaker?.name ?? t('statements.nameless')} {term('stance', stance)}
      {wording && (
        <>
          {between}
          <q lang={language ?? undefined}>{wording}</q>
        </>
      )}
      {statedAt && DOT + formatDay(statedAt, reader)}
    </a>
  );
}
