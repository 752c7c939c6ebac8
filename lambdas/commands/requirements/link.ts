import type { EpochSeconds } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import type { ApprovalRequest, LinkAttempts } from '../../domain/voting/approval-request';
import type { Subject } from '../../domain/voting/subject';
import { secretHashOf } from '../../domain/voting/voting-link';
import { type HeldLink, type LiveLink, openable, unknownLink } from '../../domain/voting/voting-link-validity';
import type { RecordKey } from '../../store/records';
import type { Deps } from '../transaction/deps';
import { subjectKeys } from './subject';

/** The three parts of `?token={subjectId}.{approverId}.{secret}`. */
export interface LinkParts {
  readonly subjectId: string;
  readonly approverId: string;
  readonly secret: string;
}

export interface FoundLink extends LiveLink {
  readonly approver: Person;
  readonly directory: Directory;
  readonly attempts: LinkAttempts;
}

/** How many older plan versions are searched, to tell a link for an older plan from an unknown one. */
const olderPlans = 10;
/** How long attempts outlive their request, in seconds. */
const attemptsKept = 86_400;

/** What the link is used for: `openable` or `withdrawable`. */
type LinkUse = (held: HeldLink, at: EpochSeconds) => LiveLink;

/** @throws Refusal `link-*`, `illegal-move`, and as `use` */
export async function findLink(deps: Deps, parts: LinkParts, use: LinkUse = openable): Promise<FoundLink> {
  const { directory, ...held } = await loadLink(deps, parts);
  const live = use(held, deps.clock());
  return { ...live, approver: held.approver, directory, attempts: held.attempts ?? noAttempts(held, live.request) };
}

/** What is known about a link, whether or not it still works. @throws Refusal `link-unknown` */
export async function loadLink(
  { store }: Deps,
  parts: LinkParts,
): Promise<HeldLink & { readonly directory: Directory }> {
  const { subjectId, approverId } = parts;
  const secretHash = secretHashOf(parts.secret);
  const keys: RecordKey[] = [
    ...subjectKeys(subjectId),
    { kind: 'directory' },
    { kind: 'link-attempts', subjectId, secretHash },
  ];
  const snapshot = await store.load(keys);
  const subject = snapshot.subject(subjectId);
  const directory = snapshot.directory();
  const approver = directory.people.find(({ personId }) => personId === approverId);
  if (!subject || !approver) throw unknownLink();
  const versions = versionsOf(subject);
  const asked = await store.load(versions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion })));
  const requests = versions.flatMap((planVersion) => asked.request(subjectId, planVersion) ?? []);
  const attempts = snapshot.attempts(subjectId, secretHash);
  return { subject, requests, attempts, approver, secretHash, directory };
}

/** The attempts on a link of a request before the first one is recorded. */
export function noAttempts({ approver, secretHash }: HeldLink, request: ApprovalRequest): LinkAttempts {
  const { subjectId, planVersion, expiresAt } = request;
  const approverId = approver.personId;
  const ttl = expiresAt + attemptsKept;
  return { subjectId, secretHash, approverId, planVersion, wrongCodes: 0, opens: 0, ttl, version: 0 };
}

/**
 * The plan versions that are or recently were asked about, newest first.
 *
 * @param most how many
 */
export function versionsOf(subject: Subject, most = olderPlans): number[] {
  return versionsUpTo(lastVersionOf(subject), most);
}

/** The highest plan version that a subject ever had. */
export const lastVersionOf = (subject: Subject): number =>
  subject.kind === 'window' ? subject.window.lastPlanVersion : subject.proposal.planVersion;

/** Plan versions from the last one back, newest first. */
export const versionsUpTo = (last: number, most = olderPlans): number[] =>
  Array.from({ length: Math.min(last, most) }, (_, age) => last - age);
