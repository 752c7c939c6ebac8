import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { EdgeState } from './edge-state';
import { ModeBadge } from './mode-badge';

/** The mode of a site now, and whether the edge has its newest revision. */
export function SiteMode({ siteId }: { readonly siteId: string }) {
  const { data } = useLive(['status', siteId], (api, signal) =>
    bodyOf(api.GET('/v1/sites/{siteId}/status', { params: { path: { siteId } }, signal })),
  );
  return (
    <span className="site-mode">
      {data && <ModeBadge mode={data.mode} />}
      <EdgeState status={data} />
    </span>
  );
}
