import type { Directory, Person } from '../../../lambdas/domain/directory/directory';
import type { Proposal, ProposalStatus } from '../../../lambdas/domain/proposal/proposal';
import { assertWorkable, proposalDigest, proposalOf } from '../../../lambdas/domain/proposal/proposal-rules';
import {
  cancelProposal,
  expireProposal,
  isStanding,
  voteOnProposal,
  withdrawFromProposal,
} from '../../../lambdas/domain/proposal/proposal-transitions';
import type { Policy, Site } from '../../../lambdas/domain/site/site';
import { defaultPolicy, rulesOf } from '../../../lambdas/domain/site/site-rules';
import type { Vote } from '../../../lambdas/domain/voting/question';
import { outcomeOn } from '../../../lambdas/domain/voting/subject';
import { aProposal } from '../../contract/subjects';

const person = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [],
  approver: true,
  groups: [],
  confirmed: true,
  addedAt: 0,
  approverSince: 0,
  ...changes,
});
const directory: Directory = {
  people: [person('ana', { groups: ['ops'] }), person('ben'), person('rita', { approver: false })],
  machines: [],
  version: 1,
};
const site: Site = {
  siteId: 'demo',
  hostnames: ['demo.example'],
  policy: { ...defaultPolicy, approvalsRequired: 2, timeoutSeconds: 600 },
  timeZone: 'UTC',
  exemptions: [],
  version: 1,
};
const { content } = aProposal(1, 'demo');
const rita = { principal: 'p', personId: 'rita' };
const proposing = { proposalId: 'demo.1', content, reason: 'why', requestedBy: rita, directoryVersion: 1 };
const vote = (approverId: string, decision: Vote['decision'] = 'approve', at = 110): Vote => ({
  approverId,
  decision,
  at,
  assurance: 'signed',
});
const refusedWith = (code: string) => expect.objectContaining({ code });

describe('proposalOf', () => {
  it('asks by the rules of the site, until its policy’s timeout', () => {
    const policyChange = { kind: 'policy', policy: defaultPolicy, replaces: site.policy } as const;
    const proposal = proposalOf({ ...proposing, content: policyChange, ticket: 'OPS-1' }, site, 100);
    expect(proposal).toMatchObject({
      status: 'requested',
      rules: rulesOf(site.policy),
      askedBy: [rita],
      askedAt: 100,
      decideBy: 700,
      ticket: 'OPS-1',
      used: 0,
      version: 1,
    });
    expect(proposal.digest).toBe(proposalDigest('demo.1', policyChange));
  });

  it('is decided before a template expires', () => {
    const soon = { kind: 'template', template: { ...aTemplate(), expiresAt: 300 } } as const;
    expect(proposalOf({ ...proposing, content: soon }, site, 100)).toMatchObject({ decideBy: 300 });
    expect(proposalOf(proposing, site, 100)).not.toHaveProperty('ticket');
  });

  it('gives another digest to another id and to other content', () => {
    const other = { kind: 'template', template: { ...aTemplate(), uses: 11 } } as const;
    const digests = [
      proposalDigest('demo.1', content),
      proposalDigest('demo.2', content),
      proposalDigest('demo.1', other),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

function aTemplate() {
  if (content.kind !== 'template') throw new Error('the fixture is a template');
  return content.template;
}

describe('assertWorkable', () => {
  it.each<[string, Partial<Policy>]>([
    ['two approvals of two people', { approvalsRequired: 2 }],
    ['a group with enough people', { approvers: { people: [], groups: ['ops'] } }],
    ['a person beside an unknown one', { approvers: { people: ['ben', 'zoe'], groups: [] } }],
  ])('takes %s', (_, changes) => {
    expect(() => assertWorkable({ ...defaultPolicy, ...changes }, directory, 100)).not.toThrow();
  });

  it.each<[string, Partial<Policy>]>([
    ['three approvals of two people', { approvalsRequired: 3 }],
    ['two approvals of a group of one', { approvalsRequired: 2, approvers: { people: [], groups: ['ops'] } }],
    ['unknown people', { approvers: { people: ['zoe'], groups: ['nobody'] } }],
    ['a person who does not approve', { approvers: { people: ['rita'], groups: [] } }],
  ])('refuses %s', (_, changes) => {
    const workable = () => assertWorkable({ ...defaultPolicy, ...changes }, directory, 100);
    expect(workable).toThrow(refusedWith('too-few-approvers'));
  });
});

describe('a proposal', () => {
  const open = proposalOf(proposing, site, 100);

  it('is approved by as many as the policy asks for, and rejected by one with a veto', () => {
    const first = voteOnProposal(open, directory, vote('ana'), 'mailbox');
    expect(first).toMatchObject({ status: 'requested', version: 2 });
    expect(first).not.toHaveProperty('decidedAt');
    expect(voteOnProposal(first, directory, vote('ben'), 'mailbox')).toMatchObject({
      status: 'approved',
      decidedAt: 110,
    });
    expect(voteOnProposal(first, directory, vote('ben', 'reject'), 'mailbox')).toMatchObject({
      status: 'rejected',
      decidedAt: 110,
    });
  });

  it('gives a vote back until it is decided', () => {
    const first = voteOnProposal(open, directory, vote('ana'), 'mailbox');
    const back = withdrawFromProposal(first, directory, { approverId: 'ana', at: 120 }, 'mailbox');
    expect(back).toMatchObject({ votes: [], withdrawn: { ana: 120 }, version: 3 });
    expect(voteOnProposal(back, directory, vote('ana'), 'mailbox').votes).toHaveLength(1);
    expect(() => withdrawFromProposal(open, directory, { approverId: 'ana', at: 120 }, 'mailbox')).toThrow(
      refusedWith('not-voted'),
    );
  });

  it('expires at its deadline, not before', () => {
    expect(expireProposal(open, open.decideBy)).toMatchObject({ status: 'expired', decidedAt: open.decideBy });
    expect(() => expireProposal(open, open.decideBy - 1)).toThrow(refusedWith('illegal-move'));
  });

  it('is cancelled while it is open; an approved template is revoked, and was approved all the same', () => {
    expect(cancelProposal(open, 120)).toMatchObject({ status: 'cancelled', decidedAt: 120 });
    const approved: Proposal = { ...open, status: 'approved', decidedAt: 110 };
    const revoked = cancelProposal(approved, 130);
    expect(revoked).toMatchObject({ status: 'cancelled', decidedAt: 110, revokedAt: 130 });
    expect([isStanding(approved), isStanding(revoked)]).toEqual([true, false]);
    expect(outcomeOn({ kind: 'proposal', proposal: revoked }, 1)).toBe('approved');
    expect(outcomeOn({ kind: 'proposal', proposal: revoked }, 2)).toBe('cancelled');
    expect(outcomeOn({ kind: 'proposal', proposal: cancelProposal(open, 120) }, 1)).toBe('cancelled');
  });

  it('that changed the policy stays as it is', () => {
    expect(() => cancelProposal(aProposal(1, 'demo', 'policy', 'approved'), 130)).toThrow(refusedWith('illegal-move'));
  });

  it.each<ProposalStatus>(['approved', 'rejected', 'expired', 'cancelled'])(
    'that is %s takes no more moves',
    (status) => {
      const closed: Proposal = { ...open, status, content: aProposal(1, 'demo', 'policy').content };
      const moves = [
        () => voteOnProposal(closed, directory, vote('ana'), 'mailbox'),
        () => withdrawFromProposal(closed, directory, { approverId: 'ana', at: 120 }, 'mailbox'),
        () => expireProposal(closed, 9999),
        () => cancelProposal(closed, 120),
      ];
      for (const move of moves) {
        expect(move).toThrow(
          expect.objectContaining({
            code: 'illegal-move',
            message: expect.stringMatching(/only while it is requested\. .+\.$/),
            details: expect.objectContaining({ actual: status, legal: ['requested'] }),
          }),
        );
      }
    },
  );
});
