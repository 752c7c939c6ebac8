import Container from '@cloudscape-design/components/container';
import type { ListedStatus } from '../../api/types';
import { EdgeState } from '../../parts/states/edge-state';
import { lookOf, ModeBadge } from '../../parts/states/mode-badge';
import { useNow } from '../../parts/times/clock';
import { Countdown, Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/** A site now: its mode, what comes next, and whether the edge has it. */
export function SiteTile(site: ListedStatus) {
  const { home } = useTexts();
  const { siteId, name, mode, requests } = site;
  return (
    <Container fitHeight>
      <div className={`tile tile-${lookOf(mode)}`}>
        <a className="tile-site" href={`/sites/${siteId}`}>
          {siteId}
        </a>
        {name !== undefined && (
          <div className="tile-name">
            <Said>{name}</Said>
          </div>
        )}
        <ModeBadge mode={mode} large />
        <Next {...site} />
        {requests > 0 && <div className="quiet">{home.waitingRequests(requests)}</div>}
        <EdgeState status={site} />
      </div>
    </Container>
  );
}

/** The next boundary: what happens then, when, and how long until then. */
function Next({ nextBoundary, window }: ListedStatus) {
  const { home, shared } = useTexts();
  if (!nextBoundary) return <div className="quiet">{home.nothingPlanned}</div>;
  const { mode, boundary } = nextBoundary;
  const what = boundary === 'end' ? home.opens : home.becomes(wordFor(shared.modes, mode));
  return (
    <div>
      <div className="tile-next">
        {what} <Countdown to={nextBoundary.at} />
      </div>
      <div className="quiet">
        <Time at={nextBoundary.at} />
      </div>
      {window && <Passed from={window.startsAt} to={window.endsAt} />}
    </div>
  );
}

/** How much of the window has passed. */
function Passed({ from, to }: { readonly from: string; readonly to: string }) {
  const { home } = useTexts();
  const now = useNow();
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const percent = Math.min(100, Math.max(0, Math.round(((now - start) / (end - start)) * 100)));
  return <progress className="tile-passed" max={100} value={percent} aria-label={home.passed(percent)} />;
}
