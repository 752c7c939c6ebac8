import { openQuestion } from '../../../lambdas/domain/voting/subject';
import { PrivateAddress } from '../../../lambdas/platform/outside/public-address';
import { concludeRequest } from '../../../lambdas/reactions/approval/conclude-request';
import { mailNotices } from '../../../lambdas/reactions/approval/mail-notices';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { flipBoundary } from '../../../lambdas/reactions/boundaries/flip-boundary';
import { repairSubject } from '../../../lambdas/reactions/control-change';
import { onPublishEvent } from '../../../lambdas/reactions/edge/publish-batch';
import { boundary, conclusion, notification, proofCall, subjectRepair } from '../../../lambdas/reactions/payloads';
import { proveFlip } from '../../../lambdas/reactions/proof/prove-flip';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { controlFakes, FakeTopics } from '../fakes';
import { createReconcile } from './fixtures';

/** Everything is as deployed, except that no stream record, schedule, message or mail is ever delivered. */
export async function aloneWorld() {
  const given = await createReconcile('prove-flip');
  const { world, deps, publishing, functions, flow, schedules, logged } = given;
  const topics = new FakeTopics();
  const pause = async () => undefined;
  let minted = 0;
  const mint = () => ({ secret: String(++minted).padStart(43, 's'), code: '042017', letters: 'BCDFGHJKLMNP' });
  const get = () => Promise.reject(new PrivateAddress());
  const proving = { ...deps, get, pause, milliseconds: () => world.now * 1000 };
  const mailing = { ...world.deps, topics, mint, approvalsUrl: 'https://example.com/approvals', log: logged.log };
  const control = { ...controlFakes(world).deps, flow, schedules };
  const parts: Readonly<Record<string, (payload: object) => Promise<unknown>>> = {
    'publish-edge': (payload) => onPublishEvent(publishing, payload),
    'on-control-change': (payload) => repairSubject(control, subjectRepair.parse(payload).repair),
    'prove-flip': (payload) => proveFlip(proving, proofCall.parse(payload)),
    'flip-window': (payload) => flipBoundary({ ...deps, pause }, boundary.parse(payload)),
    'conclude-request': (payload) => concludeRequest(mailing, conclusion.parse(payload)),
    'notify-approvers': (payload) => {
      const asking = notification.parse(payload);
      return asking.notices ? mailNotices(mailing, asking.subjectId) : notifyApprovers(mailing, asking);
    },
  };
  functions.answer = (name, payload) => parts[name]?.(Object(payload));
  const windowOf = async (windowId: string) =>
    (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
  const begun = new Set<string>();
  /** What Step Functions does: each execution asks once, with a token, and ends when it is settled or its time is over. */
  const execute = async () => {
    for (const name of flow.executions.keys()) {
      const [, subjectId = '', planVersion = ''] = /^(.*)-p(\d+)/.exec(name) ?? [];
      const ref = { subjectId, planVersion: Number(planVersion) };
      if (!begun.has(name)) await notifyApprovers(mailing, { ...ref, taskToken: name });
      begun.add(name);
      const window = await windowOf(subjectId);
      const isOpen = window && openQuestion({ kind: 'window', window }, ref.planVersion);
      if (isOpen && !flow.settled.has(name)) flow.going.add(name);
      else flow.going.delete(name);
    }
  };
  /** Runs until there is nothing left to do, some minutes apart. */
  const settled = async (): Promise<void> => {
    for (let run = 0; run < 6; run++) {
      world.now += 121;
      const { repairs, failures } = await reconcile(deps);
      expect(failures).toBe(0);
      await execute();
      if (repairs === 0) return;
    }
    throw new Error(`It always finds ${given.findings().slice(-5).join()}`);
  };
  return { ...given, topics, execute, settled, windowOf };
}
