import type { AuditEntry } from '../../../console/api/types';
import { historyOf } from '../../../console/parts/history/history-of';
import { planChanges } from '../../../console/parts/voting/plan-changes';
import { openQuestion } from '../../../console/parts/voting/question';
import { anEntry, aWindow } from './fixtures';

const entry = (seq: number, action: AuditEntry['action'], at: string) => anEntry(seq, action, { at });

describe('the history of a window', () => {
  const at = '2026-11-30T10:00:00Z';

  it('is one list, newest first; of the same second, the later entry first', () => {
    const proof = {
      boundary: 'start',
      dueAt: '2026-12-01T21:00:00Z',
      outcome: 'seen',
      askedAt: '2026-12-01T21:00:00.010Z',
      seenAt: '2026-12-01T21:00:00.020Z',
      hostnames: [],
    } as const;
    const opened = { approverId: 'ana', planVersion: 1, opens: 1, wrongCodes: 0, refusals: 0 };
    const attempts = [
      { ...opened, lastOpenedAt: '2026-11-30T11:00:00Z' },
      { ...opened, opens: 0 },
    ];
    const history = historyOf(
      { comments: [], proofs: [{ ...proof, hostnames: [] }] },
      [entry(1, 'request', at), entry(2, 'approve', at)],
      attempts,
    );
    expect(history.map(({ kind }) => kind)).toEqual(['proof', 'link', 'vote', 'change']);
  });

  it('shows a comment with its text', () => {
    const comments = [
      { personId: 'rita', at, text: 'Ready' },
      { personId: 'ana', at, text: 'of somebody else' },
    ];
    expect(historyOf({ comments }, [entry(1, 'comment', at)], [])).toMatchObject([{ kind: 'comment', text: 'Ready' }]);
  });
});

describe('a question about a window', () => {
  const amendment = {
    planVersion: 2,
    digest: 'e',
    mode: 'full',
    startsAt: '2026-12-01T21:00:00Z',
    endsAt: '2026-12-01T23:00:00Z',
    hostnames: ['shop.example.com'],
    paths: [],
    reason: 'It takes longer',
    requestedBy: { principal: 'arn:rita', personId: 'rita' },
    requestedAt: '2026-12-01T21:10:00Z',
    decideBy: '2026-12-01T22:00:00Z',
    approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
  } as const;

  it('is its open amendment before anything else, and its plan only while it is requested', () => {
    const changed = {
      ...amendment,
      hostnames: [...amendment.hostnames],
      paths: [],
      approvals: { ...amendment.approvals, votes: [] },
    };
    expect(openQuestion(aWindow({ status: 'active', amendment: changed }))).toMatchObject({
      kind: 'amendment',
      planVersion: 2,
    });
    expect(openQuestion(aWindow())).toMatchObject({ kind: 'plan', planVersion: 1 });
    expect(openQuestion(aWindow({ status: 'approved' }))).toBeUndefined();
  });

  it('shows of an amendment only what it changes', () => {
    const changed = {
      ...amendment,
      hostnames: [...amendment.hostnames],
      paths: [],
      approvals: { ...amendment.approvals, votes: [] },
    };
    const window = aWindow({ amendment: changed });
    expect(planChanges(window, changed).map(({ field }) => field)).toEqual(['endsAt']);
  });
});
