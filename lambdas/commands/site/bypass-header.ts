import type { Actor } from '../../domain/actor';
import { sha256 } from '../../domain/audit/canonical-json';
import { withHeader } from '../../domain/site/bypass';
import { type BypassChange, changeBypass } from '../steps/change-bypass';
import type { Deps, SecretDeps } from '../transaction/deps';

export interface BypassHeader extends BypassChange {
  /** What automation sends in `x-maintenance-bypass`. Only its hash is stored, so it cannot be shown again. */
  readonly secret: string;
}

/** Gives a site a new header secret; the previous one stops working. @throws Refusal `unknown-site` */
export async function setBypassHeader(deps: SecretDeps, siteId: string, actor: Actor): Promise<BypassHeader> {
  const secret = deps.newSecret();
  const hash = sha256(secret);
  const changed = await changeBypass(deps, siteId, 'set-bypass-header', actor, (before) => withHeader(before, hash));
  return { ...changed, secret };
}

/** Revokes the header secret. @throws Refusal `unknown-site` */
export async function revokeBypassHeader(deps: Deps, siteId: string, actor: Actor): Promise<BypassChange> {
  return changeBypass(deps, siteId, 'revoke-bypass-header', actor, (before) => withHeader(before));
}
