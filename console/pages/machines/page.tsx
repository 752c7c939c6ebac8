import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Machine, Person } from '../../api/types';
import { useDirectory, useMachines } from '../../parts/directory/directory';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { Page } from '../../parts/page';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { AddMachine } from './add-machine';
import { ChangeMachine } from './change-machine';
import { RemoveMachine } from './remove-machine';

const nobody: readonly Person[] = [];

/** What is to be done with a machine. */
interface Chosen {
  readonly machineId: string;
  readonly to: 'change' | 'remove';
}

type Choose = (chosen: Chosen) => void;

/** The machines that request for people. */
export default function MachinesPage() {
  const texts = useTexts();
  const may = useMay();
  const { data, error, refetch } = useMachines();
  const people = useDirectory().data?.people ?? nobody;
  const [isAdding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const machine = data?.machines.find(({ machineId }) => machineId === chosen?.machineId);
  const actions = may('admin') && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      {texts.machines.add}
    </Button>
  );
  return (
    <Page title={texts.machines.title} description={texts.machines.description} actions={actions}>
      <ListTable
        label={texts.machines.title}
        reading={{ items: data?.machines, error, onRetry: () => void refetch() }}
        trackBy="machineId"
        columns={columnsOf(texts, people, may('admin') ? setChosen : undefined)}
        empty={<EmptyView title={texts.machines.none} text={texts.machines.noneText} action={actions} />}
      />
      {isAdding && <AddMachine people={people} onClose={() => setAdding(false)} />}
      {chosen?.to === 'remove' && <RemoveMachine {...chosen} onClose={() => setChosen(undefined)} />}
      {chosen?.to === 'change' && data && machine && (
        <ChangeMachine machine={machine} etag={data.etag} people={people} onClose={() => setChosen(undefined)} />
      )}
    </Page>
  );
}

function columnsOf(
  { machines: texts, people: words }: Texts,
  people: readonly Person[],
  choose: Choose | undefined,
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
    ...(choose ? [actionsColumn(texts, choose)] : []),
  ];
}

function actionsColumn(texts: Texts['machines'], choose: Choose): TableProps.ColumnDefinition<Machine> {
  return {
    id: 'actions',
    header: texts.actions,
    cell: ({ machineId }) => (
      <SpaceBetween direction="horizontal" size="s">
        <Button
          variant="inline-link"
          ariaLabel={texts.changeTitle(machineId)}
          onClick={() => choose({ machineId, to: 'change' })}
        >
          {texts.change}
        </Button>
        <Button
          variant="inline-link"
          ariaLabel={texts.removeOne(machineId)}
          onClick={() => choose({ machineId, to: 'remove' })}
        >
          {texts.remove}
        </Button>
      </SpaceBetween>
    ),
  };
}
