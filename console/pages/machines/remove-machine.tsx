import type { Api } from '../../api/client';
import { useCommand } from '../../api/command';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';

async function removeMachine(api: Api, machineId: string): Promise<void> {
  await api.DELETE('/v1/machines/{machineId}', { params: { path: { machineId } } });
}

interface RemoveMachineProps {
  readonly machineId: string;
  readonly onClose: () => void;
}

export function RemoveMachine({ machineId, onClose }: RemoveMachineProps) {
  const { machines: texts } = useTexts();
  const notices = useNotices();
  const command = useCommand(removeMachine);
  const send = () =>
    command.mutate(machineId, {
      onSuccess: () => {
        notices.show({ id: `remove machine ${machineId}`, type: 'success', text: texts.removed(machineId) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={texts.removeTitle(machineId)}
      consequence={texts.removeText(machineId)}
      confirm={texts.remove}
      isSerious
      isBusy={command.isPending}
      error={command.error}
      onConfirm={send}
      onDismiss={onClose}
    />
  );
}
