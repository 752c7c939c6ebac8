import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { ShownWindow, Site, Window } from '../../api/types';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Status } from '../../parts/states/status';
import { useNow } from '../../parts/times/clock';
import { Period, Time, useZone } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useLaterTexts } from '../../texts/use-later-texts';
import { Approvers } from './approvers';
import type { Form } from './form';
import { conflictsWith, faultsOf, type Times, templateFaults, timesOf } from './judge';
import type { Template } from './template';
import { undecidedOf } from './undecided';
import { isStartKept, zoneOf } from './when';

interface AnswersProps {
  readonly typed: Form;
  readonly site: Site | undefined;
  readonly template: Template | undefined;
  /** The window that is edited. */
  readonly edited: ShownWindow | undefined;
}

/** What the typed plan means, while it is typed: its times, what is in its way, and who has to approve it. */
export function Answers({ typed, site, template, edited }: AnswersProps) {
  const { windowForm: texts } = useLaterTexts();
  const now = useNow(10_000);
  if (!site) return null;
  const times = timesOf(typed, zoneOf(typed, site));
  const ofTemplate = template ? templateFaults(times, typed, template) : [];
  const faults = [...faultsOf(times, typed, site.policy, now, edited && isStartKept(typed, edited)), ...ofTemplate];
  return (
    <Container header={<Header variant="h2">{texts.means}</Header>}>
      <SpaceBetween size="m">
        <TimesInZones times={times} zone={zoneOf(typed, site)} isLatest={typed.starts === 'on-approval'} />
        {faults.map((fault) => (
          <Alert key={fault} type="warning">
            {texts.faults[fault]}
          </Alert>
        ))}
        <Conflicts times={times} site={site} ownId={edited?.windowId} />
        <Approvers policy={site.policy} isTemplate={template !== undefined} />
      </SpaceBetween>
    </Container>
  );
}

interface TimesProps {
  readonly times: Times;
  /** In which they are typed. */
  readonly zone: string;
  readonly isLatest: boolean;
}

function TimesInZones({ times: { start, end }, zone: typedIn, isLatest }: TimesProps) {
  const { windowForm: texts } = useLaterTexts();
  const own = useZone();
  if (start.kind === 'never') return <Alert type="error">{texts.never}</Alert>;
  if (start.kind === 'twice') {
    return (
      <Alert type="error">
        {texts.twice} <Time at={start.earlier} zone="UTC" /> / <Time at={start.later} zone="UTC" />
      </Alert>
    );
  }
  if (start.kind === 'unknown' || end === undefined) return <Box color="text-body-secondary">{texts.noTimes}</Box>;
  const zones = [...new Set([typedIn, own, 'UTC'])];
  const items = zones.map((zone) => ({
    label: zone,
    value: <Period startsAt={start.at} endsAt={end} zone={zone} />,
  }));
  return (
    <>
      {isLatest && <Box>{texts.latest}</Box>}
      <KeyValuePairs columns={1} items={items} />
    </>
  );
}

interface ConflictsProps {
  readonly ownId: string | undefined;
  readonly times: Times;
  readonly site: Site;
}

function Conflicts({ times, site, ownId }: ConflictsProps) {
  const { windowForm: texts } = useLaterTexts();
  const { data } = useLive(
    ['undecided-of-site', site.siteId],
    (api, signal) => undecidedOf(site.siteId, (query) => bodyOf(api.GET('/v1/windows', { params: { query }, signal }))),
    { every: 30_000 },
  );
  if (!data || times.start.kind !== 'instant' || times.end === undefined) return null;
  const conflicts = conflictsWith(times, data, ownId);
  if (conflicts.length === 0) return <StatusIndicator type="success">{texts.noConflict}</StatusIndicator>;
  return (
    <Alert type="warning" header={texts.conflicts}>
      {conflicts.map((window) => (
        <Conflict key={window.windowId} window={window} />
      ))}
    </Alert>
  );
}

function Conflict({ window: { windowId, reason, mode, status, startsAt } }: { readonly window: Window }) {
  return (
    <div>
      <a href={`/windows/${windowId}`}>
        <Said>{reason}</Said>
      </a>{' '}
      <ModeBadge mode={mode} /> <Status status={status} /> <Time at={startsAt} />
    </div>
  );
}
