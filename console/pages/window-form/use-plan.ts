import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import { fieldFaults } from '../../api/problem';
import type { Proposal, ShownWindow, Site } from '../../api/types';
import { isChanged, useEdit } from '../../parts/draft';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import type { FieldsProps } from './fields';
import type { Form } from './form';
import { sendForm } from './send-form';
import { hostnamesFor, type Template } from './template';

export interface PlanProps {
  /** Names the draft: what the form is about. */
  readonly about: string;
  readonly sites: readonly Site[];
  /** As the form begins, or would begin now. */
  readonly initial: Form;
  /** The site that the address names, empty for none, and what names another one; undefined where the plan has its site. */
  readonly choosing: { readonly siteId: string; readonly choose: (siteId: string) => void } | undefined;
  /** The window that is edited; undefined for a new one. */
  readonly edited: ShownWindow | undefined;
  /** The template that the window is made from. */
  readonly proposal: Proposal | undefined;
}

/** What is typed about a window, and what becomes of it. */
export function usePlan({ about, sites, initial, choosing, edited, proposal }: PlanProps) {
  const template = proposal?.template;
  const edit = useEdit<Form>(`window ${about}`, initial);
  const command = useCommand(sendForm);
  const siteId = choosing?.siteId ?? edit.typed.siteId;
  const site = sites.find((one) => one.siteId === siteId) ?? (siteId === '' ? sites[0] : undefined);
  const typed = {
    ...edit.typed,
    siteId: site?.siteId ?? siteId,
    ...hostnamesOf({ typed: edit.typed, site, template, choosing }),
  };
  const faults = new Map(fieldFaults(command.error).map(({ field, rule }) => [field, rule]));
  // From the first letter on, the address names the site that was chosen for the person, too.
  const change = (changes: Partial<Form>) => {
    edit.change(changes);
    if (choosing?.siteId === '' && site) choosing.choose(site.siteId);
  };
  const fields: FieldsProps = { typed, site, template, change, faults };
  const isTyped = isChanged(edit.typed, edit.base);
  const isStale = edit.meanwhile.length > 0;
  const words = useWords(edited, template);
  const onSent = useSent(words.done);
  const onSuccess = ({ windowId }: { readonly windowId: string }) => {
    edit.forget();
    onSent(windowId);
  };
  return {
    edit,
    fields,
    words,
    isStale,
    isNothing: edited !== undefined && !isTyped,
    isDirty: isTyped && !command.isSuccess,
    isBusy: command.isPending,
    error: isStale ? null : command.error,
    chooseSite: (chosen: string) => {
      edit.change({ ...(!choosing && { siteId: chosen }), hostnames: [] });
      choosing?.choose(chosen);
    },
    goOn: () => {
      command.reset();
      edit.goOn();
    },
    send: () => {
      if (site && !isStale) command.mutate({ typed, site, edited }, { onSuccess });
    },
  };
}

/** The page of the window, with what was done. */
function useSent(text: string): (windowId: string) => void {
  const [, navigate] = useLocation();
  const notices = useNotices();
  return (windowId) => {
    notices.show({ id: windowId, type: 'success', text });
    navigate(`/windows/${windowId}`);
  };
}

/** A template says the hostnames; where the address names the site, it may name another one than when they were chosen. */
function hostnamesOf({ typed, site, template, choosing }: HostnamesOf): Partial<Form> {
  if (!site) return {};
  if (template) return { hostnames: hostnamesFor(template, site) };
  return choosing ? { hostnames: typed.hostnames.filter((name) => site.hostnames.includes(name)) } : {};
}

interface HostnamesOf extends Pick<PlanProps, 'choosing'> {
  readonly typed: Form;
  readonly site: Site | undefined;
  readonly template: Template | undefined;
}

/** What the button says, and what the page says afterwards. */
function useWords(edited: ShownWindow | undefined, template: Template | undefined) {
  const { windowForm: texts } = useTexts();
  if (edited) return { send: texts.save, done: texts.edited };
  if (template) return { send: texts.sendFromTemplate, done: texts.madeFromTemplate };
  return { send: texts.send, done: texts.requested };
}
