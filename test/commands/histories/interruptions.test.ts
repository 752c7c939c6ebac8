import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import type { Commit, Store } from '../../../lambdas/store/port';
import type { RecordKey } from '../../../lambdas/store/records';
import {
  admin,
  approvedWindow,
  as,
  code,
  createWorld,
  demo,
  hour,
  refOf,
  refusalOf,
  refusedBy,
  requestedWindow,
  setPolicy,
  T0,
  type World,
  windowRequest,
} from '../fixtures';
import { approveWindow, rejectWindow } from '../signed-votes';
import { mailedWindow } from '../voting/mail-fixtures';

const countsTry = ({ put }: Commit) => put.every(({ kind }) => kind === 'link-attempts');

/** The world for a command that has read and decided when `meanwhile` happens, before it commits. */
function interrupted({ deps, store }: World, meanwhile: () => Promise<unknown>): World['deps'] {
  let first = true;
  const commit: Store['commit'] = async (change) => {
    if (first && !countsTry(change)) {
      first = false;
      await meanwhile();
    }
    return store.commit(change);
  };
  return { ...deps, store: Object.assign(Object.create(store), { commit }) };
}

describe('a command that is overtaken between its reads and its commit', () => {
  it('does not count the vote of an approver who was removed', async () => {
    for (const approvalsRequired of [1, 2]) {
      const world = await createWorld({ approvalsRequired });
      const { windowId } = await requestedWindow(world);
      const deps = interrupted(world, () => removePerson(world.deps, { personId: 'ben' }, admin));
      expect(await refusalOf(approveWindow(deps, { windowId }, as('ben')))).toBe('unmapped-principal');
    }
  });

  it('does not approve what was rejected, cancelled or expired', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const ends = [
      (windowId: string) => rejectWindow(world.deps, { windowId }, as('ben')),
      (windowId: string) => cancelWindow(world.deps, { windowId }, as('rita')),
      (windowId: string) => {
        world.now += 60;
        return expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
      },
    ];
    for (const end of ends) {
      const { windowId } = await requestedWindow(world);
      const deps = interrupted(world, () => end(windowId));
      expect(await refusalOf(approveWindow(deps, { windowId }, as('ana')))).toBe('illegal-move');
    }
    expect((await verifyAudit(world.deps, 'demo')).entries).toBe(7);
  });

  it('does not approve another plan than the one that was meant', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const edited = { windowId, mode: 'read-only' } as const;
    const deps = interrupted(world, () => editWindow(world.deps, edited, as('rita')));
    expect(await refusalOf(approveWindow(deps, { windowId }, as('ana')))).toBe('stale-version');
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('says what was decided to a mail that came too late, not that the plan changed', async () => {
    const { world, window, link } = await mailedWindow();
    const deps = interrupted(world, () => approveWindow(world.deps, window, as('ben')));
    const vote = { ...link('ana'), code, decision: 'approve' } as const;
    expect(await refusedBy(voteByMail(deps, vote))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved' },
    });
  });

  it('edits by the site and the directory as they stand', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const edited = { windowId, mode: 'read-only' } as const;
    const changed = interrupted(world, () => setPolicy(world, { approvalsRequired: 2 }));
    expect(await editWindow(changed, edited, as('rita'))).toMatchObject({ rules: { approvalsRequired: 2 } });
    const removed = interrupted(world, () => removePerson(world.deps, { personId: 'rita' }, admin));
    expect(await refusalOf(editWindow(removed, { windowId, mode: 'full' }, as('rita')))).toBe('unmapped-principal');
  });

  it('does not extend or amend what has just ended', async () => {
    const world = await createWorld({ overrunSeconds: hour });
    const { windowId } = await approvedWindow(world);
    world.now = T0 + hour;
    const later = { windowId, endsAt: '2026-11-02T12:30:00Z' };
    const deps = interrupted(world, () => endWindow(world.deps, { windowId }, as('rita')));
    expect(await refusalOf(extendWindow(deps, later, as('rita')))).toBe('illegal-move');
    expect(await refusalOf(editWindow(world.deps, later, as('rita')))).toBe('illegal-move');
  });

  it('does not approve into a time that was just taken', async () => {
    const world = await createWorld();
    const [one, other] = [await requestedWindow(world), await requestedWindow(world)];
    const deps = interrupted(world, () => approveWindow(world.deps, one, as('ana')));
    expect(await refusalOf(approveWindow(deps, { windowId: other.windowId }, as('ben')))).toBe('overlap');
  });

  it('does not approve past a deadline that came in between', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(world);
    const deps = interrupted(world, async () => {
      await requestedWindow(world);
      world.now += 60;
    });
    expect(await refusalOf(approveWindow(deps, { windowId }, as('ana')))).toBe('illegal-move');
  });

  it('requests by the site and the directory as they stand', async () => {
    const world = await createWorld();
    const changed = interrupted(world, () => setPolicy(world, { approvalsRequired: 2 }));
    expect(await requestWindow(changed, windowRequest(), as('rita'))).toMatchObject({
      rules: { approvalsRequired: 2 },
    });
    const removed = interrupted(world, () => removePerson(world.deps, { personId: 'rita' }, admin));
    expect(await refusalOf(requestWindow(removed, windowRequest(), as('rita')))).toBe('unmapped-principal');
  });

  it('does not request on a site that was deleted', async () => {
    const world = await createWorld();
    const deps = interrupted(world, () => deleteSite(world.deps, { siteId: 'demo' }, admin));
    expect(await refusalOf(requestWindow(deps, windowRequest(), as('rita')))).toBe('unknown-site');
  });

  it('does not delete a site that was just asked for, nor take hostnames from its windows', async () => {
    const world = await createWorld();
    const asked = () => interrupted(world, () => requestedWindow(world));
    expect(await refusalOf(deleteSite(asked(), { siteId: 'demo' }, admin))).toBe('site-in-use');
    const narrower = { ...demo(), hostnames: ['demo.example'] };
    expect(await refusalOf(updateSite(asked(), narrower, admin))).toBe('site-in-use');
  });

  it('stores no token and no link for a window that was just decided', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const deps = interrupted(world, () => approveWindow(world.deps, window, as('ana')));
    expect(await openRequest(deps, { ...refOf(window), taskToken: 't', links: {} })).toMatchObject({
      outcome: 'settled',
    });
  });

  it('records no boundary of a window that was just cancelled', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    const deps = interrupted(world, async () => {
      world.now = T0;
      await cancelWindow(world.deps, { windowId }, as('rita'));
    });
    world.now = T0 + hour;
    expect((await flipWindow(deps, { windowId, revision, boundary: 'start' })).outcome).toBe('stale');
  });

  it('gives up after five lost races, having changed nothing', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const store: Store = Object.assign(Object.create(world.store), { commit: async () => 'lost' });
    const before = world.store.all();
    expect(await refusalOf(approveWindow({ ...world.deps, store }, window, as('ana')))).toBe('contended');
    expect(world.store.all()).toEqual(before);
  });

  it('gives a repeat its first answer even when the first landed between its reads', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const request = { windowId, idempotency: { key: 'k', fingerprint: 'f' } };
    const first = await approveWindow(world.deps, request, as('ana'));
    let torn = true;
    const load = async (keys: readonly RecordKey[]) => {
      const seen = torn ? keys.filter(({ kind }) => kind !== 'idempotency') : keys;
      torn = false;
      return world.store.load(seen);
    };
    const deps = { ...world.deps, store: Object.assign(Object.create(world.store), { load }) };
    expect(await approveWindow(deps, request, as('ana'))).toEqual(first);
  });

  it('passes on what is no refusal', async () => {
    const world = await createWorld();
    const load = async () => Promise.reject(new Error('no network'));
    const deps = { ...world.deps, store: Object.assign(Object.create(world.store), { load }) };
    const idempotency = { key: 'k', fingerprint: 'f' };
    await expect(requestWindow(deps, windowRequest({ idempotency }), as('rita'))).rejects.toThrow('no network');
  });
});
