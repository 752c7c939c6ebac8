import type { TableProps } from '@cloudscape-design/components/table';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Proposal } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { useCursors } from '../../parts/lists/use-cursors';
import { Status } from '../../parts/states/status';
import { Countdown, Time } from '../../parts/times/time';
import { proposalTitle } from '../../parts/voting/proposal-title';
import { approvalsOf } from '../../parts/voting/question';
import { Said } from '../../parts/words/said';
import type { Texts } from '../../texts/texts';
import { wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { type Filter, listQuery } from './filter';

interface ProposalTableProps {
  readonly siteId: string;
  readonly filter: Filter;
}

export function ProposalTable({ siteId, filter }: ProposalTableProps) {
  const texts = useTexts();
  const { proposals: words } = texts;
  const cursors = useCursors();
  const { cursor } = cursors;
  const { data, error, refetch } = useLive(
    ['proposals', siteId, filter, cursor],
    (api, signal) => {
      const params = { path: { siteId }, query: listQuery(filter, cursor) };
      return bodyOf(api.GET('/v1/sites/{siteId}/proposals', { params, signal }));
    },
    { keepPrevious: true },
  );
  return (
    <ListTable
      label={words.title}
      reading={{ items: data?.items, error, onRetry: () => void refetch() }}
      trackBy="proposalId"
      columns={columnsOf(texts)}
      empty={<EmptyView title={words.empty} text={words.emptyText} />}
      paging={{ cursors, next: data?.cursor }}
    />
  );
}

function columnsOf(texts: Texts): readonly TableProps.ColumnDefinition<Proposal>[] {
  const { proposals: words, shared } = texts;
  return [
    {
      id: 'proposal',
      header: words.proposal,
      minWidth: 160,
      isRowHeader: true,
      cell: (proposal) => (
        <a href={`/proposals/${proposal.proposalId}`}>
          <Said>{proposalTitle(proposal, texts)}</Said>
        </a>
      ),
    },
    { id: 'kind', header: words.kind, cell: ({ kind }) => <Said>{wordFor(words.kinds, kind)}</Said> },
    { id: 'status', header: shared.status, minWidth: 140, cell: ({ status }) => <Status status={status} /> },
    { id: 'reason', header: shared.reason, minWidth: 140, cell: ({ reason }) => <Said>{reason}</Said> },
    {
      id: 'votes',
      header: words.votes,
      cell: ({ approvals }) => words.votesOf(approvalsOf(approvals.votes), approvals.required),
    },
    { id: 'at', header: words.requestedAt, cell: ({ requestedAt }) => <Time at={requestedAt} /> },
    {
      id: 'decide',
      header: words.decideBy,
      cell: ({ status, decideBy }) => status === 'requested' && <Countdown to={decideBy} />,
    },
  ];
}
