import { revokeBypassHeader, type SecretDeps, setBypassHeader } from '../../commands/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../commands/bypass-links';
import type { BypassChange } from '../../commands/change-bypass';
import { instantText } from '../../domain/local-time';
import type { EdgePublisher } from '../../services/edge-publisher';
import type { Handlers } from '../dispatch';
import { created, ok } from '../reply';
import { expectedEnforcedBy } from '../represent';
import type { RouteKey } from '../routes';

export type BypassRoute = Extract<RouteKey, `${string} /v1/sites/{siteId}/bypass-${string}`>;

/** Each answer says by when the edge knows: a link is not open, and a revoked one not shut, before. */
export function bypassHandlers(deps: SecretDeps, edge: EdgePublisher): Handlers<BypassRoute> {
  return {
    'POST /v1/sites/{siteId}/bypass-links': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const link = await createBypassLink(deps, { ...path, ...body, idempotency }, actor);
      const told = { url: link.url, expiresAt: instantText(link.expiresAt) };
      return created(
        locationOf(path.siteId, 'links'),
        { ...told, ...(await published(deps, edge, link)) },
        about(link),
      );
    },
    'DELETE /v1/sites/{siteId}/bypass-links': async ({ path, actor }) => {
      const change = await revokeBypassLinks(deps, path.siteId, actor);
      return ok(await published(deps, edge, change), about(change));
    },
    'PUT /v1/sites/{siteId}/bypass-header': async ({ path, actor }) => {
      const { secret, ...change } = await setBypassHeader(deps, path.siteId, actor);
      const body = { secret, ...(await published(deps, edge, change)) };
      return created(locationOf(path.siteId, 'header'), body, about(change));
    },
    'DELETE /v1/sites/{siteId}/bypass-header': async ({ path, actor }) => {
      const change = await revokeBypassHeader(deps, path.siteId, actor);
      return ok(await published(deps, edge, change), about(change));
    },
  };
}

async function published(deps: SecretDeps, edge: EdgePublisher, { siteId, revision }: BypassChange) {
  const publishedRevision = await edge.publish(siteId);
  const by = expectedEnforcedBy(revision, publishedRevision, deps.clock());
  return { siteId, revision, publishedRevision, expectedEnforcedBy: by };
}

const locationOf = (siteId: string, what: 'links' | 'header') => `/v1/sites/${siteId}/bypass-${what}`;

const about = ({ siteId, revision }: BypassChange) => ({ siteId, revision });
