import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Window } from '../../api/types';
import { Actor } from '../../parts/directory/actor';
import type { HistoryEvent } from '../../parts/history/history-of';
import { actualEnd, endingOf } from '../../parts/states/ending';
import { Period, Time } from '../../parts/times/time';
import { formatDuration } from '../../parts/times/time-format';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';

interface EndedProps {
  readonly window: Window;
  readonly history: readonly HistoryEvent[];
}

/** Who cancelled the window or ended it early, when and why, beside what was planned. Nothing for any other window. */
export function Ended({ window, history }: EndedProps) {
  const { window: texts, shared } = useTexts();
  const ending = endingOf(window, history);
  if (!ending) return null;
  const { kind, entry } = ending;
  const { startsAt, endsAt } = window;
  const until = actualEnd(window);
  const planned = { label: texts.planned, value: <Period startsAt={startsAt} endsAt={endsAt} /> };
  const ran = [
    { label: texts.actual, value: <Period startsAt={startsAt} endsAt={until} /> },
    planned,
    { label: texts.lasted, value: <Lasted from={startsAt} until={until} planned={endsAt} /> },
  ];
  const by = entry && { label: texts.endedBy, value: <Actor of={entry.actor} /> };
  const at = entry && kind === 'cancelled' && { label: texts.cancelledAt, value: <Time at={entry.at} /> };
  const reason = entry?.reason && { label: shared.reason, value: <Said lines>{entry.reason}</Said> };
  const items = [...(kind === 'early' ? ran : [planned]), at, by, reason].flatMap((pair) => pair || []);
  return (
    <Container header={<Header variant="h2">{texts.endings[kind]}</Header>}>
      <KeyValuePairs columns={2} minColumnWidth={250} items={items} />
    </Container>
  );
}

interface LastedProps {
  readonly from: string;
  readonly until: string;
  readonly planned: string;
}

function Lasted({ from, until, planned }: LastedProps) {
  const { window: texts, shared } = useTexts();
  const length = (end: string) => formatDuration(Math.max(0, Date.parse(end) - Date.parse(from)) / 1000, shared);
  return <>{texts.lastedOf(length(until), length(planned))}</>;
}
