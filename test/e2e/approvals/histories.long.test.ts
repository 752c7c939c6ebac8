import fc from 'fast-check';
import { historyOf } from '../../commands/histories/histories';
import { eventually, Stage } from '../harness';
import { MachineHistory } from './machine-history';
import { entriesOf, expectContinuous, expectGrounded, expectMade } from './machine-holds';
import { addApprovers } from './people';

const count = 200;
const atOnce = 6;
const finals = ['completed', 'rejected', 'expired', 'cancelled'];

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await addApprovers(stage, 'cy', 1);
  const principals = [`arn:aws:iam::${stage.endpoints.accountId}:user/admin`];
  const ada = { approverId: 'ada', name: 'Ada', email: 'ada@example.com', principals, approver: false };
  expect((await (await stage.api('admin')).post('/v1/approvers', ada)).status).toBe(201);
}, 180_000);
afterAll(() => stage.close(), 30_000);

/** Ends all that is open, so that nothing is left to wait for. */
async function settle(history: MachineHistory): Promise<void> {
  for (const proposalId of history.proposals) {
    await history.call('requester', { path: `/v1/proposals/${proposalId}/cancel` }, `${proposalId}-settle`);
  }
  for (const windowId of history.windows) {
    const path = `/v1/windows/${windowId}`;
    const statusOf = async () => String((await history.read(path)).status);
    const isFinal = (status: string) => finals.includes(status);
    const end = async () => {
      const status = await statusOf();
      if (isFinal(status)) return status;
      await history.call('requester', { path: `${path}/cancel` }, `${windowId}-${Math.random()}`);
      await history.call('requester', { path: `${path}/end` }, `${windowId}-${Math.random()}`);
      return statusOf();
    };
    await eventually(end, isFinal, 60_000);
    await history.call('approver-ana', { path: `${path}/ratify`, body: { planVersion: 1 } }, `${windowId}-ratify`);
  }
}

async function expectHolds(history: MachineHistory): Promise<void> {
  const entries = [];
  for (const siteId of history.sites) {
    expect(await history.read(`/v1/audit/verify?siteId=${siteId}`)).toMatchObject({ valid: true });
    const exported = await history.read(`/v1/audit/export?siteId=${siteId}`);
    entries.push(...entriesOf('text' in exported ? String(exported.text) : JSON.stringify(exported)));
  }
  expectContinuous(entries);
  expectGrounded(entries);
  expectMade(entries, history.windows);
}

/** Does it with all, `atOnce` of them at the same time. */
async function withAll<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const actor = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: atOnce }, actor));
}

it(`${count} random histories leave a whole machine as its invariants say, with the machine killed in between`, async () => {
  const histories = fc.sample(historyOf({ minLength: 6, maxLength: 10 }), { seed: 20_261_122, numRuns: count });
  const taken: MachineHistory[] = [];
  const all = histories.map((acts, index) => ({ acts, history: new MachineHistory(stage, String(index)) }));
  await withAll(all, async ({ acts, history }) => {
    for (const siteId of history.sites) {
      const policy = { leadTimeSeconds: 0, overrunSeconds: 5, veto: Number(history.name) % 2 === 0 };
      const body = { siteId, hostnames: [`${siteId}.localhost`], policy };
      await history.call('admin', { path: '/v1/sites', body }, siteId);
    }
    await history.take(acts);
    await settle(history);
    taken.push(history);
    if (taken.length === count / 2) {
      await stage.kill();
      await stage.restart();
    }
  });
  expect(taken).toHaveLength(count);
  await withAll(taken, expectHolds);
  expect(taken.flatMap(({ windows }) => windows).length).toBeGreaterThan(count / 2);
  expect(await stage.runningExecutions()).toEqual([]);
}, 900_000);
