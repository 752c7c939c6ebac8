import type { Directory, Person } from '../../domain/directory/directory';
import { Refusal } from '../../domain/refusal';
import type { Calendar, Site } from '../../domain/site/site';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import type { Subject } from '../../domain/voting/subject';
import { findLink, type LinkParts } from '../requirements/link';
import { siteIdOf } from '../requirements/window';
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

/** Opens counted per link; mail scanners open links by the dozen. */
const countedOpens = 100;

/**
 * Reads what a voting link asks. Counts the open in a rate-limited attempts item and changes nothing else.
 *
 * @throws Refusal `link-*`; `illegal-move` when it was decided without this approver
 */
export async function openLink(deps: Deps, parts: LinkParts): Promise<OpenedLink> {
  const { subject, question, approver, directory, request, attempts } = await findLink(deps, parts);
  const siteId = siteIdOf(parts.subjectId);
  const found = await deps.store.load([
    { kind: 'site', siteId },
    { kind: 'calendar', siteId },
  ]);
  const site = found.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'The site of this link was deleted.', { siteId });
  if (attempts.opens < countedOpens) {
    const at = deps.clock();
    const opened = { opens: attempts.opens + 1, firstOpenedAt: attempts.firstOpenedAt ?? at, lastOpenedAt: at };
    const value = { ...attempts, ...opened, version: attempts.version + 1 };
    // After a lost race one open is not counted; nothing depends on it.
    await deps.store.commit({ put: [{ kind: 'link-attempts', value }] });
  }
  return { subject, question, site, calendar: found.calendar(siteId), approver, directory, request };
}
