import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Machine, Person } from '../../api/types';
import { useDirectory, useMachines } from '../../parts/directory/directory';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/list-table';
import { Page } from '../../parts/page';
import { Said } from '../../parts/said';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { AddMachine } from './add-machine';
import { RemoveMachine } from './remove-machine';

const nobody: readonly Person[] = [];

/** The machines that request for people. */
export default function MachinesPage() {
  const texts = useTexts();
  const may = useMay();
  const { data, error, refetch } = useMachines();
  const people = useDirectory().data?.people ?? nobody;
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Machine | undefined>(undefined);
  const actions = may('admin') && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      {texts.machines.add}
    </Button>
  );
  return (
    <Page title={texts.machines.title} description={texts.machines.description} actions={actions}>
      <ListTable
        label={texts.machines.title}
        reading={{ items: data, error, onRetry: () => void refetch() }}
        trackBy="machineId"
        columns={columnsOf(texts, people, may('admin') ? setLeaving : undefined)}
        empty={<EmptyView title={texts.machines.none} text={texts.machines.noneText} action={actions} />}
      />
      {isAdding && <AddMachine people={people} onClose={() => setAdding(false)} />}
      {leaving && <RemoveMachine machineId={leaving.machineId} onClose={() => setLeaving(undefined)} />}
    </Page>
  );
}

function columnsOf(
  { machines: texts, people: words }: Texts,
  people: readonly Person[],
  onRemove: ((machine: Machine) => void) | undefined,
): readonly TableProps.ColumnDefinition<Machine>[] {
  const nameOf = (personId: string) => people.find((person) => person.personId === personId)?.name ?? personId;
  return [
    { id: 'machine', header: texts.machine, cell: ({ machineId }) => machineId, isRowHeader: true },
    {
      id: 'owner',
      header: texts.owner,
      minWidth: 120,
      cell: ({ ownerId }) => (
        <a href={`/people/${ownerId}`}>
          <Said>{nameOf(ownerId)}</Said>
        </a>
      ),
    },
    {
      id: 'principals',
      header: words.principals,
      minWidth: 160,
      cell: ({ principals }) =>
        principals.map((principal) => (
          <div key={principal}>
            <Said>{principal}</Said>
          </div>
        )),
    },
    ...(onRemove ? [removeColumn(texts, onRemove)] : []),
  ];
}

function removeColumn(
  texts: Texts['machines'],
  onRemove: (machine: Machine) => void,
): TableProps.ColumnDefinition<Machine> {
  return {
    id: 'actions',
    header: texts.actions,
    cell: (machine) => (
      <Button variant="inline-link" ariaLabel={texts.removeOne(machine.machineId)} onClick={() => onRemove(machine)}>
        {texts.remove}
      </Button>
    ),
  };
}
