import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { useMay } from '../../sign-in/me';
import { useTexts } from '../../texts/texts-context';
import { TemplateFormView } from './template-form';

/** Proposes a template of the site that `?siteId=` names. */
export default function TemplateFormPage() {
  const { templates: texts } = useTexts();
  const siteId = new URLSearchParams(useSearch()).get('siteId') ?? '';
  const may = useMay();
  const isNamed = siteId !== '';
  const { data, error, refetch } = useLive(
    ['site', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
    { enabled: isNamed },
  );
  return (
    <Page title={texts.newTitle} description={data?.branding.name ?? siteId}>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!isNamed && <EmptyView title={texts.noSite} action={<Button href="/templates">{texts.toTemplates}</Button>} />}
      {isNamed && !data && !error && <Spinner size="large" />}
      {!may('requester') && <Alert type="info">{texts.notAllowed}</Alert>}
      {data && may('requester') && <TemplateFormView site={data} />}
    </Page>
  );
}
