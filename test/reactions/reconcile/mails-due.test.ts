import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { mailNotices } from '../../../lambdas/reactions/approval/mail-notices';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import type { Store, WindowFilter } from '../../../lambdas/store/port';
import { approvedWindow, as, refOf, requestedWindow, type World } from '../../commands/fixtures';
import { policyProposal } from '../../commands/proposal/proposal-fixtures';
import { rejectProposal, rejectWindow } from '../../commands/signed-votes';
import { awsError, FakeTopics } from '../fakes';
import { createReconcile } from './fixtures';

const day = 86_400;
const marks = async ({ store }: World) => (await store.mailsDue()).map(({ subjectId }) => subjectId);

/** A window that was rejected, and nobody was mailed that. */
async function rejected() {
  const given = await createReconcile();
  const { windowId } = await requestedWindow(given.world);
  const window = await rejectWindow(given.world.deps, { windowId, reason: 'no' }, as('ana'));
  await given.publish();
  return { ...given, window, windowId };
}

describe('what people have to be mailed', () => {
  it.each([1, 6])('is found %s days after the decision, and once everybody was told it is forgotten', async (days) => {
    const { world, deps, findings, window, windowId } = await rejected();
    world.now += days * day;

    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request']);
    expect(await marks(world)).toEqual([windowId]);

    await markOutcomeMailed(world.deps, refOf(window));
    await reconcile(deps);

    expect(findings()).toHaveLength(1);
    expect(await marks(world)).toEqual([]);
  });

  it('is given up after a week', async () => {
    const { world, deps, findings } = await rejected();
    world.now += 7 * day;

    await reconcile(deps);

    expect(findings()).toEqual([]);
    expect(await reconcile(deps)).toMatchObject({ live: false });
  });

  it('is found of what an earlier release decided, which left no mark, in the first run', async () => {
    const { world, deps, findings } = await rejected();
    for (const value of await world.store.mailsDue()) {
      await world.store.commit({ put: [], remove: [{ kind: 'mail-due', value }] });
    }
    world.now += 3600;

    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request']);
  });

  it('is found of a proposal, too', async () => {
    const { world, deps, findings, publish } = await createReconcile();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    await rejectProposal(world.deps, { proposalId }, as('ana'));
    await publish();
    world.now += 3 * day;

    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request']);
  });

  it('is kept while a notice waits for the one before it', async () => {
    const { world, deps, findings } = await createReconcile();
    const { windowId } = await requestedWindow(world);
    const topics = new FakeTopics();
    const mail = () => mailNotices({ ...world.deps, topics, log: deps.log }, windowId);
    const notices = () => findings().filter((finding) => finding === 'unmailed-notices');
    await commentOnWindow(world.deps, { windowId, text: 'one' }, as('ana'));
    await mail();
    await commentOnWindow(world.deps, { windowId, text: 'two' }, as('ana'));
    await mail();
    world.now += 120;
    await reconcile(deps);
    expect(notices()).toEqual([]);
    expect(await marks(world)).toEqual([windowId]);
    world.now += 300;

    await reconcile(deps);

    expect(notices()).toEqual(['unmailed-notices']);
    await mail();
    await reconcile(deps);
    expect(notices()).toHaveLength(1);
    expect(await marks(world)).toEqual([]);
  });

  it('is not forgotten when something else happens while the run looks', async () => {
    const { world, deps, window, windowId } = await rejected();
    await markOutcomeMailed(world.deps, refOf(window));
    const commit: Store['commit'] = async (wanted) => {
      if (wanted.remove) await commentOnWindow(world.deps, { windowId, text: 'why?' }, as('rita'));
      return world.store.commit(wanted);
    };
    const store = Object.assign(Object.create(world.store), { commit });

    await reconcile({ ...deps, store });

    expect(await marks(world)).toEqual([windowId]);
  });

  it('is forgotten of a window that is unknown', async () => {
    const { world, deps } = await createReconcile();
    const value = { subjectId: 'demo.GONE', since: world.now, ttl: world.now + day, version: 1 };
    await world.store.commit({ put: [], putAlways: [{ kind: 'mail-due', value }] });

    await reconcile(deps);

    expect(await marks(world)).toEqual([]);
  });

  it('stays due when it cannot be removed, which is a failure that delays nothing', async () => {
    const { world, deps, window, windowId } = await rejected();
    await markOutcomeMailed(world.deps, refOf(window));
    const commit: Store['commit'] = (wanted) =>
      wanted.remove ? Promise.reject(awsError('ThrottlingException')) : world.store.commit(wanted);
    const store = Object.assign(Object.create(world.store), { commit });

    expect(await reconcile({ ...deps, store })).toMatchObject({ failures: 1 });

    expect(await marks(world)).toEqual([windowId]);
    await reconcile(deps);
    expect(await marks(world)).toEqual([]);
  });
});

describe('what is over', () => {
  it('is not read: neither windows that ended, nor proposals', async () => {
    const { world, deps, publish } = await createReconcile();
    const ended = await approvedWindow(world);
    world.now = ended.plan.endsAt;
    await flipWindow(world.deps, { ...ended, boundary: 'end' });
    const { windowId } = await requestedWindow(world, {
      startsAt: '2026-11-03T10:00:00Z',
      endsAt: '2026-11-03T11:00:00Z',
    });
    await cancelWindow(world.deps, { windowId }, as('rita'));
    for (const window of [ended, { windowId, planVersion: 1 }]) await markOutcomeMailed(world.deps, refOf(window));
    const topics = new FakeTopics();
    await mailNotices({ ...world.deps, topics, log: deps.log }, windowId);
    await publish();
    await reconcile(deps);
    const listed: WindowFilter['status'][] = [];
    const loaded: string[] = [];
    const store = Object.assign(Object.create(world.store), {
      windows: (filter: WindowFilter, page: Parameters<Store['windows']>[1]) => {
        listed.push(filter.status);
        return world.store.windows(filter, page);
      },
      proposals: () => Promise.reject(new Error('proposals were read')),
      load: (keys: Parameters<Store['load']>[0]) => {
        loaded.push(...keys.map(({ kind }) => kind));
        return world.store.load(keys);
      },
    });
    world.now += 900;

    expect(await reconcile({ ...deps, store })).toMatchObject({ repairs: 0, failures: 0 });

    expect(new Set(listed)).toEqual(new Set(['active', 'approved']));
    expect(new Set(loaded)).toEqual(new Set(['reconcile-state', 'directory', 'head', 'edge']));
  });
});
