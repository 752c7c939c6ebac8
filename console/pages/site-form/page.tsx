import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { useParams } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { ErrorView } from '../../parts/error-view';
import { NotLoaded } from '../../parts/not-loaded';
import { Page } from '../../parts/page';
import { useMay } from '../../sign-in/me';
import { useLaterTexts } from '../../texts/use-later-texts';
import { SiteForm } from './site-form';

/** Creates a site, or changes one. */
export default function SiteFormPage() {
  const { siteForm: texts } = useLaterTexts();
  const { siteId = '' } = useParams<{ siteId: string }>();
  const may = useMay();
  const isNew = siteId === '';
  const { data, error, refetch } = useLive(
    ['site', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
    { enabled: !isNew },
  );
  const title = isNew ? texts.newTitle : texts.editTitle(data?.branding.name ?? siteId);
  return (
    <Page title={title} description={texts.description}>
      {!may('admin') && <Alert type="info">{texts.notAllowed}</Alert>}
      {error && data && <ErrorView error={error} onRetry={() => void refetch()} />}
      {error && !data && <NotLoaded thing="sites" error={error} onRetry={() => void refetch()} />}
      {may('admin') && (isNew || data) && <SiteForm site={data} />}
      {!isNew && !data && !error && <Spinner size="large" />}
    </Page>
  );
}
