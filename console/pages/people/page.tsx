import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Machine, Person } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

/** Who may request and approve, and the machines that act for them. */
export default function PeoplePage() {
  const texts = useTexts();
  const people = useLive(['people'], (api, signal) => bodyOf(api.GET('/v1/people', { signal })), { every: 30_000 });
  const machines = useLive(['machines'], (api, signal) => bodyOf(api.GET('/v1/machines', { signal })), {
    every: 60_000,
  });
  const error = people.error ?? machines.error;
  const retry = () => void Promise.all([people.refetch(), machines.refetch()]);
  return (
    <Page title={texts.people.title} description={texts.people.description}>
      <SpaceBetween size="l">
        {error && <ErrorView error={error} onRetry={retry} />}
        <Table
          items={people.data?.items ?? []}
          trackBy="personId"
          loading={people.isPending}
          loadingText={texts.app.loading}
          wrapLines
          columnDefinitions={personColumns(texts)}
          header={<Header variant="h2">{texts.people.title}</Header>}
          empty={<EmptyView title={texts.people.nobody} />}
        />
        <Table
          items={machines.data?.items ?? []}
          trackBy="machineId"
          loading={machines.isPending}
          loadingText={texts.app.loading}
          wrapLines
          columnDefinitions={machineColumns(texts)}
          header={<Header variant="h2">{texts.people.machines}</Header>}
          empty={<EmptyView title={texts.people.noMachines} text={texts.people.noMachinesText} />}
        />
      </SpaceBetween>
    </Page>
  );
}

function personColumns({ people: texts }: Texts): readonly TableProps.ColumnDefinition<Person>[] {
  return [
    { id: 'name', header: texts.name, cell: ({ name, personId }) => `${name} (${personId})`, isRowHeader: true },
    { id: 'email', header: texts.email, cell: ({ email }) => email },
    { id: 'approver', header: texts.approver, cell: (person) => <Mailbox person={person} /> },
    { id: 'groups', header: texts.groups, cell: ({ groups }) => groups.join(', ') },
    { id: 'zone', header: texts.zone, cell: ({ timeZone }) => timeZone },
    { id: 'principals', header: texts.principals, cell: ({ principals }) => <Principals principals={principals} /> },
  ];
}

function Mailbox({ person: { approver, confirmed, disabled } }: { readonly person: Person }) {
  const { people: texts } = useTexts();
  if (!approver) return <>{texts.noApprover}</>;
  if (disabled) return <StatusIndicator type="stopped">{texts.disabled}</StatusIndicator>;
  return (
    <StatusIndicator type={confirmed ? 'success' : 'pending'}>
      {confirmed ? texts.confirmed : texts.unconfirmed}
    </StatusIndicator>
  );
}

function Principals({ principals }: { readonly principals: readonly string[] }) {
  return principals.map((principal) => (
    <div key={principal} className="said">
      {principal}
    </div>
  ));
}

function machineColumns({ people: texts }: Texts): readonly TableProps.ColumnDefinition<Machine>[] {
  return [
    { id: 'machine', header: texts.machine, cell: ({ machineId }) => machineId, isRowHeader: true },
    { id: 'owner', header: texts.owner, cell: ({ ownerId }) => ownerId },
    { id: 'principals', header: texts.principals, cell: ({ principals }) => <Principals principals={principals} /> },
  ];
}
