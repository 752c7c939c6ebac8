import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type Api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/command';
import type { Person } from '../../api/types';
import { changePerson } from '../../parts/directory/change-person';
import { tokenIn } from '../../parts/directory/token-in';
import { ErrorView } from '../../parts/error-view';
import { useNotices } from '../../parts/notices';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';

interface ConfirmMailboxProps {
  readonly person: Person;
  /** Of the directory that is shown. */
  readonly etag: string;
}

/** What is missing until somebody may vote, and for an administrator how to complete it. */
export function ConfirmMailbox({ person, etag }: ConfirmMailboxProps) {
  const { people: texts } = useTexts();
  const may = useMay();
  const { name, email } = person;
  return (
    <Container header={<Header variant="h2">{texts.unconfirmedTitle}</Header>}>
      <SpaceBetween size="m">
        <Alert type="info">{texts.unconfirmedText(name, email)}</Alert>
        {may('admin') ? <Steps person={person} etag={etag} /> : <div>{texts.adminConfirms}</div>}
      </SpaceBetween>
    </Container>
  );
}

interface Confirmation {
  readonly personId: string;
  /** Without it: whether somebody has followed the link in the mail. */
  readonly token?: string;
}

async function confirmMailbox(api: Api, { personId, token }: Confirmation, key: string): Promise<Person> {
  const params = { path: { personId }, header: { 'Idempotency-Key': key } };
  return bodyOf(api.POST('/v1/people/{personId}/confirm', { params, body: token === undefined ? {} : { token } }));
}

function Steps({ person, etag }: ConfirmMailboxProps) {
  const { people: texts } = useTexts();
  const { personId, name, email } = person;
  const notices = useNotices();
  const [pasted, setPasted] = useState('');
  const confirm = useCommand(confirmMailbox);
  const again = useCommand(changePerson);
  const token = tokenIn(pasted);
  const isWrong = pasted.trim() !== '' && token === undefined;
  const send = async (confirmation: Confirmation) => {
    again.reset();
    // A confirmed mailbox needs this form no more, so it is gone before `onSuccess` would be called.
    await confirm.mutateAsync(confirmation).then(
      () => notices.show({ id: `confirm ${personId}`, type: 'success', text: texts.isConfirmed(name) }),
      () => undefined,
    );
  };
  const sendMail = () => {
    confirm.reset();
    again.mutate(
      { before: person, etag, changes: { email } },
      { onSuccess: () => notices.show({ id: `mail ${personId}`, type: 'success', text: texts.mailSent(email) }) },
    );
  };
  const error = confirm.error ?? again.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (token !== undefined) void send({ personId, token });
      }}
    >
      <SpaceBetween size="m">
        <FormField label={texts.token} description={texts.tokenHint} errorText={isWrong && texts.tokenWrong} stretch>
          <Input
            value={pasted}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setPasted(detail.value)}
          />
        </FormField>
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            variant="primary"
            formAction="submit"
            loading={confirm.isPending}
            disabled={token === undefined}
            disabledReason={texts.tokenMissing}
          >
            {texts.confirmMailbox}
          </Button>
          <Button formAction="none" loading={confirm.isPending} onClick={() => void send({ personId })}>
            {texts.checkMailbox}
          </Button>
          <Button formAction="none" loading={again.isPending} onClick={sendMail}>
            {texts.sendAgain}
          </Button>
        </SpaceBetween>
        {error && <ErrorView error={error} />}
      </SpaceBetween>
    </form>
  );
}
