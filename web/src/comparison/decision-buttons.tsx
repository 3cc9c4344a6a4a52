import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Decision, Link } from '../api/records.js';
import { useMay } from '../api/signing-in.js';
import styles from './comparison.module.css';
import { mayBe } from './decidable.js';

const decisions = ['confirm', 'dismiss'] as const;
const keys = { confirm: 'c', dismiss: 'x' } as const;

interface DecisionButtonsProps {
  readonly link: Pick<Link, 'kind' | 'state'>;
  readonly asked: Decision | null;
  readonly onAsk: (decision: Decision) => void;
  /** Whether the keys act here, so that they are shown. */
  readonly withKeys?: boolean;
}

/** What can be decided about a link; nothing where nothing can. */
export function DecisionButtons({ link, asked, onAsk, withKeys = false }: DecisionButtonsProps) {
  const { t } = useTranslation();
  const mayDecide = useMay('records:review');
  const possible = decisions.filter((decision) => mayBe(decision, link));
  if (!mayDecide || possible.length === 0) return null;
  return (
    <span className={styles.actions}>
      {possible.map((decision) => (
        <Button
          key={decision}
          variant="default"
          size="compact-xs"
          aria-expanded={asked === decision}
          onClick={() => onAsk(decision)}
        >
          {t(`decision.${decision}`)}
          {withKeys && <kbd aria-hidden>{keys[decision]}</kbd>}
        </Button>
      ))}
    </span>
  );
}
