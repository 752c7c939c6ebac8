import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { bodyOf } from '../api/client';
import { useLive } from '../api/live';
import { useTexts } from '../texts/texts-context';
import { ModeBadge } from './mode-badge';

/** The mode of a site now, and whether the edge has its newest revision. */
export function SiteMode({ siteId }: { readonly siteId: string }) {
  const { sites: texts } = useTexts();
  const { data } = useLive(['status', siteId], (api, signal) =>
    bodyOf(api.GET('/v1/sites/{siteId}/status', { params: { path: { siteId } }, signal })),
  );
  if (!data) return <StatusIndicator type="loading">{texts.asking}</StatusIndicator>;
  return (
    <>
      <ModeBadge mode={data.mode} />{' '}
      <StatusIndicator type={data.published ? 'success' : 'in-progress'}>
        {data.published ? texts.published : texts.notPublished}
      </StatusIndicator>
    </>
  );
}
