import './home.css';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useMemo } from 'react';
import { useNow } from '../../parts/clock';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useZone } from '../../parts/time';
import { formatTime } from '../../parts/time-format';
import { useSites } from '../../parts/use-sites';
import { useMay, useMe } from '../../sign-in/me';
import { useTexts, useWording } from '../../texts/texts-context';
import { Emergencies } from './emergencies';
import { useLiveWindows } from './home-data';
import { namesOf, orderedSites } from './site-order';
import { SiteTiles } from './site-tiles';
import { TimelinePanel } from './timeline/timeline-panel';
import { UnknownPerson } from './unknown-person';
import { WaitingTable } from './waiting-table';

/** What is closed, what comes next, and what waits for the person. */
export default function HomePage() {
  const { home } = useTexts();
  const me = useMe();
  const may = useMay();
  const sites = useSites();
  const active = useLiveWindows('active');
  const approved = useLiveWindows('approved');
  const requested = useLiveWindows('requested');
  const all = [active, approved, requested];
  const live = { active: active.data ?? [], approved: approved.data ?? [], requested: requested.data ?? [] };
  const error = sites.error ?? all.find((one) => one.error)?.error;
  const isLoading = sites.isPending || all.some((one) => one.isPending);
  const names = useMemo(() => namesOf(sites.data ?? []), [sites.data]);
  const siteIds = orderedSites(sites.data ?? [], live);
  const retry = () => void Promise.all([sites, ...all].map((one) => one.refetch()));
  return (
    <Page title={home.title} description={<Now />} actions={may('requester') && <Request />}>
      <SpaceBetween size="l">
        {!me.person && <UnknownPerson />}
        {error && <ErrorView error={error} onRetry={retry} />}
        <Emergencies windows={live.active} />
        {isLoading && !error && <Spinner size="large" />}
        {sites.data && (
          <SiteTiles siteIds={siteIds} names={names} requested={live.requested} approved={live.approved} />
        )}
        {siteIds.length > 0 && <TimelinePanel siteIds={siteIds} names={names} />}
        {me.person?.approver && <WaitingTable isErrorShown={error !== undefined && error !== null} />}
      </SpaceBetween>
    </Page>
  );
}

function Now() {
  const { locale } = useWording();
  const zone = useZone();
  return formatTime(useNow(), zone, locale);
}

function Request() {
  const { app } = useTexts();
  return (
    <Button variant="primary" href="/windows/new">
      {app.request}
    </Button>
  );
}
