import type { EdgePublisher } from '../../aws/edge-publisher';
import { revokeBypassHeader, setBypassHeader } from '../../commands/site/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../commands/site/bypass-links';
import type { BypassChange } from '../../commands/steps/change-bypass';
import type { SecretDeps } from '../../commands/transaction/deps';
import { instantText } from '../../domain/local-time';
import type { Handlers } from '../server/dispatch';
import { created, ok } from '../server/reply';
import { enforced } from './enforcement';
import type { bypassOperations } from './operations';

/**
 * Each answer says by when the edge enforces the change: before that, a new link does not work yet, and a revoked one
 * still does.
 */
export function bypassHandlers(deps: SecretDeps, edge: EdgePublisher): Handlers<keyof typeof bypassOperations> {
  return {
    'POST /v1/sites/{siteId}/bypass-links': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const { change: link, told } = await published(deps, edge, (own) =>
        createBypassLink(own, { ...path, ...body, idempotency }, actor),
      );
      const { url, expiresAt } = link;
      return created(
        locationOf(path.siteId, 'links'),
        { url, expiresAt: instantText(expiresAt), ...told },
        about(link),
      );
    },
    'DELETE /v1/sites/{siteId}/bypass-links': async ({ path, actor }) => {
      const { change, told } = await published(deps, edge, (own) => revokeBypassLinks(own, path.siteId, actor));
      return ok(told, about(change));
    },
    'PUT /v1/sites/{siteId}/bypass-header': async ({ path, actor }) => {
      const { change, told } = await published(deps, edge, (own) => setBypassHeader(own, path.siteId, actor));
      return created(locationOf(path.siteId, 'header'), { secret: change.secret, ...told }, about(change));
    },
    'DELETE /v1/sites/{siteId}/bypass-header': async ({ path, actor }) => {
      const { change, told } = await published(deps, edge, (own) => revokeBypassHeader(own, path.siteId, actor));
      return ok(told, about(change));
    },
  };
}

/** @returns what the command returned, and what its caller is told of it in any case */
async function published<T extends BypassChange>(
  deps: SecretDeps,
  edge: EdgePublisher,
  command: (deps: SecretDeps) => Promise<T>,
) {
  const { change, enforcement } = await enforced(deps, edge, command);
  return { change, told: { ...about(change), ...enforcement } };
}

const locationOf = (siteId: string, what: 'links' | 'header') => `/v1/sites/${siteId}/bypass-${what}`;

const about = ({ siteId, revision }: BypassChange) => ({ siteId, revision });
