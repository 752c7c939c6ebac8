import type { LinkAttempts } from '../domain/approval-request';
import type { Directory, Person } from '../domain/directory';
import { type LiveLink, openable, unknownLink } from '../domain/link-state';
import type { Subject } from '../domain/subject';
import { secretHashOf } from '../domain/voting-link';
import type { RecordKey } from '../store/records';
import type { Deps } from './deps';
import { subjectKeys } from './load-subject';

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

/** Plan versions looked back on to tell a link of an older plan from an unknown one. */
const olderPlans = 10;
/** How long attempts outlive their request, in seconds. */
const attemptsKept = 86_400;

/** @throws Refusal `link-*`, `illegal-move` */
export async function findLink({ store, clock }: Deps, parts: LinkParts): Promise<FoundLink> {
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
  const live = openable({ subject, requests, attempts, approver, secretHash }, clock());
  const { planVersion, expiresAt } = live.request;
  const untried = { wrongCodes: 0, opens: 0, ttl: expiresAt + attemptsKept, version: 0 };
  return {
    ...live,
    approver,
    directory,
    attempts: attempts ?? { subjectId, secretHash, approverId, planVersion, ...untried },
  };
}

/** Newest first. */
function versionsOf(subject: Subject): number[] {
  const last = subject.kind === 'window' ? subject.window.lastPlanVersion : subject.proposal.planVersion;
  return Array.from({ length: Math.min(last, olderPlans) }, (_, age) => last - age);
}
