import './emergency.css';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation, useSearch } from 'wouter';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import { useDraft } from '../../parts/drafts/draft';
import { DraftNote } from '../../parts/drafts/draft-note';
import { ErrorView } from '../../parts/error-view';
import { wholeIn } from '../../parts/forms/rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { Page } from '../../parts/page';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useSite } from '../../parts/site-choice/use-site';
import { WithSites } from '../../parts/with-sites';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { Confirm } from './confirm';
import { Fields } from './fields';
import { type Form, foundIn, rules } from './rules';

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
  const isComplete = site !== undefined && typed.reason.trim() !== '' && wholeIn(typed.minutes) !== undefined;
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
    // It is not sent by Enter; the first field that is wrong is looked for in forms.
    <form noValidate onSubmit={(event) => event.preventDefault()}>
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
    </form>
  );
}
