import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import { fieldFaults } from '../../api/problem';
import type { Proposal, ShownWindow } from '../../api/types';
import { isChanged, useDraft } from '../../parts/draft';
import { useNotices } from '../../parts/notices';
import { useSite } from '../../parts/site-choice/use-site';
import { useTexts } from '../../texts/texts-context';
import type { FieldsProps } from './fields';
import type { Form } from './form';
import { missing } from './missing';
import { sendForm } from './send-form';
import { hostnamesFor } from './template';

export interface Requesting {
  /** Names the draft: what the form is about. */
  readonly about: string;
  /** The site that is chosen at first. */
  readonly first: string;
  readonly initial: Form;
  /** The window that is edited; absent for a new one. */
  readonly edited: ShownWindow | undefined;
  /** The template that the window is made from. */
  readonly proposal: Proposal | undefined;
  /** What the page says afterwards. */
  readonly done: string;
}

/** What is typed about a window, and what becomes of it. */
export function useRequesting({ about, first, initial, edited, proposal, done }: Requesting) {
  const { windowForm: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const [draft, setDraft, forget, restored] = useDraft<Form>(`window ${about}`, initial);
  const [isTried, setTried] = useState(false);
  const command = useCommand(sendForm);
  const siteId = draft.siteId === '' ? first : draft.siteId;
  const site = useSite(siteId).data;
  const template = proposal?.template;
  const typed = {
    ...draft,
    siteId,
    ...(template && site && { hostnames: hostnamesFor(template, site) }),
  };
  const gaps = missing(typed);
  const refused = fieldFaults(command.error).map(({ field, rule }) => [field, rule] as const);
  const faults = new Map([...refused, ...(isTried ? gaps.map((field) => [field, texts.required] as const) : [])]);
  const fields: FieldsProps = { typed, site, template, faults, change: (more) => setDraft({ ...draft, ...more }) };
  const onSuccess = ({ windowId }: { readonly windowId: string }) => {
    forget();
    notices.show({ id: windowId, type: 'success', text: done });
    navigate(`/windows/${windowId}`);
  };
  const send = () => {
    setTried(true);
    if (site && gaps.length === 0) command.mutate({ typed, site, edited }, { onSuccess });
  };
  const isDirty = isChanged(draft, initial) && !command.isSuccess;
  return { fields, restored, isDirty, isBusy: command.isPending, error: command.error, send };
}
