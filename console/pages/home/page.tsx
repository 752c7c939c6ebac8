import './home.css';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useEffect } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useNow } from '../../parts/times/clock';
import { useZone } from '../../parts/times/time';
import { formatTime } from '../../parts/times/time-format';
import { useMay, useMe } from '../../sign-in/me';
import { useTexts, useWording } from '../../texts/texts-context';
import { Emergencies } from './emergencies';
import { SiteTiles } from './site-tiles';
import { TimelinePanel } from './timeline/timeline-panel';
import { UnknownPerson } from './unknown-person';
import { useStatuses } from './use-statuses';
import { WaitingTable } from './waiting-table';

/** What is closed, what comes next, and what waits for the person. */
export default function HomePage() {
  const { home } = useTexts();
  const me = useMe();
  const may = useMay();
  const page = useStatuses();
  const isRest = useRest();
  const active = useActive(isRest || page.sites.some(({ breakGlass }) => breakGlass.unratified.length > 0));
  const error = page.error ?? active.error;
  return (
    <Page title={home.title} description={<Now />} actions={may('requester') && <Request />}>
      <SpaceBetween size="l">
        {!me.person && <UnknownPerson />}
        {error && <ErrorView error={error} onRetry={() => void Promise.all([page.retry(), active.refetch()])} />}
        <Emergencies windows={active.windows} />
        <SiteTiles {...page} />
        {isRest && page.sites.length > 0 && <TimelinePanel active={active.windows} />}
        {isRest && me.person?.approver && <WaitingTable isErrorShown={error !== null} />}
      </SpaceBetween>
    </Page>
  );
}

/** The windows in force: emergencies among them, and for the timeline those that began long ago. */
function useActive(enabled: boolean) {
  const query = { status: 'active', limit: '100' } as const;
  const { data, error, refetch } = useLive(
    ['active'],
    (api, signal) => bodyOf(api.GET('/v1/windows', { params: { query }, signal })),
    { enabled },
  );
  return { windows: data?.items ?? [], error, refetch };
}

let wasDrawn = false;

/**
 * Whether to draw, and ask for, what is below the sites: the first time only when nothing else has to be drawn. Who comes back finds
 * the page as long as they left it.
 */
function useRest(): boolean {
  useEffect(() => {
    wasDrawn = true;
  }, []);
  return useDeferredValue(true, wasDrawn);
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
