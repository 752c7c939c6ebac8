import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import type { TableProps } from '@cloudscape-design/components/table';
import type { OpenQuestion } from '../../api/types';
import { Actor } from '../../parts/directory/actor';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { Countdown } from '../../parts/times/time';
import { questionPath, questionTitle } from '../../parts/voting/open-question';
import { countOf, useQuestions } from '../../parts/voting/use-questions';
import { Said } from '../../parts/words/said';
import type { Texts } from '../../texts/texts';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/**
 * The first of the questions that the person may answer, the nearest deadline first.
 * @param isErrorShown the page already says that nothing could be read
 */
export function WaitingTable({ isErrorShown }: { readonly isErrorShown: boolean }) {
  const texts = useTexts();
  const { home, app } = texts;
  const { data, error, refetch } = useQuestions('true');
  if (error && !data && isErrorShown) return null;
  return (
    <ListTable
      label={home.waiting}
      header={
        <Header
          variant="h2"
          counter={data && `(${countOf(data)})`}
          description={home.waitingText}
          actions={<Button href="/approvals">{app.approvals}</Button>}
        >
          {home.waiting}
        </Header>
      }
      reading={{ items: data?.items, error, onRetry: () => void refetch() }}
      trackBy={({ subjectId, planVersion }) => `${subjectId} ${planVersion}`}
      columns={columnsOf(texts)}
      empty={<EmptyView title={home.nothingWaits} text={home.nothingWaitsText} />}
    />
  );
}

function columnsOf(texts: Texts): readonly TableProps.ColumnDefinition<OpenQuestion>[] {
  const { home, shared, approvals } = texts;
  return [
    {
      id: 'question',
      header: home.question,
      minWidth: 160,
      isRowHeader: true,
      cell: (question) => (
        <a href={questionPath(question)}>
          <Said>{approvals.headingOf(wordFor(approvals.kinds, question.kind), questionTitle(question))}</Said>
        </a>
      ),
    },
    { id: 'site', header: shared.site, minWidth: 180, cell: ({ siteId }) => siteId },
    { id: 'asker', header: shared.requestedBy, cell: ({ requestedBy }) => <Actor of={requestedBy} /> },
    { id: 'votes', header: home.votes, cell: ({ given, required }) => home.votesOf(given, required) },
    { id: 'decide', header: home.decide, cell: ({ decideBy }) => <Countdown to={decideBy} /> },
  ];
}
