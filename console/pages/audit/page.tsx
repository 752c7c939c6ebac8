import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { AuditEntry } from '../../api/types';
import { CursorPages } from '../../parts/cursor-pages';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { Time } from '../../parts/time';
import { useCursors } from '../../parts/use-cursors';
import { useSites } from '../../parts/use-sites';
import { type Texts, wordFor } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { EntryDetails } from './entry-details';
import { useVerification } from './use-verification';

/** Who did what, newest first: of a site, or of the people and machines. */
export default function AuditPage() {
  const { audit: texts } = useTexts();
  const siteId = new URLSearchParams(useSearch()).get('site') ?? undefined;
  return (
    <Page title={texts.title} description={texts.description} actions={<Verify siteId={siteId} key={siteId ?? ''} />}>
      <SpaceBetween size="l">
        <Chain siteId={siteId} />
        <Entries siteId={siteId} key={siteId ?? ''} />
      </SpaceBetween>
    </Page>
  );
}

function Chain({ siteId }: { readonly siteId: string | undefined }) {
  const { audit: texts } = useTexts();
  const [, navigate] = useLocation();
  const options = [
    { value: '', label: texts.organization },
    ...(useSites().data ?? []).map((site) => ({ value: site.siteId, label: site.branding.name ?? site.siteId })),
  ];
  return (
    <FormField label={texts.chain}>
      <Select
        selectedOption={options.find(({ value }) => value === (siteId ?? '')) ?? null}
        options={options}
        filteringType="auto"
        onChange={({ detail }) =>
          navigate(detail.selectedOption.value ? `/audit?site=${detail.selectedOption.value}` : '/audit')
        }
      />
    </FormField>
  );
}

function Verify({ siteId }: { readonly siteId: string | undefined }) {
  const { audit: texts } = useTexts();
  const [{ state, entries, brokenAt, error }, start] = useVerification();
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span aria-live="polite">
        {state === 'running' && <StatusIndicator type="in-progress">{texts.verifying(entries)}</StatusIndicator>}
        {state === 'valid' && <StatusIndicator type="success">{texts.valid(entries)}</StatusIndicator>}
        {state === 'broken' && <StatusIndicator type="error">{texts.broken(brokenAt ?? entries + 1)}</StatusIndicator>}
        {state === 'failed' && <ErrorView error={error} />}
      </span>
      <Button loading={state === 'running'} onClick={() => void start(siteId)}>
        {texts.verify}
      </Button>
    </SpaceBetween>
  );
}

function Entries({ siteId }: { readonly siteId: string | undefined }) {
  const texts = useTexts();
  const cursors = useCursors();
  const { cursor } = cursors;
  const [chosen, setChosen] = useState<AuditEntry | undefined>(undefined);
  const { data, error, isPending, refetch } = useLive(
    ['audit-list', siteId, cursor],
    (api, signal) => {
      const place = cursor === undefined ? {} : { cursor };
      const query = { limit: '50', order: 'newest' as const, ...(siteId !== undefined && { siteId }), ...place };
      return bodyOf(api.GET('/v1/audit', { params: { query }, signal }));
    },
    { keepPrevious: true },
  );
  return (
    <>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      <Table
        items={data?.items ?? []}
        trackBy={({ chain, seq }) => `${chain} ${seq}`}
        loading={isPending}
        loadingText={texts.app.loading}
        wrapLines
        columnDefinitions={columnsOf(texts, setChosen)}
        header={<Header variant="h2">{texts.audit.entries}</Header>}
        empty={<EmptyView title={texts.audit.empty} />}
        pagination={<CursorPages cursors={cursors} next={data?.cursor} />}
      />
      {chosen && <EntryDetails entry={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function columnsOf(
  { audit: texts, window, shared }: Texts,
  choose: (entry: AuditEntry) => void,
): readonly TableProps.ColumnDefinition<AuditEntry>[] {
  return [
    { id: 'at', header: texts.when, cell: ({ at }) => <Time at={at} /> },
    {
      id: 'actor',
      header: texts.who,
      cell: ({ actor: { personId, machineId, principal } }) => personId ?? machineId ?? principal,
    },
    {
      id: 'action',
      header: texts.what,
      cell: ({ action }) => wordFor(texts.did, wordFor(window.did, action)),
      isRowHeader: true,
    },
    { id: 'subject', header: texts.subject, cell: ({ subject }) => <Subject subject={subject} /> },
    { id: 'reason', header: shared.reason, cell: ({ reason }) => reason && <span dir="auto">{reason}</span> },
    {
      id: 'more',
      header: texts.details,
      cell: (entry) => (
        <Button variant="inline-link" ariaLabel={texts.detailsOf(entry.seq)} onClick={() => choose(entry)}>
          {texts.show}
        </Button>
      ),
    },
  ];
}

/** Windows have a page; their ids end in a ULID. */
function Subject({ subject }: { readonly subject: string }) {
  return /\.[0-9A-Z]{26}$/.test(subject) ? <a href={`/windows/${subject}`}>{subject}</a> : subject;
}
