import { createSite } from '../../commands/site/create-site';
import { deleteSite } from '../../commands/site/delete-site';
import { patchSite } from '../../commands/site/patch-site';
import { updateSite } from '../../commands/site/update-site';
import type { SiteDeps } from '../../commands/steps/site-settings';
import { noSecrets } from '../../domain/site/bypass';
import type { Site } from '../../domain/site/site';
import { getSite, listFailedSites, listSites, shownWith, withBypass } from '../../queries/site/get-site';
import { listStatuses } from '../../queries/site/list-statuses';
import { siteStatus } from '../../queries/site/site-status';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/paging';
import { created, etag, noContent, ok } from '../server/reply';
import type { siteOperations } from './operations';
import { listedStatusJson, siteJson, statusJson } from './present';
import { changedReply } from './replies';

export function siteHandlers(deps: SiteDeps): Handlers<keyof typeof siteOperations> {
  return {
    'GET /v1/sites': async ({ query: { prefix, publishing, ...page } }) => {
      const list = publishing === 'failed' ? listFailedSites : listSites;
      const { items, cursor } = await list(deps, pageOf(page, inFull), prefix);
      return ok({ items: (await withBypass(deps, items)).map(siteJson), cursor });
    },
    'POST /v1/sites': async ({ body, actor, preconditions: { idempotency } }) => {
      const site = await createSite(deps, { ...body, idempotency }, actor);
      // It has no secrets: those of an earlier site of this id were deleted with it.
      const shown = siteJson(shownWith(site, noSecrets(site.siteId)));
      return created(`/v1/sites/${site.siteId}`, shown, about(site), etag(site.version));
    },
    'GET /v1/sites/{siteId}': async ({ path }) => {
      const shown = await getSite(deps, path.siteId);
      return ok(siteJson(shown), path, etag(shown.site.version));
    },
    'PUT /v1/sites/{siteId}': async ({ path, body, actor, preconditions: { ifVersion } }) => {
      return changedReply(await updateSite(deps, { ...path, ...body, ifVersion }, actor));
    },
    'PATCH /v1/sites/{siteId}': async ({ path, body: { reason, ticket, ...patch }, actor, preconditions }) => {
      return changedReply(await patchSite(deps, { ...path, patch, reason, ticket, ...preconditions }, actor));
    },
    'DELETE /v1/sites/{siteId}': async ({ path, actor, preconditions: { ifVersion } }) => {
      await deleteSite(deps, { ...path, ifVersion }, actor);
      return noContent(path);
    },
    'GET /v1/sites/{siteId}/status': async ({ path, query }) => {
      const status = await siteStatus(deps, path.siteId, query.at);
      return ok(statusJson(status), { ...path, revision: status.revision });
    },
    'GET /v1/statuses': async ({ query }) => {
      const { items, cursor } = await listStatuses(deps, pageOf(query, listedStatusJson));
      return ok({ items: items.map(listedStatusJson), cursor });
    },
  };
}

/** Shown with as many link keys as a site can have: how many each has is read after the page. */
const inFull = (site: Site) => siteJson({ site, bypass: { linkKeys: 2, header: false } });

const about = ({ siteId }: Site) => ({ siteId });
