import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Machine, Person } from '../../api/types';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { DirectoryError } from '../../parts/directory/directory-error';
import { faultsOf } from '../../parts/directory/faults';
import { PrincipalFields } from '../../parts/directory/principal-fields';
import { typedPrincipals } from '../../parts/directory/principals';
import { useDraft } from '../../parts/draft';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';

const emptyMachine = { machineId: '', ownerId: '', principals: [''] as readonly string[] };
type MachineForm = typeof emptyMachine;

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
  const owners = people.map(({ personId, name }) => ({ value: personId, label: name, labelTag: personId }));
  const isComplete =
    typed.machineId.trim() !== '' && typed.ownerId !== '' && typedPrincipals(typed.principals).length > 0;
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
      isDisabled={!isComplete}
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
      <FormField label={texts.owner} errorText={faults.fields.get('ownerId')}>
        <Select
          selectedOption={owners.find(({ value }) => value === typed.ownerId) ?? null}
          options={owners}
          placeholder={texts.chooseOwner}
          filteringType="auto"
          onChange={({ detail }) => change({ ownerId: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <PrincipalFields
        lines={typed.principals}
        faults={faults.principals}
        fault={faults.fields.get('principals')}
        mostLines={10}
        onChange={(principals) => change({ principals })}
      />
      {command.error && <DirectoryError error={command.error} />}
    </ConfirmDialog>
  );
}
