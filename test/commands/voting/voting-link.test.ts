import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { exportAudit } from '../../../lambdas/queries/audit/audit';
import type { Commit, Store } from '../../../lambdas/store/port';
import {
  admin,
  as,
  askApprovers,
  code,
  createWorld,
  hour,
  refOf,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
} from '../fixtures';
import { getSite } from '../get-site';
import { approveWindow } from '../signed-votes';

import { attemptsOf, mailedWindow, state } from './mail-fixtures';

describe('openLink', () => {
  it('shows what is asked and changes nothing but the count of opens', async () => {
    const asked = await mailedWindow();
    const before = state(asked.world);
    const opened = await openLink(asked.world.deps, asked.link('ana'));
    expect(opened).toMatchObject({
      subject: { kind: 'window', window: { windowId: asked.window.windowId } },
      site: { siteId: 'demo' },
      approver: { personId: 'ana' },
      request: { planVersion: 1, expiresAt: T0 + hour },
    });
    expect(state(asked.world)).toEqual(before);
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ opens: 1, wrongCodes: 0, ttl: T0 + hour + 400 * 24 * hour });
  });

  it('shows nothing of a site that is gone', async () => {
    const { world, link } = await mailedWindow();
    await world.store.commit({ put: [], remove: [{ kind: 'site', value: await getSite(world.deps, 'demo') }] });
    expect(await refusalOf(openLink(world.deps, link('ana')))).toBe('unknown-site');
  });

  it('counts at most a hundred opens', async () => {
    const asked = await mailedWindow();
    for (let n = 0; n < 103; n++) await openLink(asked.world.deps, asked.link('ana'));
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ opens: 100, version: 100 });
  });
});

describe('voteByMail', () => {
  it('counts like a signed vote and says that a mailbox vouches for it', async () => {
    const asked = await mailedWindow();
    const window = await asked.vote('ana', { reason: 'go' });
    expect(window).toMatchObject({
      status: 'approved',
      votes: [{ approverId: 'ana', decision: 'approve', assurance: 'mailbox', reason: 'go' }],
    });
    const { entries } = await exportAudit(asked.world.deps, 'demo');
    expect(entries.at(-1)).toMatchObject({
      action: 'approve',
      actor: { principal: 'mailbox:ana', personId: 'ana', sourceIp: '198.51.100.9' },
    });
    expect(JSON.stringify(entries)).not.toContain(asked.link('ana').secret);
  });

  it('rejects, too', async () => {
    const asked = await mailedWindow();
    expect((await asked.vote('ben', { decision: 'reject' })).status).toBe('rejected');
  });

  it('leaves no try spent behind a right code', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    expect(await refusalOf(asked.vote('ana', { code: '999999' }))).toBe('wrong-code');
    await asked.vote('ana');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 1 });
  });

  it.each(['', '12345', '1234567', '12345a', '４２０１７０', ' 042017', '042017\n'])(
    'refuses the malformed code %p without counting it',
    async (malformed) => {
      const asked = await mailedWindow();
      expect(await refusalOf(asked.vote('ana', { code: malformed }))).toBe('malformed');
      expect(await attemptsOf(asked, 'ana')).toBeUndefined();
    },
  );

  it('compares at most five codes however many come at once', async () => {
    const asked = await mailedWindow();
    const guesses = Array.from({ length: 40 }, (_, n) => refusalOf(asked.vote('ana', { code: String(100_000 + n) })));
    const codes = await Promise.all(guesses);
    expect(codes.filter((refusal) => refusal === 'wrong-code')).toHaveLength(5);
    const others = codes.filter((refusal) => !['wrong-code', 'link-locked', 'too-many-attempts'].includes(refusal));
    expect(others).toEqual([]);
  });

  it('asks to wait when a link is tried too often at once', async () => {
    const asked = await mailedWindow();
    const store: Store = Object.assign(Object.create(asked.world.store), { commit: async () => 'lost' });
    const vote = { ...asked.link('ana'), code, decision: 'approve' } as const;
    expect(await refusalOf(voteByMail({ ...asked.world.deps, store }, vote))).toBe('too-many-attempts');
  });

  it.each([
    ['an unknown window', { subjectId: 'demo.00000000000000000000000000' }],
    ['another approver', { approverId: 'ben' }],
    ['an unknown approver', { approverId: 'nobody' }],
    ['an inherited name', { approverId: 'constructor' }],
    ['another secret', { secret: 'x'.repeat(43) }],
  ])('says the same of a link with %s', async (_, changes) => {
    const asked = await mailedWindow();
    const refusal = await refusedBy(asked.vote('ana', changes));
    expect([refusal.code, refusal.message, refusal.details]).toEqual([
      'link-unknown',
      'There is no such link; use the link exactly as it is in the mail.',
      {},
    ]);
  });

  it('counts a link once', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    await asked.vote('ana');
    expect(await refusalOf(asked.vote('ana'))).toBe('link-used');
    expect(await refusalOf(openLink(asked.world.deps, asked.link('ana')))).toBe('link-used');
  });

  it('lets one of two parallel clicks on a link count', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    const outcomes = await Promise.allSettled([asked.vote('ana'), asked.vote('ana')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused after a signed vote of the same approver', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    await approveWindow(asked.world.deps, { windowId: asked.window.windowId }, as('ana'));
    expect(await refusalOf(asked.vote('ana'))).toBe('link-used');
  });

  it('is refused when others decided or called the window off', async () => {
    const decided = await mailedWindow();
    await decided.vote('ben');
    expect(await refusedBy(decided.vote('ana'))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved' },
    });
    const cancelled = await mailedWindow();
    await cancelWindow(cancelled.world.deps, { windowId: cancelled.window.windowId }, as('rita'));
    expect(await refusedBy(cancelled.vote('ana'))).toMatchObject({ details: { actual: 'cancelled' } });
  });

  it('is refused after the deadline, recorded or not', async () => {
    const asked = await mailedWindow();
    asked.world.now = T0 + hour;
    expect(await refusalOf(asked.vote('ana'))).toBe('link-expired');
    await expireQuestion(asked.world.deps, refOf(asked.window));
    expect(await refusalOf(asked.vote('ana'))).toBe('link-expired');
  });

  it('is refused with a link of an older plan', async () => {
    const asked = await mailedWindow();
    const edited = { ...asked.window, planVersion: 2, lastPlanVersion: 2, version: 2 };
    await asked.world.store.commit({ put: [{ kind: 'window', value: edited }] });
    expect(await refusalOf(asked.vote('ana'))).toBe('link-superseded');
  });

  it('is refused when the plan changes between the check of the link and the vote', async () => {
    const asked = await mailedWindow();
    const edited = { ...asked.window, planVersion: 2, lastPlanVersion: 2, version: 2 };
    const isVote = ({ put }: Commit) => put.some(({ kind }) => kind === 'window');
    const store: Store = Object.assign(Object.create(asked.world.store), {
      commit: async (commit: Commit) => {
        if (isVote(commit)) await asked.world.store.commit({ put: [{ kind: 'window', value: edited }] });
        return asked.world.store.commit(commit);
      },
    });
    const vote = voteByMail({ ...asked.world.deps, store }, { ...asked.link('ana'), code, decision: 'approve' });
    expect(await refusalOf(vote)).toBe('link-superseded');
  });

  it('is refused to someone who left the directory', async () => {
    const asked = await mailedWindow();
    await removePerson(asked.world.deps, { personId: 'ben' }, admin);
    expect(await refusalOf(asked.vote('ben'))).toBe('link-unknown');
  });

  it('is refused to the requester, whoever mailed the link', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world, {}, as('ana'));
    const secretOf = await askApprovers(world, window);
    const vote = {
      subjectId: window.windowId,
      approverId: 'ana',
      secret: secretOf('ana'),
      code,
      decision: 'approve',
    } as const;
    expect(await refusalOf(voteByMail(world.deps, vote))).toBe('self-approval');
  });
});
