import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { Person } from '../../api/types';
import { useDirectory } from '../../parts/directory/directory';
import { Mailbox } from '../../parts/directory/mailbox';
import { mailboxOf } from '../../parts/directory/mailbox-state';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { useStateOf } from '../../parts/notices';
import { Page } from '../../parts/page';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { ConfirmMailbox } from './confirm-mailbox';
import { PersonDetails } from './person-details';
import { RemoveDialog } from './remove-dialog';

/** One person: whether mail reaches them, what they may, and for an administrator what to do about it. */
export default function PersonPage() {
  const { people: texts } = useTexts();
  const { personId = '' } = useParams<{ personId: string }>();
  const { data, error, refetch } = useDirectory();
  const person = data?.people.find((one) => one.personId === personId);
  if (person) return <Shown person={person} etag={data?.etag ?? '*'} error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={personId}>
      {error ? (
        <ErrorView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyView title={texts.unknown} action={<Button href="/people">{texts.toList}</Button>} />
      ) : (
        <Spinner size="large" />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly person: Person;
  readonly etag: string;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

function Shown({ person, etag, error, onRetry }: ShownProps) {
  const { people: texts } = useTexts();
  const may = useMay();
  const [isRemoving, setRemoving] = useState(false);
  useStateOf(person.personId, mailboxOf(person));
  const actions = may('admin') && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={`/people/${person.personId}/edit`}>{texts.change}</Button>
      <Button onClick={() => setRemoving(true)}>{texts.remove}</Button>
    </SpaceBetween>
  );
  const description = (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Box>{person.personId}</Box>
      <Mailbox person={person} />
    </SpaceBetween>
  );
  return (
    <Page title={person.name} description={description} actions={actions}>
      <SpaceBetween size="l">
        {error && <ErrorView error={error} onRetry={onRetry} />}
        {!person.confirmed && <ConfirmMailbox person={person} etag={etag} />}
        <PersonDetails person={person} />
      </SpaceBetween>
      {isRemoving && <RemoveDialog person={person} onClose={() => setRemoving(false)} />}
    </Page>
  );
}
