import './home.css';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useEffect } from 'react';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useNow } from '../../parts/times/clock';
import { useZone } from '../../parts/times/time';
import { formatTime } from '../../parts/times/time-format';
import { useMay, useMe } from '../../sign-in/me';
import { useTexts, useWording } from '../../texts/texts-context';
import { Emergencies } from './emergencies';
import { useSiteFeed } from './site-feed';
import { SiteTiles } from './site-tiles';
import { rowsPerPage, TimelinePanel } from './timeline/timeline-panel';
import { UnknownPerson } from './unknown-person';
import { WaitingTable } from './waiting-table';

/** What is closed, what comes next, and what waits for the person. */
export default function HomePage() {
  const { home } = useTexts();
  const me = useMe();
  const may = useMay();
  const feed = useSiteFeed(rowsPerPage + 1);
  const isRest = useRest();
  return (
    <Page title={home.title} description={<Now />} actions={may('requester') && <Request />}>
      <SpaceBetween size="l">
        {!me.person && <UnknownPerson />}
        {feed.error && <ErrorView error={feed.error} onRetry={feed.retry} />}
        <Emergencies windows={feed.active} />
        <SiteTiles {...feed} />
        {isRest && feed.siteIds.length > 0 && <TimelinePanel {...feed} />}
        {isRest && me.person?.approver && <WaitingTable isErrorShown={feed.error !== null} />}
      </SpaceBetween>
    </Page>
  );
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
