import {
  approveProposal,
  rejectProposal,
  withdrawProposalVote,
} from '../../../lambdas/commands/proposal/vote-on-proposal';
import type { Meant } from '../../../lambdas/commands/requirements/meant';
import { approveWindow, ratifyWindow, rejectWindow } from '../../../lambdas/commands/voting/vote';
import { withdrawWindowVote } from '../../../lambdas/commands/voting/withdraw-vote';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { approvedWindow, as, createWorld, refusalOf, refusedBy, requestedWindow, type World } from '../fixtures';
import { policyProposal } from '../proposal/proposal-fixtures';
import * as informed from '../signed-votes';
import { breakGlass } from '../window/emergency-fixtures';

interface Asked {
  readonly world: World;
  readonly current: { readonly planVersion: number; readonly digest: string; readonly version: number };
  readonly vote: (meant: Meant) => Promise<unknown>;
}

/** Everything that answers a question by a signed call, each with something to answer. */
const answers: readonly (readonly [string, () => Promise<Asked>])[] = [
  ...(
    [
      ['approve', approveWindow],
      ['reject', rejectWindow],
    ] as const
  ).map(([name, command]) => {
    const scenario = async (): Promise<Asked> => {
      const world = await createWorld();
      const window = await requestedWindow(world);
      return {
        world,
        current: window,
        vote: (meant) => command(world.deps, { windowId: window.windowId, ...meant }, as('ana')),
      };
    };
    return [`${name} of a window`, scenario] as const;
  }),
  [
    'approve of an amendment',
    async () => {
      const world = await createWorld();
      const { windowId } = await approvedWindow(world);
      const { amendment, version } = await editWindow(world.deps, { windowId, mode: 'read-only' }, as('rita'));
      if (!amendment) throw new Error('There is no amendment');
      const { planVersion, digest } = amendment;
      return {
        world,
        current: { planVersion, digest, version },
        vote: (meant) => approveWindow(world.deps, { windowId, ...meant }, as('ana')),
      };
    },
  ],
  [
    'withdraw from a window',
    async () => {
      const world = await createWorld({ approvalsRequired: 2 });
      const { windowId } = await requestedWindow(world);
      const current = await informed.approveWindow(world.deps, { windowId }, as('ana'));
      return { world, current, vote: (meant) => withdrawWindowVote(world.deps, { windowId, ...meant }, as('ana')) };
    },
  ],
  [
    'ratify',
    async () => {
      const world = await createWorld();
      const current = await breakGlass(world);
      return {
        world,
        current,
        vote: (meant) => ratifyWindow(world.deps, { windowId: current.windowId, ...meant }, as('ana')),
      };
    },
  ],
  ...(
    [
      ['approve', approveProposal],
      ['reject', rejectProposal],
    ] as const
  ).map(([name, command]) => {
    const scenario = async (): Promise<Asked> => {
      const world = await createWorld();
      const proposal = await policyProposal(world, { veto: false });
      const { proposalId } = proposal;
      return { world, current: proposal, vote: (meant) => command(world.deps, { proposalId, ...meant }, as('ana')) };
    };
    return [`${name} of a proposal`, scenario] as const;
  }),
  [
    'withdraw from a proposal',
    async () => {
      const world = await createWorld({ approvalsRequired: 2 });
      const { proposalId } = await policyProposal(world, { veto: false });
      const current = await informed.approveProposal(world.deps, { proposalId }, as('ana'));
      return { world, current, vote: (meant) => withdrawProposalVote(world.deps, { proposalId, ...meant }, as('ana')) };
    },
  ],
];

/** The kind: a signed answer is cast on nothing that its voter did not name. */
describe.each(answers)('a signed %s', (_, scenario) => {
  const named = ({ current: { planVersion, digest, version } }: Asked) => ({ planVersion, digest, version });

  it('that names nothing is refused, and told what there is', async () => {
    const asked = await scenario();
    const before = asked.world.store.all();
    expect(await refusedBy(asked.vote({}))).toMatchObject({ code: 'vote-unspecified', details: named(asked) });
    expect(asked.world.store.all()).toEqual(before);
  });

  it('that names another version, digest or plan is refused, and told what there is', async () => {
    const asked = await scenario();
    const { planVersion, version, digest } = asked.current;
    for (const meant of [
      { planVersion: planVersion + 1 },
      { digest: 'f'.repeat(64) },
      { ifVersion: version + 1 },
      { planVersion, digest, ifVersion: version + 1 },
    ]) {
      expect(await refusedBy(asked.vote(meant))).toMatchObject({ code: 'stale-version', details: named(asked) });
    }
  });

  it('is told what is true of what it named, and not that anything has changed', async () => {
    const asked = await scenario();
    const { planVersion, version } = asked.current;
    expect(await refusedBy(asked.vote({ planVersion: planVersion + 1 }))).toMatchObject({
      message: `There is no plan version ${planVersion + 1} of it now: the current one is ${planVersion}. Read it before you retry.`,
    });
    expect(await refusedBy(asked.vote({ ifVersion: version + 1 }))).toMatchObject({
      message: `There is no version ${version + 1} of it now: the current one is ${version}. Read it before you retry.`,
    });
    for (const meant of [{ digest: 'f' }, { planVersion, digest: 'f' }]) {
      expect(await refusedBy(asked.vote(meant))).toMatchObject({ message: expect.stringContaining('another digest') });
    }
  });

  it.each(['planVersion', 'digest', 'ifVersion'] as const)('is cast by %s alone', async (by) => {
    const asked = await scenario();
    const { planVersion, digest, version } = asked.current;
    await asked.vote({ [by]: { planVersion, digest, ifVersion: version }[by] });
    expect(await refusalOf(asked.vote({ planVersion }))).not.toBe('vote-unspecified');
  });
});

it('a vote meant for one plan approves no other', async () => {
  const world = await createWorld();
  const { windowId, planVersion } = await requestedWindow(world);
  await editWindow(world.deps, { windowId, mode: 'read-only' }, as('rita'));
  expect(await refusalOf(approveWindow(world.deps, { windowId, planVersion }, as('ana')))).toBe('stale-version');
});

it('whoever may not vote is told that, not to say what they mean', async () => {
  const world = await createWorld();
  const { windowId } = await requestedWindow(world);
  expect(await refusalOf(approveWindow(world.deps, { windowId }, as('rita')))).toBe('self-approval');
  expect(await refusalOf(approveWindow(world.deps, { windowId }, as('robot')))).toBe('not-an-approver');
});
