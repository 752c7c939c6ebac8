import Alert from '@cloudscape-design/components/alert';
import { useLocation } from 'wouter';
import type { Api } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Person } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { isHarmless } from '../../parts/directory/consequences';
import { ConsequencesView } from '../../parts/directory/consequences-view';
import { useMachines } from '../../parts/directory/directory';
import { DirectoryError } from '../../parts/directory/directory-error';
import { useConsequences } from '../../parts/directory/use-consequences';
import { useNotices } from '../../parts/notices';
import { listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';

async function removePerson(api: Api, personId: string): Promise<void> {
  await api.DELETE('/v1/people/{personId}', { params: { path: { personId } } });
}

/** Asks before somebody is removed, and says what they could still decide, and where too few would be left. */
export function RemoveDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { people: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const consequences = useConsequences(person, undefined);
  const machines = (useMachines().data?.machines ?? []).filter(({ ownerId }) => ownerId === person.personId);
  const command = useCommand(removePerson);
  const { personId, name } = person;
  const inTheWay =
    machines.length > 0 ? texts.ownsMachines(listed(machines.map(({ machineId }) => machineId))) : undefined;
  const send = async () => {
    // The page of somebody who is gone lets go of this dialog before it is told, so it must not be told by `onSuccess`.
    await command.mutateAsync(personId);
    notices.show({ id: `remove ${personId}`, type: 'success', text: texts.removed(name) });
    navigate('/people');
  };
  return (
    <ConfirmDialog
      title={texts.removeTitle(name)}
      consequence={texts.removeText(name)}
      confirm={texts.remove}
      isSerious
      isBusy={command.isPending}
      whyNot={inTheWay}
      onConfirm={() => void send().catch(() => undefined)}
      onDismiss={onClose}
    >
      {inTheWay !== undefined && <Alert type="error">{inTheWay}</Alert>}
      <div aria-live="polite">
        {!consequences && texts.lookingUp}
        {consequences && isHarmless(consequences) && texts.nothingLost}
        {consequences && <ConsequencesView consequences={consequences} />}
      </div>
      {command.error && <DirectoryError error={command.error} />}
    </ConfirmDialog>
  );
}
