import { markMailed, markOutcomeMailed, markOutcomeMailedTo } from '../../../lambdas/commands/voting/mark-mailed';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { replaceLink } from '../../../lambdas/commands/voting/replace-link';
import { getRequest } from '../../../lambdas/queries/voting/get-request';
import { as, createWorld, hour, mailed, refOf, refusalOf, requestedWindow, T0 } from '../fixtures';
import { approveWindow } from '../signed-votes';
import { type Asked, mailedWindow } from './mail-fixtures';

const minute = 60;

describe('openRequest', () => {
  it('keeps the latest token and the newest three links alive', async () => {
    const asked = await mailedWindow();
    const { world, window } = asked;
    for (const n of [1, 2, 3]) {
      await openRequest(world.deps, {
        ...refOf(window),
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

  it('stores nothing but the token once the window is decided, and nothing at all of what is unknown', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const other = await openRequest(world.deps, { ...refOf(window), planVersion: 2, taskToken: 't', links: {} });
    expect(other).toMatchObject({ outcome: 'settled', subject: { window: { status: 'requested' } } });
    await approveWindow(world.deps, window, as('ana'));
    const late = await openRequest(world.deps, { ...refOf(window), taskToken: 't', links: {} });
    expect(late).toMatchObject({ outcome: 'settled', subject: { window: { status: 'approved' } } });
    const unknown = await openRequest(world.deps, { subjectId: 'demo.x', planVersion: 1, links: {} });
    expect(unknown).toEqual({ outcome: 'settled' });
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({ taskToken: 't', links: {} });
  });

  it('opens without a token, and keeps the one it has', async () => {
    const asked = await mailedWindow();
    await openRequest(asked.world.deps, { ...refOf(asked.window), links: {} });
    expect(await getRequest(asked.world.deps, asked.window.windowId, 1)).toMatchObject({ taskToken: 'token' });
  });
});

describe('replaceLink', () => {
  const replace = ({ world, window }: Asked, n: number) =>
    replaceLink(world.deps, {
      ...refOf(window),
      approverId: 'ana',
      link: mailed(`f${n}`.padEnd(43, '-'), world.now).link,
    });
  const mail = ({ world, window }: Asked) => markMailed(world.deps, { ...refOf(window), approverIds: ['ana'] });

  it('adds a fresh link only when the newest one was never mailed', async () => {
    const asked = await mailedWindow();
    asked.world.now += minute;
    expect((await replace(asked, 0)).outcome).toBe('opened');
    await mail(asked);
    expect((await replace(asked, 1)).outcome).toBe('not-needed');
    expect((await asked.vote('ana', { secret: 'f0'.padEnd(43, '-') })).status).toBe('approved');
  });

  it('adds none because of wrong codes: whoever holds a link has nobody mailed', async () => {
    const asked = await mailedWindow();
    await mail(asked);
    for (let n = 0; n < 20; n++) {
      await refusalOf(asked.vote('ana', { code: '000000' }));
      asked.world.now += hour;
      expect((await replace(asked, n)).outcome).not.toBe('opened');
    }
  });

  it('adds at most three an hour', async () => {
    const asked = await mailedWindow();
    for (const n of [1, 2, 3]) {
      asked.world.now += minute;
      expect((await replace(asked, n)).outcome).toBe('opened');
    }
    asked.world.now += minute;
    expect((await replace(asked, 4)).outcome).toBe('capped');
    asked.world.now += hour - 3 * minute - 1;
    expect((await replace(asked, 4)).outcome).toBe('capped');
  });

  it('leaves a link alone that may be on its way, so that asking often mails once', async () => {
    const asked = await mailedWindow();
    asked.world.now += minute;
    expect((await replace(asked, 1)).outcome).toBe('opened');
    for (const n of [2, 3]) expect((await replace(asked, n)).outcome).toBe('not-needed');
    asked.world.now += minute;
    expect((await replace(asked, 4)).outcome).toBe('opened');
  });

  it('adds none for who voted, nor once the window is decided', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    await asked.vote('ana');
    expect((await replace(asked, 1)).outcome).toBe('not-needed');
    await asked.vote('ben');
    expect((await replace(asked, 1)).outcome).toBe('settled');
  });

  it('gives a first link to an approver who has none', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const link = mailed('f'.repeat(43)).link;
    expect(await replaceLink(world.deps, { ...refOf(window), approverId: 'ana', link })).toMatchObject({
      outcome: 'opened',
      request: { links: { ana: [link] } },
    });
  });
});

describe('markMailed and markOutcomeMailed', () => {
  it('note times, the first one for the outcome', async () => {
    const { world, window } = await mailedWindow();
    await markMailed(world.deps, { ...refOf(window), approverIds: ['ana'] });
    await markOutcomeMailed(world.deps, refOf(window));
    world.now += 5;
    await markMailed(world.deps, { ...refOf(window), approverIds: ['ana'] });
    await markOutcomeMailed(world.deps, refOf(window));
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({
      mailedAt: { ana: T0 + 5 },
      outcomeMailedAt: T0,
    });
  });

  it('note who was told the outcome, and how the decision was reversed, the first time each', async () => {
    const { world, window } = await mailedWindow();
    const rita = { ...refOf(window), told: ['rita'] };
    await markOutcomeMailedTo(world.deps, rita);
    await markOutcomeMailed(world.deps, refOf(window));
    world.now += 5;
    for (const _ of [1, 2]) {
      await markOutcomeMailedTo(world.deps, { ...rita, reversed: true });
      await markOutcomeMailed(world.deps, { ...refOf(window), reversed: true });
    }
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({
      toldAt: { rita: T0 },
      outcomeMailedAt: T0,
      reversalToldAt: { rita: T0 + 5 },
      reversalMailedAt: T0 + 5,
    });
  });

  it('note the outcome of a window that was decided before anybody was asked', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    await approveWindow(world.deps, window, as('ana'));
    await markOutcomeMailed(world.deps, refOf(window));
    expect(await getRequest(world.deps, window.windowId, 1)).toMatchObject({ outcomeMailedAt: T0, links: {} });
  });

  it('refuse an unknown window', async () => {
    const world = await createWorld();
    expect(await refusalOf(markOutcomeMailed(world.deps, { subjectId: 'demo.x', planVersion: 1 }))).toBe(
      'unknown-window',
    );
  });
});
