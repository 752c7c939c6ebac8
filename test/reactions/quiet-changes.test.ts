import { expireQuestion } from '../../lambdas/commands/voting/expire-question';
import { markMailed, markOutcomeMailed } from '../../lambdas/commands/voting/mark-mailed';
import { flipWindow } from '../../lambdas/commands/window/flip-window';
import type { Window } from '../../lambdas/domain/window/window';
import type { RecordKey } from '../../lambdas/store/records';
import { approvedWindow, as, createWorld, refOf, requestedWindow, type World } from '../commands/fixtures';
import {
  approveProposal,
  approveWindow,
  ratifyWindow,
  rejectWindow,
  withdrawWindowVote,
} from '../commands/signed-votes';
import { amendedWindow, emergencyWindow, policyProposalSubject } from './approval/subject-fixtures';
import { open } from './control-fixtures';

/** The version of a record that the stream delivered last, or `undefined` if it delivered none. */
function deliveredVersion({ store }: World, key: RecordKey): number | undefined {
  const record = store.delivered(key);
  return record && 'version' in record.value ? record.value.version : undefined;
}

const windowKey = ({ windowId }: Window) => ({ kind: 'window', windowId }) as const;
const requestKey = (window: Window) => ({ kind: 'approval-request', ...refOf(window) }) as const;

const flip = (world: World, { windowId, revision }: Window, boundary: 'start' | 'end') =>
  flipWindow(world.deps, { windowId, revision, boundary });

describe('a recorded boundary', () => {
  it('of a planned window is quiet: its end was armed with its approval, and nothing is left to remove', async () => {
    const world = await createWorld();
    const approved = await approvedWindow(world);
    world.now = approved.plan.startsAt;
    await flip(world, approved, 'start');
    world.now = approved.plan.endsAt;
    expect(await flip(world, approved, 'end')).toMatchObject({ outcome: 'flipped' });

    expect(deliveredVersion(world, windowKey(approved))).toBe(approved.version);
  });

  it('is told of an end that takes an open amendment along, and of the end of an emergency', async () => {
    const world = await createWorld();
    const amended = await amendedWindow(world);
    world.now = amended.plan.endsAt;
    const { window } = await flip(world, amended, 'end');
    expect(deliveredVersion(world, windowKey(amended))).toBe(window?.version);

    const emergency = await emergencyWindow(world);
    world.now = emergency.plan.endsAt;
    const ended = await flip(world, emergency, 'end');
    expect(deliveredVersion(world, windowKey(emergency))).toBe(ended.window?.version);
  });
});

describe('a vote', () => {
  it('is quiet until it decides, and one taken back is not', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const window = await requestedWindow(world);
    const version = () => deliveredVersion(world, windowKey(window));
    await approveWindow(world.deps, { windowId: window.windowId }, as('ana'));
    expect(version()).toBe(window.version);

    const without = await withdrawWindowVote(world.deps, { windowId: window.windowId }, as('ana'));
    expect(version()).toBe(without.version);

    for (const who of ['ana', 'ben']) await approveWindow(world.deps, { windowId: window.windowId }, as(who));
    expect(version()).toBe(without.version + 2);
  });

  it('that refuses an emergency, or an amendment, is told', async () => {
    const world = await createWorld();
    const emergency = await emergencyWindow(world);
    const refused = await rejectWindow(world.deps, { windowId: emergency.windowId }, as('ana'));
    expect(deliveredVersion(world, windowKey(emergency))).toBe(refused.version);

    const other = await createWorld();
    const amended = await amendedWindow(other);
    const rejected = await rejectWindow(other.deps, { windowId: amended.windowId }, as('ana'));
    expect(deliveredVersion(other, windowKey(amended))).toBe(rejected.version);
  });

  it('that ratifies an emergency is told, also once it has lapsed: people are mailed that it was ratified late', async () => {
    for (const late of [false, true]) {
      const world = await createWorld();
      const { windowId, decideBy } = await emergencyWindow(world);
      if (late) {
        world.now = decideBy;
        await expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
      }
      const ratified = await ratifyWindow(world.deps, { windowId }, as('ana'));
      expect(deliveredVersion(world, windowKey(ratified))).toBe(ratified.version);
    }
  });

  it('on a proposal is quiet until it decides', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const proposal = await policyProposalSubject(world);
    const { proposalId } = proposal;
    const key = { kind: 'proposal', proposalId } as const;
    await approveProposal(world.deps, { proposalId }, as('ana'));
    expect(deliveredVersion(world, key)).toBe(proposal.version);
    const decided = await approveProposal(world.deps, { proposalId }, as('ben'));
    expect(deliveredVersion(world, key)).toBe(decided.version);
  });
});

describe('the record of what was mailed', () => {
  it('is quiet, and so are token and links while the question is open', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    await open(world, window);
    await markMailed(world.deps, { ...refOf(window), approverIds: ['ana'] });
    await markOutcomeMailed(world.deps, refOf(window));

    expect(deliveredVersion(world, requestKey(window))).toBeUndefined();
  });

  it('is told of a token that is stored after the decision: nobody else answers it', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    await approveWindow(world.deps, { windowId: window.windowId }, as('ana'));
    await open(world, window);

    expect(deliveredVersion(world, requestKey(window))).toBe(1);
  });
});

it('keeps no mark of it: the next change of the record is told', async () => {
  const world = await createWorld({ approvalsRequired: 2 });
  const window = await requestedWindow(world);
  await approveWindow(world.deps, { windowId: window.windowId }, as('ana'));
  const rejected = await rejectWindow(world.deps, { windowId: window.windowId }, as('ben'));

  expect(deliveredVersion(world, windowKey(window))).toBe(rejected.version);
  expect(rejected).not.toHaveProperty('quiet');
});
