import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { useLocation, useParams, useSearch } from 'wouter';
import { NotLoaded } from '../../parts/not-loaded';
import { Page } from '../../parts/page';
import { WithSites } from '../../parts/with-sites';
import { useMay } from '../../sign-in/me';
import { useLaterTexts } from '../../texts/use-later-texts';
import { useInitial } from './use-initial';
import { WindowForm } from './window-form';

/** Requests a window, or edits one. `?siteId=` chooses a site; `?like=` fills the form in; `?templateId=` makes a window from an approved template. */
export default function WindowFormPage() {
  const { windowForm: texts } = useLaterTexts();
  const may = useMay();
  const { windowId } = useParams<{ windowId?: string }>();
  const asked = new URLSearchParams(useSearch());
  const [like, template, siteId] = ['like', 'templateId', 'siteId'].map((name) => asked.get(name) ?? undefined);
  const { form, edited, proposal, error, retry } = useInitial({ windowId, like, template });
  const [, navigate] = useLocation();
  const origin = windowId ?? (like && `like ${like}`) ?? template;
  // Where the address names the site, the form is never about another one.
  const choosing = {
    siteId: siteId ?? '',
    choose: (chosen: string) => navigate(`/windows/new?siteId=${encodeURIComponent(chosen)}`, { replace: true }),
  };
  const title = windowId ? texts.editTitle : template ? texts.templateTitle : texts.title;
  const description = windowId ? texts.editDescription : template ? texts.templateDescription : texts.description;
  return (
    <Page title={title} description={description}>
      {!may('requester') && <Alert type="info">{texts.notAllowed}</Alert>}
      {may('requester') && error && (
        <NotLoaded thing={template ? 'proposals' : 'windows'} error={error} onRetry={retry} />
      )}
      {may('requester') && !error && !form && <Spinner size="large" />}
      {may('requester') && form && (
        <WithSites>
          {(first) => (
            <WindowForm
              key={origin ?? 'new'}
              about={origin ?? `new ${choosing.siteId}`}
              initial={form}
              choosing={origin === undefined ? choosing : undefined}
              {...{ first, edited, proposal }}
            />
          )}
        </WithSites>
      )}
    </Page>
  );
}
