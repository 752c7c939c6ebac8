import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Site } from '../../api/types';
import { useDraft } from '../../parts/drafts/draft';
import { DraftNote } from '../../parts/drafts/draft-note';
import { Unsaved } from '../../parts/drafts/unsaved';
import { ErrorView } from '../../parts/error-view';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { newTemplate, requestOf, type TemplateForm } from './form';
import { HourFields } from './hour-fields';
import { LimitFields } from './limit-fields';
import { foundIn, rules } from './rules';
import { TextFields } from './text-fields';
import { WhatFields } from './what-fields';
import { WhyFields } from './why-fields';

interface Wish {
  readonly siteId: string;
  readonly typed: TemplateForm;
}

const propose = (api: Api, { siteId, typed }: Wish, key: string) =>
  bodyOf(
    api.POST('/v1/sites/{siteId}/templates', {
      params: { path: { siteId }, header: { 'Idempotency-Key': key } },
      body: requestOf(typed),
    }),
  );

export function TemplateFormView({ site }: { readonly site: Site }) {
  const { templates: texts, shared } = useTexts();
  const { siteId } = site;
  const { typed, restored, change, fault, isDirty, isBusy, error, send } = useProposing(site);
  const fields = { typed, site, change, fault };
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={`/templates?siteId=${siteId}`}>
        {shared.cancel}
      </Button>
      <Button variant="primary" loading={isBusy} formAction="submit">
        {texts.send}
      </Button>
    </SpaceBetween>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Unsaved isDirty={isDirty} />
      <Form actions={buttons}>
        <SpaceBetween size="l">
          <Box color="text-body-secondary">{texts.newDescription}</Box>
          <DraftNote {...restored} />
          <WhatFields {...fields} />
          <LimitFields {...fields} />
          <HourFields {...fields} />
          <TextFields {...fields} />
          <WhyFields {...fields} />
          {error && <ErrorView error={error} />}
        </SpaceBetween>
      </Form>
    </form>
  );
}

function useProposing({ siteId, timeZone }: Site) {
  const { templates: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const [initial] = useState(() => newTemplate(timeZone));
  const [typed, setTyped, forget, restored] = useDraft<TemplateForm>(`template ${siteId}`, initial);
  const command = useCommand(propose);
  const asked = { found: foundIn(typed), error: command.error, sent: command.variables?.typed };
  const faults = useFaults(rules, { typed, ...asked });
  const send = () => {
    if (!faults.check()) return;
    const onSuccess = ({ proposalId }: { readonly proposalId: string }) => {
      forget();
      const holds = { of: proposalId, in: ['requested'] };
      notices.show({ id: proposalId, type: 'success', text: texts.proposed(typed.name), holds });
      navigate(`/proposals/${proposalId}`);
    };
    command.mutate({ siteId, typed }, { onSuccess });
  };
  const isDirty = JSON.stringify(typed) !== JSON.stringify(initial) && !command.isSuccess;
  const change = (changes: Partial<TemplateForm>) => setTyped({ ...typed, ...changes });
  const fault = (name: string) => faults.at.get(name);
  return { typed, restored, change, fault, isDirty, isBusy: command.isPending, error: faults.problem, send };
}
