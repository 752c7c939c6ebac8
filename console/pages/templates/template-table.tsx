import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Proposal } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { useCursors } from '../../parts/lists/use-cursors';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Status } from '../../parts/states/status';
import { whyNotUsable } from '../../parts/templates/template-use';
import { templateWords } from '../../parts/templates/template-words';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import { useTexts, useWording, type Wording } from '../../texts/texts-context';
import { RevokeDialog } from './revoke-dialog';

export type Shown = 'approved' | 'requested' | 'all';

interface TemplateTableProps {
  readonly siteId: string;
  readonly shown: Shown;
}

export function TemplateTable({ siteId, shown }: TemplateTableProps) {
  const wording = useWording();
  const { templates: texts } = wording.texts;
  const cursors = useCursors();
  const { cursor } = cursors;
  const [revoked, setRevoked] = useState<Proposal | undefined>(undefined);
  const { data, error, refetch } = useLive(
    ['templates', siteId, shown, cursor],
    (api, signal) => {
      const status = shown === 'all' ? {} : { status: shown };
      const query = { kind: 'template' as const, limit: '20', ...status, ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/sites/{siteId}/proposals', { params: { path: { siteId }, query }, signal }));
    },
    { keepPrevious: true },
  );
  const actions = (proposal: Proposal) => <Actions proposal={proposal} onRevoke={() => setRevoked(proposal)} />;
  return (
    <>
      <ListTable
        label={texts.title}
        reading={{ items: data?.items, error, onRetry: () => void refetch() }}
        trackBy="proposalId"
        columns={columnsOf(wording, actions)}
        empty={<None siteId={siteId} />}
        paging={{ cursors, next: data?.cursor }}
      />
      {revoked && <RevokeDialog proposal={revoked} onClose={() => setRevoked(undefined)} />}
    </>
  );
}

function None({ siteId }: { readonly siteId: string }) {
  const { templates: texts } = useTexts();
  const may = useMay();
  return (
    <EmptyView
      title={texts.empty}
      text={texts.emptyText}
      action={may('requester') && <Button href={`/templates/new?siteId=${siteId}`}>{texts.propose}</Button>}
    />
  );
}

function columnsOf(
  wording: Wording,
  actions: (proposal: Proposal) => React.ReactNode,
): readonly TableProps.ColumnDefinition<Proposal>[] {
  const { templates: texts, shared } = wording.texts;
  return [
    {
      id: 'name',
      header: texts.name,
      minWidth: 120,
      cell: ({ proposalId, template }) => (
        <a href={`/proposals/${proposalId}`}>
          <Said>{template?.name ?? proposalId}</Said>
        </a>
      ),
      isRowHeader: true,
    },
    { id: 'allows', header: texts.allows, minWidth: 200, cell: (proposal) => <Allows proposal={proposal} /> },
    {
      id: 'status',
      header: shared.status,
      minWidth: 140,
      cell: (proposal) => {
        const fault = proposal.status === 'approved' ? whyNotUsable(proposal, Date.now()) : undefined;
        return fault ? <Said>{texts.notUsable[fault]}</Said> : <Status status={proposal.status} />;
      },
    },
    {
      id: 'used',
      header: texts.used,
      minWidth: 110,
      cell: ({ used = 0, template }) => template && texts.usedOf(used, template.uses),
    },
    { id: 'expires', header: texts.expires, cell: ({ template }) => template && <Time at={template.expiresAt} /> },
    { id: 'actions', header: texts.actions, cell: actions },
  ];
}

function Allows({ proposal: { template } }: { readonly proposal: Proposal }) {
  const wording = useWording();
  if (!template) return null;
  return (
    <>
      <ModeBadge mode={template.mode} />
      {templateWords(template, wording).map((words) => (
        <div key={words}>
          <Said>{words}</Said>
        </div>
      ))}
    </>
  );
}

interface ActionsProps {
  readonly proposal: Proposal;
  readonly onRevoke: () => void;
}

function Actions({ proposal, onRevoke }: ActionsProps) {
  const { proposalId, siteId, status, template } = proposal;
  const { templates: texts } = useTexts();
  const may = useMay();
  if (!template || status !== 'approved' || !may('requester')) return null;
  const isUsable = whyNotUsable(proposal, Date.now()) === undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isUsable && (
        <Button
          href={`/windows/new?siteId=${siteId}&templateId=${proposalId}`}
          ariaLabel={texts.startFrom(template.name)}
        >
          {texts.use}
        </Button>
      )}
      <Button onClick={onRevoke} ariaLabel={texts.revokeOf(template.name)}>
        {texts.revoke}
      </Button>
    </SpaceBetween>
  );
}
