import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useTrial } from '../api/derivations.js';
import type { FiguredInput, Formulated } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { Problem } from '../api/request.js';
import type { Reader } from '../format/reader.js';
import { shortly } from '../format/result.js';
import { valueInWords } from '../format/value.js';
import { FieldFault } from '../shell/field-fault.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useSoughtPlace } from '../shell/use-sought-place.js';
import { useReader } from '../words/use-reader.js';
import styles from './derivations.module.css';
import { TrialResult } from './trial-result.js';
import { errorsByInput, inUnitOfInput, triableInputs, trialOf } from './tried.js';

/** Long enough not to ask at every digit, short enough to feel immediate. */
const PAUSE_MS = 300;

interface WhatIfProps {
  readonly derivation: Formulated;
  readonly stated: Figure | null;
}

/** What a formula would give with other numbers: computed while they are typed, recorded nowhere. */
export function WhatIf({ derivation, stated }: WhatIfProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const [typed, type, clear] = useKeptFields(`whatif.${derivation.id}`);
  const box = useRef<HTMLDetailsElement>(null);
  const isAskedFor = useSoughtPlace(box, `what-if-${derivation.id}`);
  const [open, setOpen] = useState(() => isAskedFor || Object.values(typed).some(Boolean));
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const isTyped = Object.values(typed).some(Boolean);
  const triable = triableInputs(derivation.inputs);
  const inUnits = Object.fromEntries(
    triable.map(([name, input]) => [name, asked[name]?.trim() ? inUnitOfInput(asked[name], input, reader) : '']),
  );
  const lacksUnit = Object.values(inUnits).includes(null);
  const trial = isTyped && !lacksUnit ? trialOf(derivation, inUnits, reader.language) : null;
  const request = useTrial(open ? trial : null);
  const refusals = request.error instanceof Problem ? request.error.errors : [];
  const faults = errorsByInput(
    refusals,
    triable.map(([name]) => name),
  );
  if (triable.length === 0) return null;
  return (
    <details
      ref={box}
      id={`what-if-${derivation.id}`}
      className={styles.aside}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('whatIf.name')}</summary>
      <p className={styles.soft}>{t('whatIf.hint')}</p>
      <div className={styles.fields}>
        {triable.map(([name, input]) => {
          const fault = typed[name]?.trim() ? faults[name] : undefined;
          const value = worthOf(input, reader);
          return (
            <TextInput
              key={name}
              size="xs"
              label={t('whatIf.input', { name, value })}
              error={
                inUnits[name] === null
                  ? t('solve.unitMissing', {
                      example: 'claim' in input ? valueInWords(input.claim.value, reader) : value,
                    })
                  : fault && <FieldFault error={fault} />
              }
              value={typed[name] ?? ''}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => type(name, event.currentTarget.value)}
            />
          );
        })}
      </div>
      {faults[''] && (
        <p role="alert" className={styles.fault}>
          {t('whatIf.failed')} <FieldFault error={faults['']} />
        </p>
      )}
      {request.error && refusals.length === 0 && (
        <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />
      )}
      <div role="status" aria-busy={request.isFetching}>
        {trial && request.data && !request.error && (
          <TrialResult derivation={derivation} stated={stated} tried={request.data} />
        )}
      </div>
      {isTyped && (
        <Button className={styles.reset} size="compact-xs" variant="default" onClick={clear}>
          {t('whatIf.reset')}
        </Button>
      )}
    </details>
  );
}

/** What an input is computed with now, in words. */
function worthOf(input: FiguredInput, reader: Reader): string {
  if ('constant' in input) return input.constant;
  return input.figure ? shortly(input.figure, reader) : valueInWords(input.claim.value, reader);
}
