import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { Suspense } from 'react';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Machine, Person } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { DirectoryError } from '../../parts/directory/directory-error';
import { foundInMachine, type MachineForm, machineRules } from '../../parts/directory/directory-rules';
import { typedPrincipals } from '../../parts/directory/principals';
import { useDraft } from '../../parts/drafts/draft';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { MachineFields } from './machine-fields';

const emptyMachine: MachineForm = { machineId: '', ownerId: '', principals: [''] };

async function addMachine(api: Api, { machineId, ownerId, principals }: MachineForm, key: string): Promise<Machine> {
  const params = { header: { 'Idempotency-Key': key } };
  const body = { machineId: machineId.trim(), ownerId, principals: typedPrincipals(principals) };
  return bodyOf(api.POST('/v1/machines', { params, body }));
}

interface AddMachineProps {
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** Its texts may still have to be loaded. */
export function AddMachine(props: AddMachineProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ people, onClose }: AddMachineProps) {
  const { machines: texts, people: words } = useTexts();
  const notices = useNotices();
  const [typed, setTyped, forget] = useDraft('machine new', emptyMachine);
  const command = useCommand(addMachine);
  const found = foundInMachine(typed);
  const faults = useFaults(machineRules, { typed, found, error: command.error, sent: command.variables });
  const change = (changes: Partial<MachineForm>) => setTyped({ ...typed, ...changes });
  const send = () =>
    faults.check() &&
    command.mutate(typed, {
      onSuccess: ({ machineId }) => {
        forget();
        notices.show({ id: `add machine ${machineId}`, type: 'success', text: texts.added(machineId) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={texts.add}
      consequence={texts.addText}
      confirm={texts.add}
      isBusy={command.isPending}
      onConfirm={send}
      onDismiss={onClose}
    >
      <FormField label={words.id} description={texts.idHint} errorText={faults.at.get('machineId')}>
        <Input
          value={typed.machineId}
          spellcheck={false}
          onChange={({ detail }) => change({ machineId: detail.value.toLowerCase() })}
        />
      </FormField>
      <MachineFields typed={typed} people={people} faults={faults.at} change={change} />
      {faults.problem && <DirectoryError error={faults.problem} />}
    </ConfirmDialog>
  );
}
