import { loseConfirmation } from '../../../lambdas/commands/directory/lose-confirmation';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import type { AboutToAsk } from '../../../lambdas/commands/transaction/deps';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { changeDirectory } from '../../reactions/approval/subject-fixtures';
import { admin, as, createWorld, demo, hour, refusalOf, requestedWindow, T0, windowRequest } from '../fixtures';
import { activeWindow, ends } from '../histories/windows';
import { templateProposal } from '../proposal/proposal-fixtures';
import { breakGlass } from './emergency-fixtures';

const rita = as('rita');
const { principal } = rita;

/** A world that notes for which questions mailboxes were looked at. */
async function watched(policy = {}, look: (question: AboutToAsk) => Promise<unknown> = async () => {}) {
  const world = await createWorld(policy);
  const looks: AboutToAsk[] = [];
  const beforeAsking = async (question: AboutToAsk) => {
    looks.push(question);
    await look(question);
  };
  return { world, looks, deps: Object.assign(world.deps, { beforeAsking }) };
}

describe('the mailboxes of whoever is asked', () => {
  it('are looked at before a request, another plan and a proposal', async () => {
    const { world, looks, deps } = await watched();
    const { windowId } = await requestWindow(deps, windowRequest(), rita);
    await editWindow(deps, { windowId, endsAt: instantText(T0 + 3 * hour) }, rita);
    await updateSite(deps, { ...demo(), policy: { approvalsRequired: 2 } }, rita);
    await templateProposal(world);
    const ofSite = { siteId: 'demo', principal };
    expect(looks).toEqual([ofSite, { ...ofSite, windowId }, ofSite, ofSite]);
  });

  it('are not looked at where nobody is asked: refused, repeated, reworded, within the budget, or an emergency', async () => {
    const { world, looks, deps } = await watched({ overrunSeconds: 1800 });
    const { windowId } = await activeWindow(world, { endsAt: instantText(ends) });
    looks.length = 0;
    await extendWindow(deps, { windowId, endsAt: instantText(ends + 600) }, rita);
    const late = windowRequest({ startsAt: instantText(T0 - hour) });
    await refusalOf(requestWindow(deps, late, rita));
    await refusalOf(requestWindow(deps, windowRequest(), admin));
    const next = { startsAt: instantText(T0 + 9 * hour), endsAt: instantText(T0 + 10 * hour) };
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await requestWindow(deps, { ...windowRequest(next), idempotency }, rita);
    await requestWindow(deps, { ...windowRequest(next), idempotency }, rita);
    await editWindow(deps, { windowId: first.windowId, reason: 'in other words' }, rita);
    await breakGlass(world);
    expect(looks).toEqual([{ siteId: 'demo', principal }]);
  });

  it('decide: who turns out to get no mail is not counted, and nothing is asked in vain', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    let looked = 0;
    const beforeAsking = async () => {
      looked += 1;
      await loseConfirmation(world.deps, { personId: 'ana', email: 'ana@example.com' }, admin);
    };
    const before = world.store.all().filter(({ kind }) => kind === 'window');
    const asked = requestWindow({ ...world.deps, beforeAsking }, windowRequest(), rita);
    expect(await refusalOf(asked)).toBe('too-few-approvers');
    expect(looked).toBe(1);
    expect(world.store.all().filter(({ kind }) => kind === 'window')).toEqual(before);
  });

  it('let the request go on with the others, by the directory as it is then', async () => {
    const world = await createWorld();
    const beforeAsking = () => loseConfirmation(world.deps, { personId: 'ana', email: 'ana@example.com' }, admin);
    const { directoryVersion } = await requestedWindow(world, {
      startsAt: instantText(T0 + 20 * hour),
      endsAt: instantText(T0 + 21 * hour),
    });
    const deps = { ...world.deps, beforeAsking: async () => void (await beforeAsking()) };
    const window = await requestWindow(deps, windowRequest(), rita);
    expect(window).toMatchObject({ status: 'requested', directoryVersion: (directoryVersion ?? 0) + 1 });
  });

  it('are not looked at where enough of them can be lost by no link: those that were confirmed with their token', async () => {
    const { world, looks, deps } = await watched({ approvalsRequired: 2 });
    const keep = (ids: readonly string[]) =>
      changeDirectory(world, (person) => (ids.includes(person.personId) ? { ...person, keptByToken: true } : person));
    const times = (day: number) => ({
      startsAt: instantText(T0 + day * 24 * hour),
      endsAt: instantText(T0 + day * 24 * hour + hour),
    });
    await keep(['ana', 'rita']);
    await requestWindow(deps, windowRequest(times(1)), rita);
    expect(looks).toHaveLength(1);
    await keep(['ben']);
    await requestWindow(deps, windowRequest(times(2)), rita);
    expect(looks).toHaveLength(1);
  });
});
