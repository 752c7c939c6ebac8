import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useParams } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { SiteMode } from '../../parts/site-mode';
import { formatDuration } from '../../parts/time-format';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { Bypass } from './bypass';

/** One site: its mode now, what its windows cover, and who decides about them. */
export default function SitePage() {
  const texts = useTexts();
  const { siteId = '' } = useParams<{ siteId: string }>();
  const { data, error, refetch } = useLive(['site', siteId], (api, signal) =>
    bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
  );
  return (
    <Page title={data?.branding.name ?? siteId} description={siteId} actions={<Links siteId={siteId} />}>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner size="large" />}
      {data && (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{texts.sites.settings}</Header>}>
            <KeyValuePairs columns={2} minColumnWidth={250} items={settingsOf(data, texts)} />
          </Container>
          <Container header={<Header variant="h2">{texts.sites.policy}</Header>}>
            <KeyValuePairs columns={2} minColumnWidth={250} items={policyOf(data.policy, texts)} />
          </Container>
          <Bypass site={data} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function Links({ siteId }: { readonly siteId: string }) {
  const { sites: texts, app } = useTexts();
  const may = useMay();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={`/audit?site=${siteId}`}>{app.audit}</Button>
      {may('breakglass') && <Button href={`/emergency?site=${siteId}`}>{texts.emergency}</Button>}
    </SpaceBetween>
  );
}

function settingsOf(site: Site, { sites: texts }: Texts) {
  const { siteId, hostnames, timeZone, exemptions, allowedMethods, bypass } = site;
  return [
    { label: texts.now, value: <SiteMode siteId={siteId} /> },
    { label: texts.zone, value: timeZone },
    { label: texts.hostnames, value: hostnames.join(', ') },
    { label: texts.exemptions, value: exemptions.join(', ') || texts.none },
    { label: texts.passing, value: allowedMethods.join(', ') },
    { label: texts.networks, value: bypass.cidrs.join(', ') || texts.none },
  ];
}

function policyOf(policy: Site['policy'], { sites: texts, shared }: Texts) {
  const { approvers, emergency } = policy;
  const time = (seconds: number) => formatDuration(seconds, shared);
  const asked = approvers ? [...approvers.people, ...approvers.groups].join(', ') : texts.everyApprover;
  return [
    { label: texts.approvals, value: policy.approvalsRequired },
    { label: texts.approvers, value: asked },
    { label: texts.veto, value: policy.veto ? texts.yes : texts.no },
    { label: texts.selfApproval, value: policy.selfApproval ? texts.yes : texts.no },
    { label: texts.requireLogin, value: policy.requireLogin ? texts.yes : texts.no },
    { label: texts.leadTime, value: time(policy.leadTimeSeconds) },
    { label: texts.longest, value: time(policy.maximumDurationSeconds) },
    { label: texts.timeout, value: time(policy.timeoutSeconds) },
    { label: texts.emergencies, value: time(emergency.maximumDurationSeconds) },
  ];
}
