import { createSite } from '../../commands/create-site';
import { deleteSite } from '../../commands/delete-site';
import type { SiteDeps } from '../../commands/site-changes';
import { updateSite } from '../../commands/update-site';
import type { Site } from '../../domain/site';
import { getSite, listSites } from '../../queries/get-site';
import { siteStatus } from '../../queries/site-status';
import type { Handlers } from '../dispatch';
import { pageOf } from '../page';
import { created, etag, noContent, ok, type Reply } from '../reply';
import { siteJson, statusJson } from '../represent';
import type { RouteKey } from '../routes';
import type { BypassRoute } from './bypass';

type SiteRoute = Exclude<Extract<RouteKey, `${string} /v1/sites${string}`>, BypassRoute>;

export function siteHandlers(deps: SiteDeps): Handlers<SiteRoute> {
  return {
    'GET /v1/sites': async ({ query }) => {
      const { items, cursor } = await listSites(deps, pageOf(query));
      return ok({ items: items.map(siteJson), cursor });
    },
    'POST /v1/sites': async ({ body, actor, preconditions: { idempotency } }) => {
      const site = await createSite(deps, { ...body, idempotency }, actor);
      return created(`/v1/sites/${site.siteId}`, siteJson(site), about(site), etag(site.version));
    },
    'GET /v1/sites/{siteId}': async ({ path }) => siteReply(await getSite(deps, path.siteId)),
    'PUT /v1/sites/{siteId}': async ({ path, body, actor, preconditions: { ifVersion } }) =>
      siteReply(await updateSite(deps, { ...path, ...body, ifVersion }, actor)),
    'DELETE /v1/sites/{siteId}': async ({ path, actor, preconditions: { ifVersion } }) => {
      await deleteSite(deps, { ...path, ifVersion }, actor);
      return noContent(path);
    },
    'GET /v1/sites/{siteId}/status': async ({ path, query }) => {
      const status = await siteStatus(deps, path.siteId, query.at);
      return ok(statusJson(status), { ...path, revision: status.revision });
    },
  };
}

const siteReply = (site: Site): Reply => ok(siteJson(site), about(site), etag(site.version));

const about = ({ siteId }: Site) => ({ siteId });
