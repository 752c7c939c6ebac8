import type { EpochSeconds } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import type { ApprovalRequest, LinkAttempts } from '../../domain/voting/approval-request';
import type { Subject } from '../../domain/voting/subject';
import { secretHashOf } from '../../domain/voting/voting-link';
import {
  type HeldLink,
  type LiveLink,
  openable,
  requestOf,
  unknownLink,
} from '../../domain/voting/voting-link-validity';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { Deps } from '../transaction/deps';
import { subjectKeys } from './subject';

/** The three parts of `?token={subjectId}.{approverId}.{secret}`. */
export interface LinkParts {
  readonly subjectId: string;
  readonly approverId: string;
  readonly secret: string;
}

/** A link that somebody holds, and what was read with it. */
export interface LoadedLink extends HeldLink {
  readonly directory: Directory;
  readonly snapshot: Snapshot;
}

export interface FoundLink extends LiveLink {
  readonly approver: Person;
  readonly directory: Directory;
  readonly attempts: LinkAttempts;
  readonly snapshot: Snapshot;
}

/** How many older plan versions are searched, to tell a link for an older plan from an unknown one. */
const olderPlans = 10;
/**
 * The link does not say which plan version it is for, and how many there are only the subject says. Most have no more than these,
 * so they are read with the subject; the rest is read only for a link that they do not have.
 */
const firstPlans = [1, 2, 3];
/** How long attempts outlive their request, in seconds: as long as auditors of a year ask about it. */
const attemptsKept = 400 * 86_400;

/** What the link is used for: `openable` or `withdrawable`. */
type LinkUse = (held: HeldLink, at: EpochSeconds) => LiveLink;

/**
 * @param also what is read with the link
 * @throws Refusal `link-*`, `illegal-move`, and as `use`
 */
export async function findLink(
  deps: Deps,
  parts: LinkParts,
  also: readonly RecordKey[],
  use: LinkUse = openable,
): Promise<FoundLink> {
  const { directory, snapshot, ...held } = await loadLink(deps, parts, also);
  const live = use(held, deps.clock());
  const attempts = held.attempts ?? noAttempts(held, live.request);
  return { ...live, approver: held.approver, directory, snapshot, attempts };
}

/** What is known about a link, whether or not it still works: mostly in one read. @throws Refusal `link-unknown` */
export async function loadLink(
  { store }: Deps,
  parts: LinkParts,
  also: readonly RecordKey[] = [],
): Promise<LoadedLink> {
  const { subjectId, approverId } = parts;
  const secretHash = secretHashOf(parts.secret);
  const requests = requestsOf(subjectId, firstPlans);
  const snapshot = await store.load([...linkKeys(subjectId, secretHash), ...requests, ...also]);
  const subject = snapshot.subject(subjectId);
  const directory = snapshot.directory();
  const approver = directory.people.find(({ personId }) => personId === approverId);
  if (!subject || !approver) throw unknownLink();
  const attempts = snapshot.attempts(subjectId, secretHash);
  const held = { subject, attempts, approver, secretHash, directory, snapshot };
  const versions = versionsOf(subject);
  const first = requestsIn(snapshot, subjectId, versions);
  const unread = versions.filter((planVersion) => !firstPlans.includes(planVersion));
  if (unread.length === 0 || requestOf({ ...held, requests: first })) return { ...held, requests: first };
  const rest = requestsIn(await store.load(requestsOf(subjectId, unread)), subjectId, unread);
  return { ...held, requests: [...rest, ...first] };
}

function linkKeys(subjectId: string, secretHash: string): RecordKey[] {
  return [...subjectKeys(subjectId), { kind: 'directory' }, { kind: 'link-attempts', subjectId, secretHash }];
}

const requestsOf = (subjectId: string, planVersions: readonly number[]) =>
  planVersions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion }) as const);

const requestsIn = (found: Snapshot, subjectId: string, planVersions: readonly number[]): ApprovalRequest[] =>
  planVersions.flatMap((planVersion) => found.request(subjectId, planVersion) ?? []);

/** The attempts on a link of a request before the first one is recorded. */
export function noAttempts(
  { approver, secretHash }: Pick<HeldLink, 'approver' | 'secretHash'>,
  request: ApprovalRequest,
): LinkAttempts {
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
