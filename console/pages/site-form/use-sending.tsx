import Button from '@cloudscape-design/components/button';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { useEdit } from '../../parts/draft';
import { differing } from '../../parts/edits';
import { useFirstFault } from '../../parts/first-fault';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { faultsOf, unreadable } from './faults';
import { formOf, newForm, type SiteForm } from './form';
import { type Sent, sendSite } from './send-site';
import type { SiteFormState } from './site-form-context';

/** What is typed about a site, and what becomes of it. @param site as it is now; absent for a new one */
export function useSending(site: Site | undefined) {
  const { siteForm: texts } = useTexts();
  const now = useMemo(() => (site ? formOf(site) : newForm), [site]);
  const edit = useEdit<SiteForm>(`site ${site?.siteId ?? 'new'}`, now);
  const { typed, base, restored } = edit;
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const command = useCommand(sendSite);
  const onSent = useSent();
  const missing = unreadable(typed, !site, texts);
  const isStale = edit.meanwhile.length > 0;
  const isChanged = differing(base, typed).some((field) => field !== 'reason' && field !== 'ticket');
  const faults = tries > 0 && missing.size > 0 ? missing : faultsOf(command.error, typed);
  const state: SiteFormState = {
    typed,
    change: edit.change,
    faults,
    isNew: !site,
  };
  const send = () => {
    if (missing.size > 0) return setTries(tries + 1);
    if (!isChanged || isStale) return;
    const onSuccess = (sent: Sent) => {
      edit.forget();
      onSent(sent, !site);
    };
    command.mutate({ typed, site }, { onSuccess });
  };
  const goOn = () => {
    command.reset();
    edit.goOn();
  };
  const isDirty = isChanged && !command.isSuccess;
  return {
    typed,
    base,
    restored,
    state,
    isStale,
    isChanged,
    isDirty,
    isBusy: command.isPending,
    error: command.error,
    send,
    goOn,
  };
}

/** The page of the site, with what was done; and where a proposal is, if it needs approval. */
function useSent() {
  const { siteForm: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  return ({ siteId, proposal }: Sent, isNew: boolean) => {
    const id = `site ${siteId}`;
    if (proposal) {
      const action = <Button href={`/proposals/${proposal.proposalId}`}>{texts.toProposal}</Button>;
      notices.show({ id, type: 'info', text: texts.savedAndProposed, action });
    } else notices.show({ id, type: 'success', text: isNew ? texts.created(siteId) : texts.saved });
    navigate(`/sites/${siteId}`);
  };
}
