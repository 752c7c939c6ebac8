import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useLocation } from 'wouter';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Person } from '../../api/types';
import { foundInPerson, personRules } from '../../parts/directory/directory-rules';
import { emptyPerson, type PersonForm, requestOf } from '../../parts/directory/person-fields';
import { isChanged, useDraft } from '../../parts/drafts/draft';
import { DraftNote } from '../../parts/drafts/draft-note';
import { useFaults } from '../../parts/forms/use-faults';
import { useNotices } from '../../parts/notices';
import { useTexts } from '../../texts/texts-context';
import { FormFrame } from './form-frame';
import { PersonFields } from './person-fields';

async function addPerson(api: Api, form: PersonForm, key: string): Promise<Person> {
  const params = { header: { 'Idempotency-Key': key } };
  return bodyOf(api.POST('/v1/people', { params, body: requestOf(form) }));
}

export function NewForm({ people }: { readonly people: readonly Person[] }) {
  const { people: texts } = useTexts();
  const [, navigate] = useLocation();
  const notices = useNotices();
  const [typed, setTyped, forget, restored] = useDraft('person new', emptyPerson);
  const command = useCommand(addPerson);
  const found = foundInPerson(typed, undefined);
  const faults = useFaults(personRules, { typed, found, error: command.error, sent: command.variables });
  const change = (changes: Partial<PersonForm>) => setTyped({ ...typed, ...changes });
  const send = () =>
    faults.check() &&
    command.mutate(typed, {
      onSuccess: ({ personId, email }) => {
        forget();
        const holds = { of: personId, in: ['unconfirmed'] };
        notices.show({ id: `add ${personId}`, type: 'success', text: texts.added(email), holds });
        navigate(`/people/${personId}`);
      },
    });
  return (
    <FormFrame
      isDirty={isChanged(typed, emptyPerson) && !command.isSuccess}
      isBusy={command.isPending}
      error={faults.problem}
      send={texts.add}
      cancelTo="/people"
      onSend={send}
    >
      <DraftNote {...restored} />
      <PersonFields typed={typed} people={people} faults={faults.at} change={change}>
        <FormField label={texts.id} description={texts.idHint} errorText={faults.at.get('personId')}>
          <Input
            value={typed.personId}
            spellcheck={false}
            onChange={({ detail }) => change({ personId: detail.value.toLowerCase() })}
          />
        </FormField>
      </PersonFields>
    </FormFrame>
  );
}
