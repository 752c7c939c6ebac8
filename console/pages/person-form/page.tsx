import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { useParams } from 'wouter';
import { useDirectory } from '../../parts/directory/directory';
import type { Directory } from '../../parts/directory/read-directory';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { EditForm } from './edit-form';
import { NewForm } from './new-form';

/** Adds a person, or changes one. */
export default function PersonFormPage() {
  const { people: texts } = useTexts();
  const { personId } = useParams<{ personId?: string }>();
  const may = useMay();
  const { data, error, refetch } = useDirectory();
  const name = data?.people.find((person) => person.personId === personId)?.name ?? personId ?? '';
  const title = personId === undefined ? texts.add : texts.changeTitle(name);
  return (
    <Page title={title} description={personId === undefined ? texts.addText : texts.changeText}>
      {!may('admin') && <Alert type="info">{texts.onlyAdmin}</Alert>}
      {may('admin') && error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {may('admin') && !error && !data && <Spinner size="large" />}
      {may('admin') && data && <Form directory={data} personId={personId} />}
    </Page>
  );
}

function Form({ directory, personId }: { readonly directory: Directory; readonly personId: string | undefined }) {
  const { people: texts } = useTexts();
  if (personId === undefined) return <NewForm people={directory.people} />;
  const person = directory.people.find((one) => one.personId === personId);
  if (!person) return <EmptyView title={texts.unknown} action={<Button href="/people">{texts.toList}</Button>} />;
  return <EditForm person={person} directory={directory} />;
}
