import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useParams } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { ErrorView } from '../../parts/error-view';
import { NotLoaded } from '../../parts/not-loaded';
import { Page } from '../../parts/page';
import { settingText } from '../../parts/settings/setting-text';
import { policySettings, type SettingName, settingNames, settingOf } from '../../parts/settings/settings';
import { SiteMode } from '../../parts/states/site-mode';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import { useTexts, useWording } from '../../texts/texts-context';
import { Bypass } from './bypass';
import { BypassHeader } from './bypass-header';
import { DeleteDialog } from './delete-dialog';
import { Subscribers } from './subscribers';

/** One site: its mode now, what its windows cover, and who decides about them. */
export default function SitePage() {
  const texts = useTexts();
  const { siteId = '' } = useParams<{ siteId: string }>();
  const { data, error, refetch } = useLive(['site', siteId], (api, signal) =>
    bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
  );
  return (
    <Page
      title={data?.branding.name ?? siteId}
      description={data?.branding.name === undefined ? undefined : siteId}
      actions={data && <Links site={data} />}
    >
      {error && data && <ErrorView error={error} onRetry={() => void refetch()} />}
      {error && !data && <NotLoaded thing="sites" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner size="large" />}
      {data && (
        <SpaceBetween size="l">
          <Box>
            <SiteMode siteId={siteId} />
          </Box>
          <Container header={<Header variant="h2">{texts.sites.settings}</Header>}>
            <Settings site={data} names={general} />
          </Container>
          <Container header={<Header variant="h2">{texts.sites.policy}</Header>}>
            <Settings site={data} names={policySettings} />
          </Container>
          <Bypass site={data} />
          <BypassHeader site={data} />
          <Subscribers site={data} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function Links({ site }: { readonly site: Site }) {
  const { siteId } = site;
  const { sites: texts, app } = useTexts();
  const may = useMay();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {may('admin') && <Button href={`/sites/${siteId}/edit`}>{texts.edit}</Button>}
      <Button href={`/windows?siteId=${siteId}`}>{texts.windows}</Button>
      <Button href={`/templates?siteId=${siteId}`}>{texts.templates}</Button>
      <Button href={`/proposals?siteId=${siteId}`}>{texts.proposals}</Button>
      <Button href={`/audit?site=${siteId}`}>{app.audit}</Button>
      {may('breakglass') && <Button href={`/emergency?site=${siteId}`}>{texts.emergency}</Button>}
      {may('admin') && <Button onClick={() => setDeleting(true)}>{texts.delete}</Button>}
      {isDeleting && <DeleteDialog site={site} onClose={() => setDeleting(false)} />}
    </SpaceBetween>
  );
}

const general: readonly SettingName[] = settingNames.filter((name) => !name.startsWith('policy.'));

/** Settings and their values, in words. */
function Settings({ site, names }: { readonly site: Site; readonly names: readonly SettingName[] }) {
  const wording = useWording();
  const items = names.map((name) => ({
    label: wording.texts.sites.names[name],
    value: <SettingValue name={name} value={settingOf(site, name)} />,
  }));
  return <KeyValuePairs columns={2} minColumnWidth={250} items={items} />;
}

/** A list has a line for each entry; a colour and a logo are shown. */
function SettingValue({ name, value }: { readonly name: SettingName; readonly value: unknown }) {
  const wording = useWording();
  const text = settingText(name, value, wording);
  if (name === 'branding.logo' && typeof value === 'string' && value.startsWith('data:image/'))
    return <img className="logo-preview" src={value} alt={wording.texts.sites.names[name]} />;
  if (name === 'branding.accentColor' && typeof value === 'string') return <Colour colour={value} />;
  if (!Array.isArray(value) || value.length === 0 || name.endsWith('Seconds') || name === 'notices.languages')
    return <Said>{text}</Said>;
  return value.map((entry) => (
    <div key={String(entry)}>
      <Said>{String(entry)}</Said>
    </div>
  ));
}

function Colour({ colour }: { readonly colour: string }) {
  return (
    <>
      <svg className="colour" viewBox="0 0 1 1" aria-hidden="true">
        <rect width="1" height="1" fill={colour} />
      </svg>{' '}
      <Said>{colour}</Said>
    </>
  );
}
