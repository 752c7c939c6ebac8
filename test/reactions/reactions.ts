import { versionsOf } from '../../lambdas/commands/requirements/link';
import { subjectKeys } from '../../lambdas/commands/requirements/subject';
import { outcomeOn } from '../../lambdas/domain/voting/subject';
import { mint } from '../../lambdas/platform/mint';
import { concludeRequest } from '../../lambdas/reactions/approval/conclude-request';
import { mailNotices } from '../../lambdas/reactions/approval/mail-notices';
import { mailReversal } from '../../lambdas/reactions/approval/mail-outcome';
import { mailReplacementLink } from '../../lambdas/reactions/approval/mail-replacement-link';
import { notifyApprovers } from '../../lambdas/reactions/approval/notify-approvers';
import { controlBatch } from '../../lambdas/reactions/control-batch';
import { conclusion, notification } from '../../lambdas/reactions/payloads';
import type { World } from '../commands/fixtures';
import { awsError, controlFakes, FakeTopics } from './fakes';
import { Machine } from './machine';
import { streamRecord } from './records';

/** The outbox, the state machine and both of its functions on one world, one clock and one mailbox for each person. */
export function createReactions(world: World) {
  const { deps: control, logged } = controlFakes(world, 0);
  const topics = new FakeTopics();
  const outside = { topics, mint, approvalsUrl: 'https://quiesce.example/approvals', log: logged.log };
  const crashes = { left: 0 };
  /** How often the machine called each of its functions. */
  const calls = { notify: 0, conclude: 0 };
  const crashing = (): void => {
    if (crashes.left-- > 0) throw awsError('TimeoutError');
  };
  const flow = new Machine(() => world.now, {
    async notify(payload) {
      calls.notify += 1;
      const answer = await notifyApprovers({ ...world.deps, ...outside }, notification.parse(payload));
      crashing();
      return answer;
    },
    async conclude(payload) {
      calls.conclude += 1;
      const answer = await concludeRequest({ ...world.deps, ...outside }, conclusion.parse(payload));
      crashing();
      return answer;
    },
  });
  const functions = { call: asked, send: asked };
  return { world, flow, topics, logged, crashes, calls, control: { ...control, flow, functions } };

  /** What on-control-change asks notify-approvers for. */
  async function asked(_: string, payload: unknown): Promise<void> {
    const { replaceLinkFor, reversed, notices, ...ref } = notification.parse(payload);
    if (notices) await mailNotices({ ...world.deps, ...outside }, ref.subjectId);
    if (reversed) await mailReversal({ ...world.deps, ...outside }, ref);
    if (replaceLinkFor !== undefined)
      await mailReplacementLink({ ...world.deps, ...outside }, { ...ref, approverId: replaceLinkFor });
  }
}

export type Reactions = ReturnType<typeof createReactions>;

/**
 * What the stream delivers of a subject: the newest change of it, and of every request about it, that something follows from. As
 * often, and as late, as the test likes.
 */
export async function deliver({ world, control }: Reactions, subjectId: string): Promise<void> {
  const subject = (await world.store.load(subjectKeys(subjectId))).subject(subjectId);
  if (!subject) return;
  const requests = versionsOf(subject).map(
    (planVersion) => ({ kind: 'approval-request', subjectId, planVersion }) as const,
  );
  const records = [...subjectKeys(subjectId), ...requests].flatMap((key) => world.store.delivered(key) ?? []);
  const { batchItemFailures } = await controlBatch(
    control,
    records.map((record) => streamRecord(record)),
  );
  expect(batchItemFailures).toEqual([]);
}

/** Everything that is under way arrives. */
export async function settleDown(scene: Reactions, subjectId: string): Promise<void> {
  do await deliver(scene, subjectId);
  while (await scene.flow.advance());
}

/** Time passes, from one thing that happens by itself to the next. */
export async function passTo(scene: Reactions, subjectId: string, until: number): Promise<void> {
  const { world, flow } = scene;
  for (;;) {
    await settleDown(scene, subjectId);
    const next = flow.nextWake();
    if (next === undefined || next > until) break;
    world.now = Math.max(world.now, next);
  }
  world.now = Math.max(world.now, until);
  await settleDown(scene, subjectId);
}

/** Where each execution ended, and the decision that is on record for its plan version. */
export async function endings({ world, flow }: Reactions, subjectId: string) {
  const subject = (await world.store.load(subjectKeys(subjectId))).subject(subjectId);
  return [...flow.executions.values()].map(({ name, status, output }) => {
    const planVersion = Number(/-p(\d+)/.exec(name)?.[1]);
    const ended: unknown = output === undefined ? undefined : JSON.parse(output);
    return { name, status, ended, recorded: subject && outcomeOn(subject, planVersion) };
  });
}
