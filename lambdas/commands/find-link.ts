import type { LinkAttempts } from '../domain/approval-request';
import type { Directory, Person } from '../domain/directory';
import { type LiveLink, openable, unknownLink } from '../domain/link-state';
import { secretHashOf } from '../domain/voting-link';
import type { RecordKey } from '../store/records';
import type { Deps } from './deps';

/** The three parts of `?token={windowId}.{approverId}.{secret}`. */
export interface LinkParts {
  readonly windowId: string;
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
  const { windowId, approverId } = parts;
  const secretHash = secretHashOf(parts.secret);
  const keys: RecordKey[] = [
    { kind: 'window', windowId },
    { kind: 'directory' },
    { kind: 'link-attempts', windowId, secretHash },
  ];
  const snapshot = await store.load(keys);
  const window = snapshot.window(windowId);
  const directory = snapshot.directory();
  const approver = directory.people.find(({ personId }) => personId === approverId);
  if (!window || !approver) throw unknownLink();
  const versions = Array.from(
    { length: Math.min(window.planVersion, olderPlans) },
    (_, age) => window.planVersion - age,
  );
  const asked = await store.load(versions.map((planVersion) => ({ kind: 'approval-request', windowId, planVersion })));
  const requests = versions.flatMap((planVersion) => asked.request(windowId, planVersion) ?? []);
  const attempts = snapshot.attempts(windowId, secretHash);
  const live = openable({ window, requests, attempts, approver, secretHash }, clock());
  const { planVersion, expiresAt } = live.request;
  const untried = { wrongCodes: 0, opens: 0, ttl: expiresAt + attemptsKept, version: 0 };
  return {
    ...live,
    approver,
    directory,
    attempts: attempts ?? { windowId, secretHash, approverId, planVersion, ...untried },
  };
}
