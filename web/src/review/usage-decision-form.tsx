import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Usage } from '../api/reviews.js';
import { useDecideUsage, useLookAtUsage } from '../api/reviews.js';
import { ShortForm } from '../form/short-form.js';
import { isOvertaken } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useTerm } from '../words/use-term.js';

interface UsageDecisionFormProps {
  readonly usage: Usage;
  readonly decision: string;
  readonly onDecided: (decided: Usage) => void;
  /** Called with how it stands now, where somebody else was faster. */
  readonly onSeen: (now: Usage) => void;
  /** Called when somebody leaves; what was typed is kept for the next time. */
  readonly onCancel: () => void;
}

/** Asks why a story is corrected or stood by. */
export function UsageDecisionForm({ usage, decision, onDecided, onSeen, onCancel }: UsageDecisionFormProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const [{ reason = '' }, type, clear] = useKeptFields(`usage-decision.${usage.id}`);
  const decide = useDecideUsage(usage, (decided) => {
    clear();
    onDecided(decided);
  });
  const look = useLookAtUsage(usage, (now) => {
    decide.reset();
    onSeen(now);
  });
  const failed = (problem: Error) => isOvertaken(problem) && look.mutate();
  const send = () => decide.mutate({ decision, reason: reason.trim() }, { onError: failed });
  return (
    <ShortForm
      name={term('usageDecision', decision)}
      now={term('usageDecision', decision)}
      request={decide}
      fields={['reason']}
      needed={{ reason }}
      onSend={send}
      onLook={() => look.mutate()}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <TextInput
          label={t('review.reason')}
          description={t('review.reasonHint')}
          error={faultOf('reason')}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => type('reason', event.currentTarget.value)}
        />
      )}
    </ShortForm>
  );
}
