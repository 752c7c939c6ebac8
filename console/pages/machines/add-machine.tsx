import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Machine, Person } from '../../api/types';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { DirectoryError } from '../../parts/directory/directory-error';
import { faultsOf } from '../../parts/directory/faults';
import { typedPrincipals } from '../../parts/directory/principals';
import { useDraft } from '../../parts/draft';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { MachineFields } from './machine-fields';
import { emptyMachine, isComplete, type MachineForm } from './machine-form';

async function addMachine(api: Api, { machineId, ownerId, principals }: MachineForm, key: string): Promise<Machine> {
  const params = { header: { 'Idempotency-Key': key } };
  const body = { machineId: machineId.trim(), ownerId, principals: typedPrincipals(principals) };
  return bodyOf(api.POST('/v1/machines', { params, body }));
}

interface AddMachineProps {
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

export function AddMachine({ people, onClose }: AddMachineProps) {
  const { machines: texts, people: words } = useTexts();
  const notices = useNotices();
  const [typed, setTyped, forget] = useDraft('machine new', emptyMachine);
  const command = useCommand(addMachine);
  const faults = faultsOf(command.error, words);
  const change = (changes: Partial<MachineForm>) => setTyped({ ...typed, ...changes });
  const send = () =>
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
      whyNot={isComplete(typed) ? undefined : texts.incomplete}
      onConfirm={send}
      onDismiss={onClose}
    >
      <FormField label={words.id} description={texts.idHint} errorText={faults.fields.get('machineId')}>
        <Input
          value={typed.machineId}
          spellcheck={false}
          onChange={({ detail }) => change({ machineId: detail.value.toLowerCase() })}
        />
      </FormField>
      <MachineFields typed={typed} people={people} faults={faults} change={change} />
      {command.error && <DirectoryError error={command.error} />}
    </ConfirmDialog>
  );
}
