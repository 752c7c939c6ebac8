import { cancelWindow } from '../../lambdas/commands/cancel-window';
import { expireWindow } from '../../lambdas/commands/expire-window';
import { markMailed, markOutcomeMailed } from '../../lambdas/commands/mark-mailed';
import { openLink } from '../../lambdas/commands/open-link';
import { openRequest } from '../../lambdas/commands/open-request';
import { removeApprover } from '../../lambdas/commands/remove-approver';
import { replaceLink } from '../../lambdas/commands/replace-link';
import { approveWindow } from '../../lambdas/commands/vote';
import { type MailVote, voteByMail } from '../../lambdas/commands/vote-by-mail';
import { secretHashOf } from '../../lambdas/domain/voting-link';
import type { Window } from '../../lambdas/domain/window';
import { exportAudit } from '../../lambdas/queries/audit';
import { getRequest } from '../../lambdas/queries/get-request';
import type { Commit, Store } from '../../lambdas/store/port';
import {
  admin,
  as,
  code,
  givenAsked,
  givenRequested,
  givenWorld,
  hour,
  mailed,
  refusalOf,
  refusedBy,
  T0,
  type World,
} from './given';

interface Asked {
  readonly world: World;
  readonly window: Window;
  readonly link: (approverId: string) => { windowId: string; approverId: string; secret: string };
  readonly vote: (approverId: string, changes?: Partial<MailVote>) => Promise<Window>;
}

async function givenMailed(policy = {}): Promise<Asked> {
  const world = await givenWorld(policy);
  const window = await givenRequested(world);
  const secretOf = await givenAsked(world, window);
  const link = (approverId: string) => ({ windowId: window.windowId, approverId, secret: secretOf(approverId) });
  const vote: Asked['vote'] = (approverId, changes = {}) =>
    voteByMail(
      world.deps,
      { ...link(approverId), code, decision: 'approve', ...changes },
      { sourceIp: '198.51.100.9' },
    );
  return { world, window, link, vote };
}

const attemptsOf = async ({ world, link }: Asked, approverId: string) => {
  const { windowId, secret } = link(approverId);
  const secretHash = secretHashOf(secret);
  return (await world.store.load([{ kind: 'link-attempts', windowId, secretHash }])).attempts(windowId, secretHash);
};

/** All that matters: everything but the attempts. */
const state = (world: World) => world.store.all().filter(({ kind }) => kind !== 'link-attempts');

describe('openLink', () => {
  it('shows what is asked and changes nothing but the count of opens', async () => {
    const asked = await givenMailed();
    const before = state(asked.world);
    const opened = await openLink(asked.world.deps, asked.link('ana'));
    expect(opened).toMatchObject({
      window: { windowId: asked.window.windowId },
      site: { siteId: 'demo' },
      approver: { personId: 'ana' },
      request: { planVersion: 1, expiresAt: T0 + hour },
    });
    expect(state(asked.world)).toEqual(before);
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ opens: 1, wrongCodes: 0, ttl: T0 + 25 * hour });
  });

  it('counts at most a hundred opens', async () => {
    const asked = await givenMailed();
    for (let n = 0; n < 103; n++) await openLink(asked.world.deps, asked.link('ana'));
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ opens: 100, version: 100 });
  });
});

describe('voteByMail', () => {
  it('counts like a signed vote and says that a mailbox vouches for it', async () => {
    const asked = await givenMailed();
    const window = await asked.vote('ana', { reason: 'go' });
    expect(window).toMatchObject({
      status: 'approved',
      votes: [{ approverId: 'ana', decision: 'approve', assurance: 'mailbox', reason: 'go' }],
    });
    const entries = [];
    for await (const entry of exportAudit(asked.world.deps, 'demo')) entries.push(entry);
    expect(entries.at(-1)).toMatchObject({
      action: 'approve',
      actor: { principal: 'mailbox:ana', personId: 'ana', sourceIp: '198.51.100.9' },
    });
    expect(JSON.stringify(entries)).not.toContain(asked.link('ana').secret);
  });

  it('rejects, too', async () => {
    const asked = await givenMailed();
    expect((await asked.vote('ben', { decision: 'reject' })).status).toBe('rejected');
  });

  it('leaves no try spent behind a right code', async () => {
    const asked = await givenMailed({ approvalsRequired: 2 });
    expect(await refusalOf(asked.vote('ana', { code: '999999' }))).toBe('wrong-code');
    await asked.vote('ana');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 1 });
  });

  it.each(['', '12345', '1234567', '12345a', '４２０１７０', ' 042017', '042017\n'])(
    'refuses the malformed code %p without counting it',
    async (malformed) => {
      const asked = await givenMailed();
      expect(await refusalOf(asked.vote('ana', { code: malformed }))).toBe('malformed');
      expect(await attemptsOf(asked, 'ana')).toBeUndefined();
    },
  );

  it('burns the link with the fifth wrong code, so that even the right one is refused', async () => {
    const asked = await givenMailed();
    const before = state(asked.world);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const refusal = await refusedBy(asked.vote('ana', { code: '000000' }));
      expect(refusal).toMatchObject({ code: 'wrong-code', details: { triesLeft } });
    }
    expect(await refusalOf(asked.vote('ana'))).toBe('link-burned');
    expect(await refusalOf(openLink(asked.world.deps, asked.link('ana')))).toBe('link-burned');
    expect(state(asked.world)).toEqual(before);
    expect((await asked.vote('ben')).status).toBe('approved');
  });

  it('compares at most five codes however many come at once', async () => {
    const asked = await givenMailed();
    const guesses = Array.from({ length: 40 }, (_, n) => refusalOf(asked.vote('ana', { code: String(100_000 + n) })));
    const codes = await Promise.all(guesses);
    expect(codes.filter((refusal) => refusal === 'wrong-code')).toHaveLength(5);
    const others = codes.filter((refusal) => !['wrong-code', 'link-burned', 'too-many-attempts'].includes(refusal));
    expect(others).toEqual([]);
  });

  it('asks to wait when a link is tried too often at once', async () => {
    const asked = await givenMailed();
    const store: Store = Object.assign(Object.create(asked.world.store), { commit: async () => 'lost' });
    const vote = { ...asked.link('ana'), code, decision: 'approve' } as const;
    expect(await refusalOf(voteByMail({ ...asked.world.deps, store }, vote))).toBe('too-many-attempts');
  });

  it.each([
    ['an unknown window', { windowId: 'demo.00000000000000000000000000' }],
    ['another approver', { approverId: 'ben' }],
    ['an unknown approver', { approverId: 'nobody' }],
    ['an inherited name', { approverId: 'constructor' }],
    ['another secret', { secret: 'x'.repeat(43) }],
  ])('says the same of a link with %s', async (_, changes) => {
    const asked = await givenMailed();
    const refusal = await refusedBy(asked.vote('ana', changes));
    expect([refusal.code, refusal.message, refusal.details]).toEqual([
      'link-unknown',
      'This link opens nothing; use the link exactly as mailed.',
      {},
    ]);
  });

  it('counts a link once', async () => {
    const asked = await givenMailed({ approvalsRequired: 2 });
    await asked.vote('ana');
    expect(await refusalOf(asked.vote('ana'))).toBe('link-used');
    expect(await refusalOf(openLink(asked.world.deps, asked.link('ana')))).toBe('link-used');
  });

  it('lets one of two parallel clicks on a link count', async () => {
    const asked = await givenMailed({ approvalsRequired: 2 });
    const outcomes = await Promise.allSettled([asked.vote('ana'), asked.vote('ana')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused after a signed vote of the same approver', async () => {
    const asked = await givenMailed({ approvalsRequired: 2 });
    await approveWindow(asked.world.deps, { windowId: asked.window.windowId }, as('ana'));
    expect(await refusalOf(asked.vote('ana'))).toBe('link-used');
  });

  it('is refused when others decided or called the window off', async () => {
    const decided = await givenMailed();
    await decided.vote('ben');
    expect(await refusedBy(decided.vote('ana'))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved' },
    });
    const cancelled = await givenMailed();
    await cancelWindow(cancelled.world.deps, { windowId: cancelled.window.windowId }, as('rita'));
    expect(await refusedBy(cancelled.vote('ana'))).toMatchObject({ details: { actual: 'cancelled' } });
  });

  it('is refused after the deadline, recorded or not', async () => {
    const asked = await givenMailed();
    asked.world.now = T0 + hour;
    expect(await refusalOf(asked.vote('ana'))).toBe('link-expired');
    await expireWindow(asked.world.deps, asked.window);
    expect(await refusalOf(asked.vote('ana'))).toBe('link-expired');
  });

  it('is refused with a link of an older plan', async () => {
    const asked = await givenMailed();
    const edited = { ...asked.window, planVersion: 2, version: 2 };
    await asked.world.store.commit({ put: [{ kind: 'window', value: edited }] });
    expect(await refusalOf(asked.vote('ana'))).toBe('link-superseded');
  });

  it('is refused when the plan changes between the check of the link and the vote', async () => {
    const asked = await givenMailed();
    const edited = { ...asked.window, planVersion: 2, version: 2 };
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
    const asked = await givenMailed();
    await removeApprover(asked.world.deps, { approverId: 'ben' }, admin);
    expect(await refusalOf(asked.vote('ben'))).toBe('link-unknown');
  });

  it('is refused to the requester, whoever mailed the link', async () => {
    const world = await givenWorld();
    const window = await givenRequested(world, {}, as('ana'));
    const secretOf = await givenAsked(world, window);
    const vote = {
      windowId: window.windowId,
      approverId: 'ana',
      secret: secretOf('ana'),
      code,
      decision: 'approve',
    } as const;
    expect(await refusalOf(voteByMail(world.deps, vote))).toBe('self-approval');
  });
});

describe('openRequest', () => {
  it('keeps the latest token and the newest three links alive', async () => {
    const asked = await givenMailed();
    const { world, window } = asked;
    for (const n of [1, 2, 3]) {
      await openRequest(world.deps, {
        ...window,
        taskToken: `t${n}`,
        links: { ana: mailed(`s${n}`.padEnd(43, '-')).link },
      });
    }
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({ taskToken: 't3', version: 4 });
    expect(await refusalOf(openLink(world.deps, asked.link('ana')))).toBe('link-superseded');
    const third = { ...asked.link('ana'), secret: 's3'.padEnd(43, '-') };
    expect((await openLink(world.deps, third)).approver.personId).toBe('ana');
    expect((await openLink(world.deps, asked.link('ben'))).approver.personId).toBe('ben');
  });

  it('stores nothing once the window is decided, at another plan version, or unknown', async () => {
    const world = await givenWorld();
    const window = await givenRequested(world);
    const other = await openRequest(world.deps, { ...window, planVersion: 2, taskToken: 't', links: {} });
    expect(other).toMatchObject({ outcome: 'settled', window: { status: 'requested' } });
    await approveWindow(world.deps, window, as('ana'));
    const late = await openRequest(world.deps, { ...window, taskToken: 't', links: {} });
    expect(late).toMatchObject({ outcome: 'settled', window: { status: 'approved' } });
    const unknown = await openRequest(world.deps, { windowId: 'demo.x', planVersion: 1, links: {} });
    expect(unknown).toEqual({ outcome: 'settled' });
    expect(await getRequest(world.deps, window.windowId, 1)).toBeUndefined();
  });

  it('opens without a token, and keeps the one it has', async () => {
    const asked = await givenMailed();
    await openRequest(asked.world.deps, { ...asked.window, links: {} });
    expect(await getRequest(asked.world.deps, asked.window.windowId, 1)).toMatchObject({ taskToken: 'token' });
  });
});

describe('replaceLink', () => {
  const replace = ({ world, window }: Asked, n: number) =>
    replaceLink(world.deps, { ...window, approverId: 'ana', link: mailed(`f${n}`.padEnd(43, '-'), world.now).link });
  const burn = async (asked: Asked, secret: string) => {
    for (let n = 0; n < 5; n++) await refusalOf(asked.vote('ana', { code: '000000', secret }));
  };
  const mail = ({ world, window }: Asked) => markMailed(world.deps, { ...window, approverId: 'ana' });

  it('adds a fresh link only when the newest one is burned, or was never mailed', async () => {
    const asked = await givenMailed();
    expect((await replace(asked, 0)).outcome).toBe('opened');
    await mail(asked);
    expect((await replace(asked, 1)).outcome).toBe('not-needed');
    await burn(asked, 'f0'.padEnd(43, '-'));
    expect((await replace(asked, 1)).outcome).toBe('opened');
    await mail(asked);
    expect((await replace(asked, 2)).outcome).toBe('not-needed');
    expect((await asked.vote('ana', { secret: 'f1'.padEnd(43, '-') })).status).toBe('approved');
  });

  it('adds at most three an hour', async () => {
    const asked = await givenMailed();
    for (const n of [1, 2, 3]) expect((await replace(asked, n)).outcome).toBe('opened');
    expect((await replace(asked, 4)).outcome).toBe('capped');
    asked.world.now += hour - 1;
    expect((await replace(asked, 4)).outcome).toBe('capped');
  });

  it('adds none for who voted, nor once the window is decided', async () => {
    const asked = await givenMailed({ approvalsRequired: 2 });
    await asked.vote('ana');
    expect((await replace(asked, 1)).outcome).toBe('not-needed');
    await asked.vote('ben');
    expect((await replace(asked, 1)).outcome).toBe('settled');
  });

  it('gives a first link to an approver who has none', async () => {
    const world = await givenWorld();
    const window = await givenRequested(world);
    const link = mailed('f'.repeat(43)).link;
    expect(await replaceLink(world.deps, { ...window, approverId: 'ana', link })).toMatchObject({
      outcome: 'opened',
      request: { links: { ana: [link] } },
    });
  });
});

describe('markMailed and markOutcomeMailed', () => {
  it('note times, the first one for the outcome', async () => {
    const { world, window } = await givenMailed();
    await markMailed(world.deps, { ...window, approverId: 'ana' });
    await markOutcomeMailed(world.deps, window);
    world.now += 5;
    await markMailed(world.deps, { ...window, approverId: 'ana' });
    await markOutcomeMailed(world.deps, window);
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({
      mailedAt: { ana: T0 + 5 },
      outcomeMailedAt: T0,
    });
  });

  it('note the outcome of a window that was decided before anybody was asked', async () => {
    const world = await givenWorld();
    const window = await givenRequested(world);
    await approveWindow(world.deps, window, as('ana'));
    await markOutcomeMailed(world.deps, window);
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({ outcomeMailedAt: T0, links: {} });
  });

  it('refuse an unknown window', async () => {
    const world = await givenWorld();
    expect(await refusalOf(markOutcomeMailed(world.deps, { windowId: 'demo.x', planVersion: 1 }))).toBe(
      'unknown-window',
    );
  });
});
