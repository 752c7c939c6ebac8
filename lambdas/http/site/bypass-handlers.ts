import type { EdgePublisher } from '../../aws/edge-publisher';
import { revokeBypassHeader, setBypassHeader } from '../../commands/site/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../commands/site/bypass-links';
import type { BypassChange } from '../../commands/steps/change-bypass';
import type { SecretDeps } from '../../commands/transaction/deps';
import { instantText } from '../../domain/local-time';
import type { Handlers } from '../server/dispatch';
import { created, ok } from '../server/reply';
import { enforceIfDue } from './enforcement';
import type { bypassOperations } from './operations';

/**
 * Each answer says by when the edge enforces the change: before that, a new link does not work yet, and a revoked one
 * still does.
 */
export function bypassHandlers(deps: SecretDeps, edge: EdgePublisher): Handlers<keyof typeof bypassOperations> {
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

const published = async (deps: SecretDeps, edge: EdgePublisher, change: BypassChange) => ({
  ...about(change),
  ...(await enforceIfDue(deps, edge, change)),
});

const locationOf = (siteId: string, what: 'links' | 'header') => `/v1/sites/${siteId}/bypass-${what}`;

const about = ({ siteId, revision }: BypassChange) => ({ siteId, revision });
