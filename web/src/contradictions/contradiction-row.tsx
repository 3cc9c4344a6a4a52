import { useTranslation } from 'react-i18next';

import type { Contradiction, Decision } from '../api/records.js';
import { CaseLink } from '../comparison/case-link.js';
import { DecisionButtons } from '../comparison/decision-buttons.js';
import { DecisionForm } from '../comparison/decision-form.js';
import { GapWords } from '../comparison/gap-words.js';
import { LinkReason, LinkState } from '../comparison/link-state.js';
import { Pair } from '../comparison/pair.js';
import { Reasons } from '../comparison/reasons.js';
import { pairWords } from '../comparison/shared.js';
import { DOT } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './contradictions.module.css';

/** What the kind of a conflict says of the values already. */
const said: Readonly<Record<string, string>> = { contradicts: 'contradictory', tension: 'tension' };

interface ContradictionRowProps {
  readonly item: Contradiction;
  /** What is being asked about this row, if anything. */
  readonly asked: Decision | null;
  readonly onAsk: (decision: Decision) => void;
  readonly onCancel: () => void;
  readonly onDone: (decision: Decision) => void;
}

/** One conflict: what it is about, both figures, how far they are apart and why, and what is to be done. */
export function ContradictionRow({ item, asked, onAsk, onCancel, onDone }: ContradictionRowProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const words = pairWords(item.a, item.b, useReader(), term);
  const possible = item.verdict === 'ambiguous' && item.kind === 'contradicts' && item.state === 'suggested';
  return (
    <li className={item.state === 'suggested' ? styles.row : styles.decided} data-pair={item.id}>
      <h2>{words.shared}</h2>
      <div className={styles.verdict}>
        <p className={item.kind === 'tension' || possible ? styles.tension : styles.against}>
          {term('conflict', possible ? 'possible' : item.kind)}
        </p>
        <GapWords pair={item} />
        {item.verdict && !possible && item.verdict !== said[item.kind] && (
          <p className={styles.soft}>{t('comparison.judged', { verdict: term('verdict', item.verdict) })}</p>
        )}
        <p className={styles.soft}>
          {term('origin', item.origin)}
          {DOT}
          {item.state === 'suggested' ? t('queue.open') : <LinkState link={item} />}
        </p>
        <CaseLink link={item} withKey />
        <DecisionButtons link={item} asked={asked} onAsk={onAsk} withKeys />
      </div>
      <Pair id={item.id} a={item.a} b={item.b} words={words} />
      <div className={styles.why}>
        <Reasons pair={item} />
        <LinkReason link={item} />
      </div>
      {asked && <DecisionForm key={asked} link={item} decision={asked} onCancel={onCancel} onDone={onDone} />}
    </li>
  );
}
