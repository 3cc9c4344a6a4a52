import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import { groupWords } from '../comparison/shared.js';
import { formatDay } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReadBy } from '../words/use-read-by.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import { useQuestion } from './case-words.js';
import { StateMark } from './state-mark.js';

interface CaseHeadProps {
  readonly dispute: Dispute;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** What is asked, about what, how far it is, who opened it, and how much there is to it. */
export function CaseHead({ dispute, heading }: CaseHeadProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const own = useInstanceWords();
  const question = useQuestion();
  const readers = useReadBy(dispute);
  const { shared } = groupWords(dispute.candidates, reader, term);
  const { candidates, arguments: said, links, origin, createdBy, createdAt } = dispute;
  return (
    <header className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        {question(dispute)}
      </h1>
      <p>
        <StateMark dispute={dispute} /> {dispute.question !== null && <span className={styles.about}>{shared}</span>}
      </p>
      <p className={styles.soft}>
        {dotted([
          term('caseOrigin', origin),
          origin === 'person' && t('case.openedBy', { name: own(createdBy.name) }),
          formatDay(createdAt.slice(0, 10), reader),
          readers,
          t('case.candidates', { count: candidates.length }),
          t('case.arguments', { count: said.length }),
          t('case.links', { count: links.length }),
        ])}
      </p>
    </header>
  );
}
