import Button from '@cloudscape-design/components/button';
import { useDirectory } from '../../parts/directory/directory';
import { Page } from '../../parts/page';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { PeopleTable } from './people-table';

/** Everybody who may request or approve, to be searched. */
export default function PeoplePage() {
  const { people: texts } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useDirectory();
  const actions = may('admin') && (
    <Button variant="primary" href="/people/new">
      {texts.add}
    </Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={actions}>
      <PeopleTable people={data?.people} error={error} onRetry={() => void refetch()} />
    </Page>
  );
}
