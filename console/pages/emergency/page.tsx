import './emergency.css';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import { useDraft } from '../../parts/draft';
import { DraftNote } from '../../parts/draft-note';
import { ErrorView } from '../../parts/error-view';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { Page } from '../../parts/page';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useSite } from '../../parts/site-choice/use-site';
import { WithSites } from '../../parts/with-sites';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { HoldButton } from './hold-button';
import { type Form, foundIn, rules } from './rules';

const modes = ['full', 'testers-only', 'read-only'] as const;
const emptyForm: Form = { siteId: '', mode: 'full', minutes: '30', reason: '', message: '' };

/** Closes a site at once, before anybody has approved it. */
export default function EmergencyPage() {
  const { emergency: texts } = useTexts();
  const may = useMay();
  return (
    <Page title={texts.title} description={texts.description}>
      {may('breakglass') ? (
        <WithSites>{() => <EmergencyForm />}</WithSites>
      ) : (
        <Alert type="info">{texts.notAllowed}</Alert>
      )}
    </Page>
  );
}

async function startEmergency(api: Api, { siteId, mode, minutes, reason, message }: Form, key: string) {
  const params = { path: { siteId }, header: { 'Idempotency-Key': key } };
  const told = message.trim() === '' ? {} : { message: message.trim() };
  const body = { mode, reason: reason.trim(), durationMinutes: Number(minutes), ...told };
  return bodyOf(api.POST('/v1/sites/{siteId}/emergency', { params, body }));
}

function EmergencyForm() {
  const { emergency: texts, shared } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  // Where the address names the site, the form is never about another one.
  const named = new URLSearchParams(useSearch()).get('site') ?? '';
  const [typed, setTyped, forget, restored] = useDraft<Form>(`emergency ${named}`, emptyForm);
  const siteId = named || typed.siteId;
  const choose = (chosen: string) => {
    if (named === '') setTyped({ ...typed, siteId: chosen });
    else navigate(`/emergency?site=${encodeURIComponent(chosen)}`, { replace: true });
  };
  const command = useCommand(startEmergency);
  const asked = { ...typed, siteId };
  const faults = useFaults(rules, {
    typed: asked,
    found: foundIn(asked),
    error: command.error,
    sent: command.variables,
  });
  const site = useSite(siteId).data;
  const isComplete = site !== undefined && typed.reason.trim() !== '' && /^[1-9]\d*$/.test(typed.minutes);
  const send = () =>
    faults.check() &&
    command.mutate(asked, {
      onSuccess: ({ windowId }) => {
        forget();
        const holds = { of: windowId, in: ['active'] };
        notices.show({ id: windowId, type: 'success', text: texts.started, holds });
        navigate(`/windows/${windowId}`);
      },
    });
  return (
    <Container>
      <SpaceBetween size="m">
        <DraftNote {...restored} />
        <SiteChoice label={shared.site} value={siteId} errorText={faults.at.get('siteId')} onChoose={choose} />
        <Fields typed={typed} faults={faults.at} change={(more) => setTyped({ ...typed, ...more })} />
        {site && <Alert type="warning">{texts.consequence(site.branding.name ?? site.siteId)}</Alert>}
        {faults.problem && <ErrorView error={faults.problem} />}
        <Confirm
          siteId={siteId}
          whyNot={isComplete ? undefined : texts.incomplete}
          isBusy={command.isPending}
          onConfirm={send}
        />
      </SpaceBetween>
    </Container>
  );
}

interface ConfirmProps {
  readonly siteId: string;
  /** Why it cannot be started yet. */
  readonly whyNot: string | undefined;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

/** Who cannot hold a button or a key types the site's id instead. */
function Confirm({ siteId, whyNot, isBusy, onConfirm }: ConfirmProps) {
  const { emergency: texts } = useTexts();
  const [named, setNamed] = useState('');
  const onName = (value: string) => {
    setNamed(value);
    if (whyNot === undefined && !isBusy && value === siteId) onConfirm();
  };
  return (
    <SpaceBetween size="s">
      <HoldButton text={texts.hold} hint={texts.holdHint} whyNot={whyNot} isBusy={isBusy} onHeld={onConfirm} />
      {siteId !== '' && (
        <FormField label={texts.insteadOfHolding(siteId)} errorText={named === siteId && whyNot}>
          <Input value={named} spellcheck={false} onChange={({ detail }) => onName(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

interface FieldsProps {
  readonly typed: Form;
  readonly faults: FaultTexts;
  readonly change: (changes: Partial<Form>) => void;
}

function Fields({ typed, faults, change }: FieldsProps) {
  const { emergency: texts, shared } = useTexts();
  const { windowForm } = useLaterTexts();
  const items = modes.map((value) => ({
    value,
    label: <span className="sentence">{shared.modes[value]}</span>,
    description: windowForm.modes[value],
  }));
  return (
    <SpaceBetween size="m">
      <FormField label={shared.mode}>
        <Tiles
          value={typed.mode}
          items={items}
          onChange={({ detail }) => change({ mode: modes.find((mode) => mode === detail.value) ?? 'full' })}
        />
      </FormField>
      <FormField label={texts.minutes} errorText={faults.get('durationMinutes')}>
        <Input type="number" value={typed.minutes} onChange={({ detail }) => change({ minutes: detail.value })} />
      </FormField>
      <FormField label={shared.reason} errorText={faults.get('reason')}>
        <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
      </FormField>
      <FormField label={texts.message} errorText={faults.get('message')}>
        <Textarea value={typed.message} rows={2} onChange={({ detail }) => change({ message: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
