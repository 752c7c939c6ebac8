import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import type { ShownWindow, Window } from '../../api/types';
import { isChanged } from '../../parts/drafts/draft';
import { typedOnly } from '../../parts/forms/form-rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import type { FieldsProps } from './fields';
import { foundIn, rules } from './rules';
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
  const { edit, chooseSite, ...plan } = useTypedPlan(typing);
  const { typed, site, template } = plan;
  const command = useCommand(sendForm);
  const onSent = useSent(done, edited ? undefined : template ? 'approved' : 'requested');
  const all = foundIn(typed, site, template);
  const found = edited ? typedOnly(rules, all, edit) : all;
  const faults = useFaults(rules, { typed, found, error: command.error, sent: command.variables?.typed });
  const fields: FieldsProps = { ...plan, faults: faults.at };
  const isStale = edit.meanwhile.length > 0;
  const isTyped = isChanged(edit.typed, edit.base);
  const onSuccess = ({ windowId }: { readonly windowId: string }) => {
    edit.forget();
    onSent(windowId);
  };
  const send = () => {
    if (faults.check() && site && !isStale) command.mutate({ typed, site, edited, base: edit.base }, { onSuccess });
  };
  const goOn = () => {
    command.reset();
    edit.goOn();
  };
  const states = { isStale, isNothing: edited !== undefined && !isTyped, isDirty: isTyped && !command.isSuccess };
  const error = isStale ? null : faults.problem;
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
