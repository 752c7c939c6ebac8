import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { pollMilliseconds } from '../../../api/pacing';
import type { Window } from '../../../api/types';
import { ErrorView } from '../../../parts/error-view';
import { CursorPages } from '../../../parts/lists/cursor-pages';
import { useNow } from '../../../parts/times/clock';
import { useZone } from '../../../parts/times/time';
import { useWidth } from '../../../parts/use-width';
import { useTexts } from '../../../texts/texts-context';
import { useStatuses } from '../use-statuses';
import { useWindowsOf } from '../use-windows-of';
import { rowsOf } from './lanes';
import { Legend } from './legend';
import { spanAt, type Zoom } from './scale';
import { Timeline } from './timeline';
import { ZoomChoice } from './zoom-choice';

interface TimelinePanelProps {
  /** The windows in force, of any site and whenever they began. */
  readonly active: readonly Window[];
}

/** The timeline, with what moves it. Its pages are its own. */
export function TimelinePanel({ active }: TimelinePanelProps) {
  const { home } = useTexts();
  const [zoom, setZoom] = useState<Zoom>('week');
  const [steps, setSteps] = useState(0);
  const zone = useZone();
  const now = useNow(10_000);
  const [box, width] = useWidth();
  const span = spanAt(now, zoom, steps);
  const { sites, next, cursors, error: stopped, retry } = useStatuses(pollMilliseconds);
  const { windows, error } = useWindowsOf(sites, span);
  const siteIds = sites.map(({ siteId }) => siteId);
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
  return (
    <Container
      header={
        <Header variant="h2" actions={controls} description={home.timesIn(zone)}>
          {home.timeline}
        </Header>
      }
      footer={(cursors.page > 1 || next !== undefined) && <CursorPages cursors={cursors} next={next} />}
    >
      <SpaceBetween size="s">
        {error && <ErrorView error={error} />}
        {/* The first page is that of the tiles, which says so. */}
        {stopped && cursors.page > 1 && <ErrorView error={stopped} onRetry={retry} />}
        <div ref={box} className="timeline-box">
          {width > 0 && (
            <Timeline
              rows={rowsOf(siteIds, [...windows, ...active], span)}
              nameOf={(siteId) => sites.find((site) => site.siteId === siteId)?.name}
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
