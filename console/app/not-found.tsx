import Button from '@cloudscape-design/components/button';
import { EmptyView } from '../parts/empty-view';
import { Page } from '../parts/page';
import { useTexts } from '../texts/texts-context';

export function NotFound() {
  const { app } = useTexts();
  return (
    <Page title={app.notFound}>
      <EmptyView title={app.notFoundText} action={<Button href="/">{app.toHome}</Button>} />
    </Page>
  );
}
