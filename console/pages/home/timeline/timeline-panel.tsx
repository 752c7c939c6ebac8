import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ErrorView } from '../../../parts/error-view';
import { OpenPages } from '../../../parts/lists/open-pages';
import { useNow } from '../../../parts/times/clock';
import { useZone } from '../../../parts/times/time';
import { useWidth } from '../../../parts/use-width';
import { useTexts } from '../../../texts/texts-context';
import { useWindowsOf } from '../home-data';
import type { SiteFeed } from '../site-feed';
import { rowsOf } from './lanes';
import { Legend } from './legend';
import { spanAt, type Zoom } from './scale';
import { Timeline } from './timeline';
import { ZoomChoice } from './zoom-choice';

export const rowsPerPage = 10;

/** The timeline, with what moves it. */
export function TimelinePanel({ siteIds, active, isWhole, want }: SiteFeed) {
  const { home } = useTexts();
  const [zoom, setZoom] = useState<Zoom>('week');
  const [steps, setSteps] = useState(0);
  const [page, setPage] = useState(1);
  const zone = useZone();
  const now = useNow(10_000);
  const [box, width] = useWidth();
  const span = spanAt(now, zoom, steps);
  const shown = siteIds.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const { windows, statuses, error } = useWindowsOf(shown, span);
  const goTo = (wanted: number) => {
    want(wanted * rowsPerPage + 1);
    setPage(wanted);
  };
  const controls = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="angle-left" variant="icon" ariaLabel={home.earlier} onClick={() => setSteps(steps - 1)} />
      <Button disabled={steps === 0} disabledReason={home.todayShown} onClick={() => setSteps(0)}>
        {home.today}
      </Button>
      <Button iconName="angle-right" variant="icon" ariaLabel={home.later} onClick={() => setSteps(steps + 1)} />
      <ZoomChoice zoom={zoom} onChange={setZoom} />
    </SpaceBetween>
  );
  const isPaged = !isWhole || siteIds.length > rowsPerPage;
  return (
    <Container
      header={
        <Header variant="h2" actions={controls} description={home.timesIn(zone)}>
          {home.timeline}
        </Header>
      }
      footer={
        isPaged && (
          <OpenPages page={page} perPage={rowsPerPage} known={siteIds.length} isWhole={isWhole} onChange={goTo} />
        )
      }
    >
      <SpaceBetween size="s">
        {error !== null && <ErrorView error={error} />}
        <div ref={box} className="timeline-box">
          {width > 0 && (
            <Timeline
              rows={rowsOf(shown, [...windows, ...active], span)}
              nameOf={(siteId) => statuses.get(siteId)?.data?.name}
              span={span}
              zoom={zoom}
              timeZone={zone}
              now={now}
              width={width}
            />
          )}
        </div>
        <Legend />
      </SpaceBetween>
    </Container>
  );
}
