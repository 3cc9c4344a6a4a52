import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSolve } from '../api/derivations.js';
import type { Formulated, Solved } from '../api/derived.js';
import type { Figure } from '../api/figure.js';
import { Problem } from '../api/request.js';
import { headline } from '../format/figure.js';
import { inUnitOf } from '../format/plain-number.js';
import { resultWords, shortly } from '../format/result.js';
import { said } from '../format/sentence.js';
import { FieldFault } from '../shell/field-fault.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useReader } from '../words/use-reader.js';
import { Lints } from './derivation-notes.js';
import styles from './derivations.module.css';
import { triableInputs } from './tried.js';

interface BackSolveProps {
  readonly derivation: Formulated;
  readonly stated: Figure | null;
}

/** Which value of one input would give another result: which stake would give 11.5? */
export function BackSolve({ derivation, stated }: BackSolveProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const names = triableInputs(derivation.inputs).map(([name]) => name);
  const [typed, type] = useKeptFields(`solve.${derivation.id}`);
  const [missing, setMissing] = useState<'result' | 'unit' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const solve = useSolve(derivation.id);
  const wanted = typed.for && names.includes(typed.for) ? typed.for : (names.at(-1) ?? '');
  const target = typed.target ?? '';
  if (names.length === 0) return null;
  const ask = () => {
    const inUnit = inUnitOf(target, stated, reader);
    setMissing(inUnit === null ? 'unit' : inUnit ? null : 'result');
    if (inUnit) solve.mutate({ for: wanted, target: inUnit, language: reader.language });
    else field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const [refusal] = solve.error instanceof Problem ? solve.error.errors : [];
  const example = stated ? headline(stated, reader) : '11.5';
  return (
    <details className={styles.aside}>
      <summary>{t('solve.name')}</summary>
      <form className={styles.fields} onSubmit={submit} noValidate>
        <NativeSelect
          size="xs"
          label={t('solve.for')}
          value={wanted}
          data={names}
          onChange={(event) => type('for', event.currentTarget.value)}
        />
        <TextInput
          ref={field}
          size="xs"
          label={t('solve.target')}
          description={stated ? t('solve.hint', { example }) : undefined}
          error={missing ? t(`solve.${missing}Missing`, { example }) : refusal && <FieldFault error={refusal} />}
          value={target}
          maxLength={200}
          autoComplete="off"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => {
            setMissing(null);
            if (solve.error) solve.reset();
            type('target', event.currentTarget.value);
          }}
        />
        <Button className={styles.ask} type="submit" size="xs" aria-disabled={solve.isPending}>
          {t(solve.isPending ? 'solve.working' : 'solve.ask')}
        </Button>
      </form>
      {solve.error && !refusal && <ProblemNotice problem={solve.error} takesFocus="always" onRetry={ask} />}
      <div role="status">{solve.data && <Answer solved={solve.data} />}</div>
    </details>
  );
}

/** What was worked back: the instance's sentence, which says what the input is now; where it has none, the same in short. */
function Answer({ solved }: { readonly solved: Solved }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { required, now } = solved;
  const sentence = solved.text ? said(solved, reader) : null;
  const own = required
    ? t('solve.required', { name: solved.for, value: resultWords(required, reader).interval })
    : t('solve.impossible', { name: solved.for });
  return (
    <div className={styles.tried}>
      <p lang={sentence?.language}>
        <b>{sentence?.words ?? own}</b>
      </p>
      {now && !sentence && <p className={styles.soft}>{t('solve.now', { value: shortly(now, reader) })}</p>}
      <Lints lints={[]} wide={solved.possiblyWide ?? false} />
    </div>
  );
}
