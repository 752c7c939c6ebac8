import type { EdgePublisher } from '../../aws/edge-publisher';
import { revokeBypassHeader, setBypassHeader } from '../../commands/site/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../commands/site/bypass-links';
import type { BypassChange } from '../../commands/steps/change-bypass';
import type { SecretDeps } from '../../commands/transaction/deps';
import { instantText } from '../../domain/local-time';
import type { RouteKey } from '../routes';
import type { Handlers } from '../server/dispatch';
import { expectedEnforcedBy } from '../server/present';
import { created, ok } from '../server/reply';

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
