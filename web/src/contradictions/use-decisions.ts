import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import type { Contradiction, Decision } from '../api/records.js';
import { useMay } from '../api/signing-in.js';
import { useOpenClaim } from '../claims/use-open-claim.js';
import { caseOf, hasCase } from '../comparison/case-of.js';
import { mayBe } from '../comparison/decidable.js';
import { valueInWords } from '../format/value.js';
import { useKeys } from '../shell/use-keys.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';

/** What is being asked about which row, and what was said last. */
export interface Decisions {
  readonly asked: { readonly id: string; readonly decision: Decision } | null;
  /** For the live region. */
  readonly said: string;
  readonly ask: (id: string, decision: Decision) => void;
  readonly cancel: () => void;
  readonly done: (decision: Decision) => void;
}

/**
 * `c` and `x` ask about the row that has the focus, `o` opens its second claim, `d` its case. The focus goes into the question, and back to
 * the row with the answer.
 */
export function useDecisions(items: readonly Contradiction[]): Decisions {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const openClaim = useOpenClaim();
  const [, navigate] = useLocation();
  const mayDecide = useMay('records:review');
  const [asked, setAsked] = useState<Decisions['asked']>(null);
  const [said, setSaid] = useState('');
  const place = useRef<number | null>(null);
  const ids = items.map(({ id }) => id).join(' ');
  useEffect(() => {
    // The row that was asked about is gone, and the focus with it: the next one takes its place.
    if (place.current === null || document.activeElement !== document.body) return;
    focusOn(ids.split(' ')[place.current] ?? ids.split(' ').at(-1));
  }, [ids]);
  const ask = (id: string, decision: Decision) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    place.current = items.indexOf(item);
    if (mayBe(decision, item)) {
      setSaid('');
      setAsked({ id, decision });
    } else {
      setSaid(t('decision.settled', { state: term('linkState', item.state) }));
    }
  };
  const close = () => {
    focusOn(asked?.id);
    setAsked(null);
  };
  const done = (decision: Decision) => {
    const item = items.find(({ id }) => id === asked?.id);
    const [a, b] = item ? [item.a, item.b].map(({ value }) => valueInWords(value, reader)) : ['', ''];
    setSaid(t(decision === 'confirm' ? 'decision.confirmed' : 'decision.dismissed', { pair: `${a} / ${b}` }));
    close();
  };
  const aboutFocused = (act: (id: string) => void) => () => {
    const id = focusedRow();
    if (id) act(id);
    else focusOn(items[0]?.id);
  };
  useKeys({
    ...(mayDecide && {
      c: aboutFocused((id) => ask(id, 'confirm')),
      x: aboutFocused((id) => ask(id, 'dismiss')),
    }),
    d: aboutFocused((id) => {
      const item = items.find((one) => one.id === id);
      const settledBy = item?.resolution?.dispute;
      if (settledBy) navigate(`/disputes/${settledBy}`);
      else if (item && hasCase(item)) navigate(caseOf(item));
      else setSaid(t('decision.noCase'));
    }),
    o: aboutFocused((id) => {
      const item = items.find((one) => one.id === id);
      if (item) openClaim(item.b.id, id);
    }),
  });
  return { asked, said, ask, cancel: close, done };
}

function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-pair]')?.dataset.pair;
}

function focusOn(id: string | undefined): void {
  if (id) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
}
