import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { admin, as, createWorld, hour, requestedWindow, type World } from '../../commands/fixtures';
import { approveProposal, approveWindow, ratifyWindow, rejectWindow } from '../../commands/signed-votes';
import { createReactions, endings, passTo, type Reactions, settleDown } from '../reactions';
import {
  amendedWindow,
  changeDirectory,
  emergencyWindow,
  policyProposalSubject,
  templateProposalSubject,
} from './subject-fixtures';

/** What happens to a subject whose flow has asked, and how the executions of its plan versions end. */
interface Story {
  readonly given: (world: World) => Promise<string>;
  readonly happens: (play: Reactions, id: string) => Promise<unknown>;
  readonly ends: readonly string[];
}

const requested = async (world: World) => (await requestedWindow(world)).windowId;
const amended = async (world: World) => (await amendedWindow(world)).windowId;
const emergency = async (world: World) => (await emergencyWindow(world)).windowId;
const policy = async (world: World) => (await policyProposalSubject(world)).proposalId;
const template = async (world: World) => (await templateProposalSubject(world)).proposalId;

const amend = ({ world }: Reactions, windowId: string, seconds: number) =>
  editWindow(world.deps, { windowId, endsAt: instantText(world.now + seconds) }, as('rita'));
const revisionOf = async ({ world }: Reactions, windowId: string) =>
  (await world.store.load([{ kind: 'window', windowId }])).window(windowId)?.revision ?? 0;

const stories: Readonly<Record<string, Story>> = {
  'whose window is cancelled': {
    given: requested,
    happens: ({ world }, windowId) => cancelWindow(world.deps, { windowId }, as('rita')),
    ends: ['cancelled'],
  },
  'whose window is cancelled, and the site deleted before anybody hears of it': {
    given: requested,
    async happens({ world }, windowId) {
      await cancelWindow(world.deps, { windowId }, as('rita'));
      await deleteSite(world.deps, { siteId: 'demo' }, admin);
    },
    ends: ['cancelled'],
  },
  'whose plan was changed more often than anybody looks back': {
    given: requested,
    async happens({ world }, windowId) {
      for (let n = 0; n < 12; n++) await editWindow(world.deps, { windowId, message: `${n}` }, as('rita'));
    },
    ends: ['cancelled', 'expired'],
  },
  'that nobody is left to vote on': {
    given: requested,
    happens: ({ world }) => changeDirectory(world, (person) => ({ ...person, disabled: true })),
    ends: ['expired'],
  },
  'of an amendment whose place another one takes': {
    given: amended,
    happens: (play, windowId) => amend(play, windowId, 3 * hour),
    ends: ['approved', 'cancelled', 'expired'],
  },
  'of an amendment whose window is ended': {
    given: amended,
    happens: ({ world }, windowId) => endWindow(world.deps, { windowId }, as('rita')),
    ends: ['approved', 'cancelled'],
  },
  'of an amendment whose window comes to its end': {
    given: amended,
    async happens(play, windowId) {
      play.world.now += hour;
      const revision = await revisionOf(play, windowId);
      await flipWindow(play.world.deps, { windowId, revision, boundary: 'end' });
    },
    ends: ['approved', 'cancelled'],
  },
  'of an emergency that is ended and never ratified': {
    given: emergency,
    happens: ({ world }, windowId) => endWindow(world.deps, { windowId }, as('rita')),
    ends: ['expired'],
  },
  'of an emergency that is refused, and then ratified': {
    given: emergency,
    async happens({ world }, windowId) {
      await rejectWindow(world.deps, { windowId }, as('ana'));
      await ratifyWindow(world.deps, { windowId }, as('ben'));
    },
    ends: ['approved'],
  },
  'of an emergency that lapsed, and is ratified then': {
    given: emergency,
    async happens(play, windowId) {
      await passTo(play, windowId, play.world.now + 24 * hour);
      await ratifyWindow(play.world.deps, { windowId }, as('ben'));
    },
    ends: ['expired'],
  },
  'of an emergency that is ratified and amended before anybody hears of it': {
    given: emergency,
    async happens(play, windowId) {
      await ratifyWindow(play.world.deps, { windowId }, as('ben'));
      await amend(play, windowId, hour);
      await approveWindow(play.world.deps, { windowId }, as('cy'));
    },
    ends: ['approved', 'approved'],
  },
  'of an emergency that is ratified, and whose amendment nobody decides': {
    given: emergency,
    async happens(play, windowId) {
      await ratifyWindow(play.world.deps, { windowId }, as('ben'));
      await amend(play, windowId, hour);
    },
    ends: ['approved', 'expired'],
  },
  'of a policy that is taken back': {
    given: policy,
    happens: ({ world }, proposalId) => cancelProposal(world.deps, { proposalId }, as('rita')),
    ends: ['cancelled'],
  },
  'of a template that is taken back, and the site deleted': {
    given: template,
    async happens({ world }, proposalId) {
      await cancelProposal(world.deps, { proposalId }, as('rita'));
      await deleteSite(world.deps, { siteId: 'demo' }, admin);
    },
    ends: ['cancelled'],
  },
  'of a template that is approved and revoked before anybody hears of it': {
    given: template,
    async happens({ world }, proposalId) {
      await approveProposal(world.deps, { proposalId }, as('ben'));
      await cancelProposal(world.deps, { proposalId }, as('rita'));
    },
    ends: ['approved'],
  },
};

describe('an execution', () => {
  it.each(Object.entries(stories))('%s ends', async (_, { given, happens, ends }) => {
    const world = await createWorld();
    const id = await given(world);
    const play = createReactions(world);
    await settleDown(play, id);
    await happens(play, id);

    await passTo(play, id, world.now + 48 * hour);

    expect(play.flow.unfinished()).toEqual([]);
    const ended = await endings(play, id);
    expect(ended.map(({ status }) => status)).toEqual(ends.map(() => 'SUCCEEDED'));
    const byVersion = ended.sort((one, other) => versionOf(one.name) - versionOf(other.name));
    expect(byVersion.map(({ ended }) => ended)).toEqual(ends.map((status) => expect.objectContaining({ status })));
  });

  it.each(Object.entries(stories))('%s ends although nothing is delivered but what falls due', async (_, story) => {
    const world = await createWorld();
    const id = await story.given(world);
    const play = createReactions(world);
    await settleDown(play, id);
    await story.happens(play, id);

    for (let next = play.flow.nextWake(); next !== undefined; next = play.flow.nextWake()) {
      world.now = Math.max(world.now, next);
      while (await play.flow.advance());
    }

    expect(play.flow.unfinished()).toEqual([]);
  });

  const versionOf = (name: string) => Number(/-p(\d+)/.exec(name)?.[1]);
});
