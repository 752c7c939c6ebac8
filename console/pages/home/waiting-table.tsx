import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { EmptyView } from '../../parts/empty-view';
import { ModeBadge } from '../../parts/mode-badge';
import { Countdown, Time } from '../../parts/time';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import type { Waiting } from './waiting-windows';

/** The questions that the person may answer, the nearest deadline first. */
export function WaitingTable({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const texts = useTexts();
  const { home } = texts;
  return (
    <Table
      header={
        <Header variant="h2" counter={`(${waiting.length})`} description={home.waitingText}>
          {home.waiting}
        </Header>
      }
      items={waiting}
      trackBy={({ window }) => window.windowId}
      columnDefinitions={columnsOf(texts)}
      empty={<EmptyView title={home.nothingWaits} text={home.nothingWaitsText} />}
      wrapLines
    />
  );
}

function columnsOf({ home, shared }: Texts): readonly TableProps.ColumnDefinition<Waiting>[] {
  return [
    {
      id: 'question',
      header: home.question,
      isRowHeader: true,
      cell: ({ window: { windowId, reason }, kind }) => (
        <a href={`/windows/${windowId}`}>
          {home.kinds[kind]}: {reason}
        </a>
      ),
    },
    { id: 'site', header: shared.site, cell: ({ window }) => window.siteId },
    { id: 'mode', header: shared.mode, cell: ({ window }) => <ModeBadge mode={window.mode} /> },
    { id: 'start', header: shared.start, cell: ({ window }) => <Time at={window.startsAt} /> },
    { id: 'votes', header: home.votes, cell: ({ given, required }) => home.votesOf(given, required) },
    { id: 'decide', header: home.decide, cell: ({ decideBy }) => <Countdown to={decideBy} /> },
  ];
}
