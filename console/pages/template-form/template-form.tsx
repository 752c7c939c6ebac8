import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import { fieldFaults } from '../../api/problem';
import type { Site } from '../../api/types';
import { useDraft } from '../../parts/draft';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { useFirstFault } from '../../parts/first-fault';
import { useNotices } from '../../parts/notices';
import { Unsaved } from '../../parts/unsaved';
import { useTexts } from '../../texts/texts-context';
import { missing, newTemplate, requestOf, type TemplateForm, type TemplateRequest } from './form';
import { HourFields } from './hour-fields';
import { LimitFields } from './limit-fields';
import { TextFields } from './text-fields';
import { WhatFields } from './what-fields';
import { WhyFields } from './why-fields';

interface Wish {
  readonly siteId: string;
  readonly body: TemplateRequest;
}

const propose = (api: Api, { siteId, body }: Wish, key: string) =>
  bodyOf(
    api.POST('/v1/sites/{siteId}/templates', {
      params: { path: { siteId }, header: { 'Idempotency-Key': key } },
      body,
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
  const [tries, setTries] = useState(0);
  useFirstFault(tries);
  const command = useCommand(propose);
  const gaps = missing(typed);
  const refused = fieldFaults(command.error);
  const fault = (name: string) => {
    const gap = tries > 0 ? gaps.get(name) : undefined;
    if (gap) return texts[gap];
    return refused.find(({ field }) => field === name || field.startsWith(`${name}.`))?.rule;
  };
  const send = () => {
    if (gaps.size > 0) return setTries(tries + 1);
    const onSuccess = ({ proposalId }: { readonly proposalId: string }) => {
      forget();
      const holds = { of: proposalId, in: ['requested'] };
      notices.show({ id: proposalId, type: 'success', text: texts.proposed(typed.name), holds });
      navigate(`/proposals/${proposalId}`);
    };
    command.mutate({ siteId, body: requestOf(typed) }, { onSuccess });
  };
  const isDirty = JSON.stringify(typed) !== JSON.stringify(initial) && !command.isSuccess;
  const change = (changes: Partial<TemplateForm>) => setTyped({ ...typed, ...changes });
  return { typed, restored, change, fault, isDirty, isBusy: command.isPending, error: command.error, send };
}
