import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import { fieldFaults } from '../../api/problem';
import type { ShownWindow, Window } from '../../api/types';
import { isChanged } from '../../parts/draft';
import { useFirstFault } from '../../parts/first-fault';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import type { FieldsProps } from './fields';
import { missing } from './missing';
import { sendForm } from './send-form';
import { type Typing, useTypedPlan } from './use-typed-plan';

export interface Requesting extends Typing {
  /** The window that is edited, as it is now; undefined for a new one. */
  readonly edited: ShownWindow | undefined;
  /** What the page says afterwards. */
  readonly done: string;
}

/** What is typed about a window, and what becomes of it. */
export function useRequesting({ edited, done, ...typing }: Requesting) {
  const { windowForm: texts } = useTexts();
  const { edit, chooseSite, ...plan } = useTypedPlan(typing);
  const { typed, site } = plan;
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const command = useCommand(sendForm);
  const onSent = useSent(done, edited ? undefined : plan.template ? 'approved' : 'requested');
  const gaps = missing(typed);
  const refused = fieldFaults(command.error).map(({ field, rule }) => [field, rule] as const);
  const faults = new Map([...refused, ...(tries > 0 ? gaps.map((field) => [field, texts.required] as const) : [])]);
  const fields: FieldsProps = { ...plan, faults };
  const isStale = edit.meanwhile.length > 0;
  const isTyped = isChanged(edit.typed, edit.base);
  const onSuccess = ({ windowId }: { readonly windowId: string }) => {
    edit.forget();
    onSent(windowId);
  };
  const send = () => {
    if (gaps.length > 0) return setTries(tries + 1);
    if (site && !isStale) command.mutate({ typed, site, edited }, { onSuccess });
  };
  const goOn = () => {
    command.reset();
    edit.goOn();
  };
  const states = { isStale, isNothing: edited !== undefined && !isTyped, isDirty: isTyped && !command.isSuccess };
  const error = isStale ? null : command.error;
  return { edit, fields, chooseSite, ...states, isBusy: command.isPending, error, send, goOn };
}

/** The page of the window, with what was done. @param state of the window in which that is true; any when left out */
function useSent(done: string, state: Window['status'] | undefined): (windowId: string) => void {
  const [, navigate] = useLocation();
  const notices = useNotices();
  return (windowId) => {
    const holds = state && { of: windowId, in: [state] };
    notices.show({ id: windowId, type: 'success', text: done, ...(holds && { holds }) });
    navigate(`/windows/${windowId}`);
  };
}
