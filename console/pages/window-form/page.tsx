import Spinner from '@cloudscape-design/components/spinner';
import { useParams, useSearch } from 'wouter';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useTexts } from '../../texts/texts-context';
import { useInitial } from './use-initial';
import { WindowForm } from './window-form';

/** Requests a window, or edits one. `?like=` and `?template=` fill the form in. */
export default function WindowFormPage() {
  const { windowForm: texts } = useTexts();
  const { windowId } = useParams<{ windowId?: string }>();
  const asked = new URLSearchParams(useSearch());
  const [like, template] = [asked.get('like') ?? undefined, asked.get('template') ?? undefined];
  const { form, edited, error, retry } = useInitial({ windowId, like, template });
  const isNew = windowId === undefined;
  return (
    <Page title={isNew ? texts.title : texts.editTitle} description={isNew ? texts.description : texts.editDescription}>
      {error && <ErrorView error={error} onRetry={retry} />}
      {!error && !form && <Spinner size="large" />}
      {form && <WindowForm key={windowId ?? like ?? template ?? 'new'} initial={form} edited={edited} />}
    </Page>
  );
}
