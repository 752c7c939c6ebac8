import { executionName } from '../../aws/approval-flow';
import { versionsOf } from '../../commands/requirements/link';
import { subjectKeys } from '../../commands/requirements/subject';
import type { Directory } from '../../domain/directory/directory';
import type { MailDue } from '../../domain/voting/mail-due';
import { questionOf, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { groupsOf } from '../../platform/groups-of';
import type { Snapshot } from '../../store/snapshot';
import { noticeState } from '../approval/mail-notices';
import { newestOf, noticesOf, pendingNotices } from '../approval/notices';
import type { ReactionDeps } from '../deps';
import { listingKeys, listUnlisted } from './list-unlisted';
import { noticeRepair } from './notice-repair';
import type { Repair } from './repair';
import { isConcluded, type RequestState, requestRepair } from './request-repairs';
import type { Run } from './run';

/** Where questions are found that may need something done: heads and windows, running executions, and mails that are due. */
export interface Asked {
  readonly open: readonly string[];
  /** Names of first runs, as `executionName` makes them. */
  readonly running: ReadonlySet<string>;
  readonly due: readonly MailDue[];
  readonly directory: Directory;
}

export interface SeenQuestions {
  readonly repairs: readonly Repair[];
  /** Everybody was mailed about these. */
  readonly done: readonly MailDue[];
  /** The last that there was time for. */
  readonly stoppedAt?: string;
}

/** Subjects that are read together. Their requests hold a link per approver, so a hundred could take much memory. */
const subjectsTogether = 50;

/** @param after where the last run stopped */
export async function lookAtQuestions(
  deps: ReactionDeps,
  run: Run,
  asked: Asked,
  after: string,
): Promise<SeenQuestions> {
  const repairs: Repair[] = [];
  const done: MailDue[] = [];
  for (const subjectIds of groupsOf(inTurn(idsOf(asked), after), subjectsTogether)) {
    const seen = await run.guarded({}, () => lookAtSome(deps, run, asked, subjectIds));
    repairs.push(...(seen?.repairs ?? []));
    done.push(...(seen?.done ?? []));
    const stoppedAt = subjectIds.at(-1);
    if (!run.mayLook() && stoppedAt) return { repairs, done, stoppedAt };
  }
  return { repairs, done };
}

function idsOf({ open, running, due }: Asked): string[] {
  const executed = [...running].map((name) => name.replace(/-p\d+$/, ''));
  return [...new Set([...open, ...executed, ...due.map(({ subjectId }) => subjectId)])].sort();
}

/** From the first after `after` to the last, then from the very first. */
function inTurn(subjectIds: readonly string[], after: string): string[] {
  return [...subjectIds.filter((id) => id > after), ...subjectIds.filter((id) => id <= after)];
}

async function lookAtSome(deps: ReactionDeps, run: Run, asked: Asked, subjectIds: readonly string[]) {
  const due = new Map(asked.due.map((one) => [one.subjectId, one]));
  const noticed = subjectIds.filter((subjectId) => due.has(subjectId));
  const found = await deps.store.load([
    ...subjectIds.flatMap(subjectKeys),
    ...noticed.map((subjectId) => ({ kind: 'notice-mails', subjectId }) as const),
  ]);
  const subjects = subjectIds.flatMap((subjectId) => found.subject(subjectId) ?? []);
  const states = await statesOf(deps, subjects, asked);
  const repairs: Repair[] = [];
  const done = noticed.flatMap((subjectId) => (found.subject(subjectId) ? [] : (due.get(subjectId) ?? [])));
  for (const subject of subjects) {
    const subjectId = subjectIdOf(subject);
    const mail = due.get(subjectId);
    await run.guarded({ subjectId }, async () => {
      const own = states.get(subjectId) ?? [];
      repairs.push(...own.flatMap((state) => requestRepair(state) ?? []));
      const notices = mail ? await noticesLeft(deps, subject, found) : { left: false };
      if (notices.repair) repairs.push(notices.repair);
      if (mail && !notices.left && own.every(isConcluded)) done.push(mail);
    });
  }
  return { repairs, done };
}

/**
 * The stored state of the plan versions of each subject that something may still have to be done for: those that stand,
 * and older ones whose execution was never ended.
 */
async function statesOf(
  deps: ReactionDeps,
  subjects: readonly Subject[],
  { running, directory }: Asked,
): Promise<ReadonlyMap<string, readonly RequestState[]>> {
  const { store, clock } = deps;
  const isRunning = (subjectId: string, planVersion: number) => running.has(executionName({ subjectId, planVersion }));
  const versions = subjects.map((subject) => {
    const subjectId = subjectIdOf(subject);
    const relevant = versionsOf(subject).filter(
      (planVersion) => questionOf(subject, planVersion) !== undefined || isRunning(subjectId, planVersion),
    );
    return { subject, subjectId, relevant };
  });
  const keys = versions.flatMap(({ subjectId, relevant }) =>
    relevant.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion }) as const),
  );
  const now = clock();
  const found = await store.load([...keys, ...listingKeys(subjects, now)]);
  await listUnlisted(deps, subjects, found);
  return new Map(
    versions.map(({ subject, subjectId, relevant }) => [
      subjectId,
      relevant.map((planVersion) => {
        const request = found.request(subjectId, planVersion);
        return { subject, planVersion, request, directory, running: isRunning(subjectId, planVersion), now };
      }),
    ]),
  );
}

/** Whether somebody has still to be told what others did. Usually everybody was, which one number says without a read. */
async function noticesLeft(
  deps: ReactionDeps,
  subject: Subject,
  found: Snapshot,
): Promise<{ readonly left: boolean; readonly repair?: Repair | undefined }> {
  const subjectId = subjectIdOf(subject);
  if (newestOf(noticesOf(subject)) <= found.noticeMails(subjectId).doneVersion) return { left: false };
  const facts = await noticeState(deps, subjectId);
  if (!facts) return { left: false };
  return { left: pendingNotices(facts).length > 0, repair: noticeRepair(facts, deps.clock()) };
}
