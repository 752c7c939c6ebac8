import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/command';
import type { Person } from '../../api/types';
import { changePerson, type PersonToChange } from '../../parts/directory/change-person';
import { foundInPerson, personRules } from '../../parts/directory/directory-rules';
import { changesOf, differences, formOf, isSameField, type PersonForm } from '../../parts/directory/person-fields';
import type { Directory } from '../../parts/directory/read-directory';
import { useEdit } from '../../parts/drafts/draft';
import { DraftNote } from '../../parts/drafts/draft-note';
import { MeanwhileView } from '../../parts/drafts/meanwhile-view';
import { typedOnly } from '../../parts/forms/form-rules';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { FormFrame } from './form-frame';
import { meanwhileRows } from './meanwhile-rows';
import { PersonFields } from './person-fields';
import { WhatFollows } from './what-follows';

interface EditFormProps {
  /** As the directory has them now. */
  readonly person: Person;
  readonly directory: Directory;
}

/** Changes a person. What others change meanwhile is shown, and nothing that was typed is lost. */
export function EditForm({ person, directory }: EditFormProps) {
  const { people: texts } = useTexts();
  const { forms } = useLaterTexts();
  const { personId, name } = person;
  const [, navigate] = useLocation();
  const notices = useNotices();
  const edit = useEdit(`person ${personId}`, formOf(person), isSameField);
  const { base, typed, change } = edit;
  const command = useCommand((api, change: PersonToChange & { readonly typed: PersonForm }) =>
    changePerson(api, change),
  );
  const changes = changesOf(typed, base);
  const found = typedOnly(personRules, foundInPerson(typed, base), edit);
  const faults = useFaults(personRules, { typed, found, error: command.error, sent: command.variables?.typed });
  const isStale = edit.meanwhile.length > 0;
  const goOn = () => {
    edit.goOn();
    command.reset();
  };
  const send = () =>
    changes &&
    faults.check() &&
    command.mutate(
      { before: person, etag: directory.etag, changes, typed },
      {
        onSuccess: () => {
          edit.forget();
          notices.show({ id: `change ${personId}`, type: 'success', text: texts.changed(name) });
          navigate(`/people/${personId}`);
        },
      },
    );
  return (
    <FormFrame
      isDirty={changes !== undefined && !command.isSuccess}
      isBusy={command.isPending}
      whyNot={isStale ? texts.meanwhile : changes ? undefined : forms.nothing}
      error={isStale ? undefined : faults.problem}
      send={texts.save}
      cancelTo={`/people/${personId}`}
      onSend={send}
    >
      <DraftNote {...edit.restored} />
      {isStale && (
        <MeanwhileView
          title={texts.meanwhile}
          rows={meanwhileRows(edit, formOf(person), texts)}
          goOn={texts.goOn}
          onGoOn={goOn}
        />
      )}
      <PersonFields typed={typed} people={directory.people} faults={faults.at} change={change} />
      <Container>
        <SpaceBetween size="m">
          <Checkbox
            checked={typed.disabled}
            description={texts.disabledHint}
            onChange={({ detail }) => change({ disabled: detail.checked })}
          >
            {texts.disable}
          </Checkbox>
          <FormField label={texts.reasonForChange} description={texts.reasonHint} errorText={faults.at.get('reason')}>
            <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <WhatFollows person={person} typed={typed} fields={differences(typed, base)} />
    </FormFrame>
  );
}
