import type { Directory, Person } from '../../domain/directory/directory';
import { Refusal } from '../../domain/refusal';
import type { Calendar, Site } from '../../domain/site/site';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import type { Subject } from '../../domain/voting/subject';
import { findLink, type LinkParts } from '../requirements/link';
import { siteIdOf } from '../requirements/window';
import { useCounted, withOpen, withRefusal } from '../steps/count-use';
import type { Deps } from '../transaction/deps';

export interface OpenedLink {
  readonly subject: Subject;
  readonly question: Question;
  readonly site: Site;
  /** The site's current and future windows. */
  readonly calendar: Calendar;
  readonly approver: Person;
  readonly directory: Directory;
  readonly request: ApprovalRequest;
}

export interface Opening extends LinkParts {
  /** The page is shown again because the form that was sent was refused; that is counted, too. */
  readonly refused?: boolean;
}

/**
 * Reads what a voting link asks. Counts the open in a rate-limited attempts item and changes nothing else.
 *
 * @throws Refusal `link-*`; `illegal-move` when it was decided without this approver
 */
export async function openLink(deps: Deps, { refused = false, ...parts }: Opening): Promise<OpenedLink> {
  const siteId = siteIdOf(parts.subjectId);
  const found = await findLink(deps, parts, [
    { kind: 'site', siteId },
    { kind: 'calendar', siteId },
  ]);
  const { subject, question, approver, directory, request, attempts, snapshot } = found;
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'The site of this link was deleted.', { siteId });
  const opened = withOpen(attempts, deps.clock());
  const commit = useCounted(attempts, refused ? withRefusal(opened) : opened);
  if (commit) await deps.store.commit(commit);
  return { subject, question, site, calendar: snapshot.calendar(siteId), approver, directory, request };
}
