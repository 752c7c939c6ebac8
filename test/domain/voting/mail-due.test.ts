import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { approvedWindow, as, createWorld, hour, requestedWindow, type World } from '../../commands/fixtures';
import { approvedTemplate, policyProposal, windowFromTemplate } from '../../commands/proposal/proposal-fixtures';
import { approveProposal, approveWindow, ratifyWindow, rejectWindow } from '../../commands/signed-votes';

const emergency = (world: World) =>
  startEmergency(world.deps, { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 }, as('eve'));

async function active(world: World) {
  const window = await approvedWindow(world);
  world.now = window.plan.startsAt;
  await flipWindow(world.deps, { ...window, boundary: 'start' });
  return window;
}

async function amended(world: World) {
  const window = await active(world);
  await editWindow(world.deps, { windowId: window.windowId, endsAt: '2026-11-02T13:00:00Z' }, as('rita'));
  return window;
}

async function lapsed(world: World) {
  const { windowId, decideBy } = await emergency(world);
  world.now = decideBy;
  await expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
  return { windowId };
}

type Change = readonly [
  what: string,
  before: (world: World) => Promise<object>,
  change: (world: World, id: string) => Promise<unknown>,
];

const idOf = (made: object): string => ('windowId' in made ? String(made.windowId) : String(Object(made).proposalId));
const nothing = async () => ({ windowId: '' });

/** Forgets what was due before the change. */
async function dueAfter([, before, change]: Change): Promise<string[]> {
  const world = await createWorld({ approvalsRequired: 1, leadTimeSeconds: 0 });
  const id = idOf(await before(world));
  for (const value of await world.store.mailsDue())
    await world.store.commit({ put: [], remove: [{ kind: 'mail-due', value }] });
  await change(world, id);
  return (await world.store.mailsDue()).map(({ subjectId }) => (subjectId === id ? 'its own' : 'another'));
}

describe('people are to be mailed', () => {
  it.each<Change>([
    ['an approval', requestedWindow, ({ deps }, windowId) => approveWindow(deps, { windowId }, as('ana'))],
    ['a rejection', requestedWindow, ({ deps }, windowId) => rejectWindow(deps, { windowId }, as('ana'))],
    ['a cancellation', requestedWindow, ({ deps }, windowId) => cancelWindow(deps, { windowId }, as('rita'))],
    [
      'a cancellation of what was approved',
      approvedWindow,
      ({ deps }, windowId) => cancelWindow(deps, { windowId }, as('ana')),
    ],
    [
      'an expiry',
      requestedWindow,
      async (world, subjectId) => {
        world.now += 40 * 86_400;
        await expireQuestion(world.deps, { subjectId, planVersion: 1 });
      },
    ],
    [
      'a comment',
      requestedWindow,
      ({ deps }, windowId) => commentOnWindow(deps, { windowId, text: 'why?' }, as('ana')),
    ],
    [
      'another plan',
      requestedWindow,
      ({ deps }, windowId) => editWindow(deps, { windowId, paths: ['/b'] }, as('rita')),
    ],
    ['an end', active, ({ deps }, windowId) => endWindow(deps, { windowId }, as('rita'))],
    [
      'an amendment that is asked for',
      active,
      ({ deps }, windowId) => editWindow(deps, { windowId, endsAt: '2026-11-02T13:00:00Z' }, as('rita')),
    ],
    ['an amendment that is approved', amended, ({ deps }, windowId) => approveWindow(deps, { windowId }, as('ben'))],
    [
      'an amendment that the end of the window leaves undecided',
      amended,
      async (world, windowId) => {
        const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
        world.now += 2 * hour;
        await flipWindow(world.deps, { windowId, revision: window?.revision ?? 0, boundary: 'end' });
      },
    ],
    ['a ratification', emergency, ({ deps }, windowId) => ratifyWindow(deps, { windowId }, as('ana'))],
    [
      'a ratification that nobody gave in time',
      emergency,
      async (world, subjectId) => {
        world.now += 15 * 86_400;
        await expireQuestion(world.deps, { subjectId, planVersion: 1 });
      },
    ],
    ['a late ratification', lapsed, ({ deps }, windowId) => ratifyWindow(deps, { windowId }, as('ana'))],
    [
      'the end of an emergency',
      emergency,
      async (world, windowId) => {
        const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
        world.now += 1800;
        await flipWindow(world.deps, { windowId, revision: window?.revision ?? 0, boundary: 'end' });
      },
    ],
    [
      'a proposal that is approved',
      (world) => policyProposal(world, { approvalsRequired: 2 }),
      ({ deps }, proposalId) => approveProposal(deps, { proposalId }, as('ana')),
    ],
    [
      'a proposal that is cancelled',
      (world) => policyProposal(world, { approvalsRequired: 2 }),
      ({ deps }, proposalId) => cancelProposal(deps, { proposalId }, as('rita')),
    ],
  ])('about %s', async (...change) => {
    expect(await dueAfter(change)).toEqual(['its own']);
  });

  it.each<Change>([
    ['a request', nothing, (world) => requestedWindow(world)],
    ['an emergency', nothing, emergency],
    ['a proposal', nothing, (world) => policyProposal(world, { approvalsRequired: 2 })],
    [
      'a start',
      approvedWindow,
      async (world, windowId) => {
        const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
        world.now += hour;
        await flipWindow(world.deps, { windowId, revision: window?.revision ?? 0, boundary: 'start' });
      },
    ],
    [
      'an end as planned',
      active,
      async (world, windowId) => {
        const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
        world.now += hour;
        await flipWindow(world.deps, { windowId, revision: window?.revision ?? 0, boundary: 'end' });
      },
    ],
    [
      'a window from a template',
      approvedTemplate,
      async (world, proposalId) => {
        const template = (await world.store.load([{ kind: 'proposal', proposalId }])).proposal(proposalId);
        if (template) await windowFromTemplate(world, template);
      },
    ],
  ])('about nothing after %s, which has its own mail or none', async (...change) => {
    expect(await dueAfter(change)).toEqual([]);
  });
});
