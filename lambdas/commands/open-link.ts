import type { ApprovalRequest } from '../domain/approval-request';
import type { Person } from '../domain/directory';
import type { Site } from '../domain/site';
import type { Window } from '../domain/window';
import type { Deps } from './deps';

/** The three parts of `?token={windowId}.{approverId}.{secret}`. */
export interface LinkParts {
  readonly windowId: string;
  readonly approverId: string;
  readonly secret: string;
}

export interface OpenedLink {
  readonly window: Window;
  readonly site: Site;
  readonly approver: Person;
  readonly request: ApprovalRequest;
}

/** Shows what a voting link asks. Counts the open in a rate-capped attempts item and changes nothing else. @throws Refusal link-* */
export async function openLink(_deps: Deps, _link: LinkParts): Promise<OpenedLink> {
  throw new Error('not written');
}
