import Button from '@cloudscape-design/components/button';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { useEdit } from '../../parts/drafts/draft';
import { differing } from '../../parts/drafts/edits';
import { typedOnly } from '../../parts/forms/form-rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useLaterTexts } from '../../texts/use-later-texts';
import { formOf, newForm, type SiteForm } from './form';
import { foundIn, rules } from './rules';
import { type Sent, sendSite } from './send-site';
import type { SiteFormState } from './site-form-context';

/** What is typed about a site, and what becomes of it. @param site as it is now; absent for a new one */
export function useSending(site: Site | undefined) {
  const now = useMemo(() => (site ? formOf(site) : newForm), [site]);
  const edit = useEdit<SiteForm>(`site ${site?.siteId ?? 'new'}`, now);
  const { typed, base, restored } = edit;
  const command = useCommand(sendSite);
  const onSent = useSent();
  const all = foundIn(typed, !site);
  const found = site ? typedOnly(rules, all, edit) : all;
  const faults = useFaults(rules, { typed, found, error: command.error, sent: command.variables?.typed });
  const isStale = edit.meanwhile.length > 0;
  const isChanged = differing(base, typed).some((field) => field !== 'reason' && field !== 'ticket');
  const state: SiteFormState = {
    typed,
    change: edit.change,
    faults: faults.at,
    isNew: !site,
  };
  const send = () => {
    if (!faults.check() || !isChanged || isStale) return;
    const onSuccess = (sent: Sent) => {
      edit.forget();
      onSent(sent, !site);
    };
    command.mutate({ typed, site, base }, { onSuccess });
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
    error: faults.problem,
    send,
    goOn,
  };
}

/** The page of the site, with what was done; and where a proposal is, if it needs approval. */
function useSent() {
  const { siteForm: texts } = useLaterTexts();
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
