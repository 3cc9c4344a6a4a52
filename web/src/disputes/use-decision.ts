import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent, RefObject } from 'react';
import { useState } from 'react';

import type { Dispute } from '../api/cases.js';
import { useForecast, useResolve } from '../api/disputes.js';
import { Problem } from '../api/request.js';
import { useFaults } from '../form/use-faults.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { asksWhich, chosenFor, lackIn, withChosen } from './outcomes.js';

/** What is written about a decision, and as long as the instance takes it. */
export const LONGEST = { rationale: 5000, dissent: 5000, reopenWhen: 2000 } as const;

/** What the case itself says as soon as it is shown as it is now. */
const overtaking = ['stale-version', 'already-decided'];

/**
 * A decision that is being made: what has been chosen and typed so far, which is kept in this browser, what is lacking, what it would
 * change, and how it is sent. Where the case has changed meanwhile it is asked for again, and nothing that was typed is lost.
 */
export function useDecision(
  dispute: Dispute,
  box: RefObject<HTMLFormElement | null>,
  onDone: (decided: Dispute) => void,
) {
  const client = useQueryClient();
  const [typed, type, clear] = useKeptFields(`decide.${dispute.id}`);
  const [tried, setTried] = useState(false);
  const [isStale, setStale] = useState(false);
  const resolve = useResolve(dispute);
  const { outcome = '', chosen: marked = '', rationale = '', dissent = '', reopenWhen = '' } = typed;
  const disputed = {
    candidates: dispute.candidates.map(({ id }) => id),
    derivations: dispute.derivations?.map(({ id }) => id) ?? [],
  };
  const asks = asksWhich(outcome, disputed);
  const chosen = chosenFor(outcome, marked.split(' ').filter(Boolean), disputed);
  const lack = lackIn(outcome, chosen, disputed);
  const forecast = useForecast(dispute, lack === null ? { outcome, chosen } : null);
  const isOvertaken = resolve.error instanceof Problem && overtaking.includes(resolve.error.code);
  const fields = ['outcome', ...(asks ? ['chosen'] : []), ...Object.keys(LONGEST)];
  const faults = useFaults(box, isOvertaken ? null : resolve.error, fields);
  const change = (field: string, words: string) => {
    if (resolve.error) resolve.reset();
    type(field, words);
  };
  const failed = (problem: Error) => {
    const code = problem instanceof Problem ? problem.code : '';
    setStale(code === 'stale-version');
    if (overtaking.includes(code)) void client.invalidateQueries({ queryKey: ['dispute', dispute.id] });
  };
  const done = (decided: Dispute) => {
    clear();
    onDone(decided);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const needed = { outcome, chosen: lack === null || lack === 'outcome' ? 'said' : '', rationale };
    if (resolve.isPending || faults.lack(needed)) return;
    const more = {
      ...(dissent.trim() && { dissent: dissent.trim() }),
      ...(reopenWhen.trim() && { reopenWhen: reopenWhen.trim() }),
    };
    resolve.mutate({ outcome, chosen, rationale: rationale.trim(), ...more }, { onSuccess: done, onError: failed });
  };
  return {
    ...{ typed, change, outcome, chosen, disputed, asks, forecast, faults, submit },
    turn: (id: string) => change('chosen', withChosen(outcome, chosen, id, disputed).join(' ')),
    /** What is lacking; said once somebody has tried to send it. */
    lack,
    saidLack: tried ? lack : null,
    /** What is wrong with the choice, as the instance says. */
    choiceFault: resolve.error && faults.faultOf('chosen'),
    isSending: resolve.isPending,
    isStale,
  };
}
