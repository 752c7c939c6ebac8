import type { ApprovalRequest } from '../domain/approval-request';
import type { Person } from '../domain/directory';
import { Refusal } from '../domain/refusal';
import type { Site } from '../domain/site';
import type { Window } from '../domain/window';
import type { Deps } from './deps';
import { findLink, type LinkParts } from './find-link';

export interface OpenedLink {
  readonly window: Window;
  readonly site: Site;
  readonly approver: Person;
  readonly request: ApprovalRequest;
}

/** Opens counted per link; mail scanners open links by the dozen. */
const countedOpens = 100;

/**
 * Shows what a voting link asks. Counts the open in a rate-capped attempts item and changes nothing else.
 *
 * @throws Refusal `link-*`; `illegal-move` when the window was decided without this approver
 */
export async function openLink(deps: Deps, parts: LinkParts): Promise<OpenedLink> {
  const { window, approver, request, attempts } = await findLink(deps, parts);
  const { siteId } = window;
  const site = (await deps.store.load([{ kind: 'site', siteId }])).site(siteId);
  if (!site) throw new Refusal('unknown-site', 'The site of this window is gone.', { siteId });
  if (attempts.opens < countedOpens) {
    const value = { ...attempts, opens: attempts.opens + 1, version: attempts.version + 1 };
    // A lost race leaves one open uncounted, which nobody relies on.
    await deps.store.commit({ put: [{ kind: 'link-attempts', value }] });
  }
  return { window, site, approver, request };
}
