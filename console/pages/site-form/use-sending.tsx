import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { useDraft } from '../../parts/draft';
import { useFirstFault } from '../../parts/first-fault';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { faultsOf, unreadable } from './faults';
import { formOf, newForm } from './form';
import { rebased } from './rebase';
import { type Sent, type SiteDraft, sendSite } from './send-site';
import type { SiteFormState } from './site-form-context';

/** What is typed about a site, and what becomes of it. @param site as it is now; absent for a new one */
export function useSending(site: Site | undefined) {
  const { siteForm: texts } = useTexts();
  const [initial] = useState<SiteDraft>(() => (site ? { base: site, typed: formOf(site) } : { typed: newForm }));
  const [draft, setDraft, forget, restored] = useDraft<SiteDraft>(`site ${site?.siteId ?? 'new'}`, initial);
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const command = useCommand(sendSite);
  const onSent = useSent();
  const { typed, base } = draft;
  const missing = unreadable(typed, !base, texts);
  const isStale = base !== undefined && site !== undefined && base.version !== site.version;
  const begun = base ? formOf(base) : newForm;
  const { reason: _, ticket: __, ...settings } = typed;
  const isChanged = JSON.stringify({ ...begun, ...settings }) !== JSON.stringify(begun);
  const faults = tries > 0 && missing.size > 0 ? missing : faultsOf(command.error, typed);
  const state: SiteFormState = {
    typed,
    change: (changes) => setDraft({ ...draft, typed: { ...typed, ...changes } }),
    faults,
    isNew: !base,
  };
  const send = () => {
    if (missing.size > 0) return setTries(tries + 1);
    if (!isChanged || isStale) return;
    command.mutate(draft, {
      onSuccess: (sent) => {
        forget();
        onSent(sent, !base);
      },
    });
  };
  const goOn = (now: Site) => {
    command.reset();
    if (base) setDraft(rebased({ typed, base }, now));
  };
  const isDirty = isChanged && !command.isSuccess;
  return {
    draft,
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
