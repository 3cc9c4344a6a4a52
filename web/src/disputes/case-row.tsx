import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { CaseBrief } from '../api/cases.js';
import { noteOpened } from '../claims/use-open-claim.js';
import { groupWords } from '../comparison/shared.js';
import { formatDay } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { valueInWords, writtenForm } from '../format/value.js';
import { Span } from '../line/span.js';
import { useReadBy } from '../words/use-read-by.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { useQuestion } from './case-words.js';
import { DecisionWords } from './decision-words.js';
import styles from './disputes.module.css';
import type { Drawn } from './drawn.js';
import { drawnOf } from './drawn.js';
import { lettered } from './lettered.js';
import { StateMark } from './state-mark.js';

/** As many candidates as a row names. */
const MOST = 4;

/** One case: what is asked, between which figures, and how far it is. */
export function CaseRow({ item }: { readonly item: CaseBrief }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const question = useQuestion();
  const readers = useReadBy(item);
  const { shared, own } = groupWords(item.candidates, reader, term);
  const all = lettered(item.candidates);
  const more = all.length - MOST;
  const drawn = drawnOf(item.candidates);
  return (
    <li className={styles.row}>
      <div>
        <p>
          <Link
            href={`/disputes/${item.id}`}
            className={styles.stretched}
            data-row={item.id}
            onClick={() => noteOpened(item.id)}
          >
            <b>{question(item)}</b>
          </Link>
        </p>
        {item.question !== null && <p className={styles.soft}>{shared}</p>}
        <ul className={styles.figures}>
          {all.slice(0, MOST).map(({ letter, claim }, index) => (
            <li key={claim.id}>
              <p>
                <span className={styles.letter}>{letter}</span> <b>{valueInWords(claim.value, reader)}</b>{' '}
                <span className={styles.soft}>
                  {writtenForm(claim.value) && <q>{writtenForm(claim.value)}</q>} {own[index]}
                </span>
              </p>
              <Bar drawn={drawn} claim={claim.id} />
            </li>
          ))}
          {more > 0 && <li className={styles.soft}>{t('cases.more', { count: more })}</li>}
        </ul>
      </div>
      <div>
        <p>
          <StateMark dispute={item} />
        </p>
        {item.decision?.inForce && (
          <p>
            <DecisionWords decision={item.decision} candidates={all} />
          </p>
        )}
        <p className={styles.soft}>
          {dotted([
            formatDay(item.createdAt.slice(0, 10), reader),
            term('caseOrigin', item.origin),
            item.audience !== 'newsroom' && readers,
          ])}
        </p>
      </div>
    </li>
  );
}

/** The interval of one claim, on the line of all of them; the words beside it say the same. */
function Bar({ drawn: { figures, axis }, claim }: { readonly drawn: Drawn; readonly claim: string }) {
  const figure = figures.get(claim);
  return axis && figure && figures.size > 1 ? <Span figure={figure} axis={axis} /> : null;
}
