import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { Suspense } from 'react';
import { useCommand } from '../../api/command';
import type { Machine, Person } from '../../api/types';
import { ConfirmDialog } from '../../parts/dialogs/confirm-dialog';
import { DirectoryError } from '../../parts/directory/directory-error';
import { useEdit } from '../../parts/drafts/draft';
import { MeanwhileView } from '../../parts/drafts/meanwhile-view';
import { typedOnly } from '../../parts/forms/form-rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { changeRules, foundInChange } from './change-rules';
import { MachineFields } from './machine-fields';
import { type ChangeForm, changesOf, formOf, isSameField, meanwhileRows } from './machine-form';
import { type MachineToChange, sendChange } from './send-change';

interface ChangeMachineProps {
  /** As it is now. */
  readonly machine: Machine;
  /** Of the directory in which it stands. */
  readonly etag: string;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** Gives a machine another owner or other principals. What others change meanwhile is shown before it goes on. */
export function ChangeMachine(props: ChangeMachineProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

function Dialog({ machine, etag, people, onClose }: ChangeMachineProps) {
  const texts = useTexts();
  const { machines: words, people: ofPeople } = texts;
  const { forms } = useLaterTexts();
  const { machineId } = machine;
  const notices = useNotices();
  const now = formOf(machine);
  const edit = useEdit(`machine ${machineId}`, now, isSameField);
  const { base, typed, change } = edit;
  const command = useCommand((api, change: MachineToChange & { readonly typed: ChangeForm }) =>
    sendChange(api, change),
  );
  const changes = changesOf(typed, base);
  const isStale = edit.meanwhile.length > 0;
  const found = typedOnly(changeRules, foundInChange(typed, base), edit);
  const faults = useFaults(changeRules, { typed, found, error: command.error, sent: command.variables?.typed });
  const goOn = () => {
    edit.goOn();
    command.reset();
  };
  const onSuccess = () => {
    edit.forget();
    notices.show({ id: `change machine ${machineId}`, type: 'success', text: words.changed(machineId) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={words.changeTitle(machineId)}
      consequence={words.changeText}
      confirm={ofPeople.save}
      isBusy={command.isPending}
      whyNot={isStale ? words.meanwhile : changes ? undefined : forms.nothing}
      onConfirm={() =>
        changes && faults.check() && command.mutate({ before: machine, etag, changes, typed }, { onSuccess })
      }
      onDismiss={onClose}
    >
      {isStale && (
        <MeanwhileView
          title={words.meanwhile}
          rows={meanwhileRows(edit, now, texts)}
          goOn={ofPeople.goOn}
          onGoOn={goOn}
        />
      )}
      <MachineFields typed={typed} people={people} faults={faults.at} change={change} />
      <FormField label={ofPeople.reasonForChange} description={ofPeople.reasonHint} errorText={faults.at.get('reason')}>
        <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
      </FormField>
      {!isStale && faults.problem && <DirectoryError error={faults.problem} />}
    </ConfirmDialog>
  );
}
