import { proposeTemplate } from '../../../lambdas/commands/proposal/propose-template';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { requestFromTemplate } from '../../../lambdas/commands/window/request-from-template';
import { instantText } from '../../../lambdas/domain/local-time';
import type { Window } from '../../../lambdas/domain/window/window';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  demo,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
  windowRequest,
} from '../fixtures';
import { activeWindow } from '../histories/windows';
import { approveProposal, approveWindow } from '../signed-votes';

const [bare, www] = ['demo.example', 'www.demo.example'] as const;
const all = [bare, www];
const only = (...hostnames: string[]) => ({ hostnames });

const named = ({ plan }: Pick<Window, 'plan'>) => [plan.hostnames, plan.hostnamesChosen];
const edit = (world: World, { windowId }: Window, changes: object) =>
  editWindow(world.deps, { windowId, ...changes }, as('rita'));
const widen = (world: World) => updateSite(world.deps, { ...demo(), hostnames: [...all, 'new.demo.example'] }, admin);

describe('the hostnames of a request', () => {
  it('are those of the site unless some are chosen', async () => {
    const world = await createWorld();
    expect(named(await requestedWindow(world))).toEqual([all, undefined]);
    expect(named(await requestedWindow(world, only('WWW.Demo.example')))).toEqual([[www], true]);
    expect(named(await requestedWindow(world, only(www, bare)))).toEqual([all, undefined]);
  });

  it('are refused where they are none, or not the site’s', async () => {
    const world = await createWorld();
    expect(await refusalOf(requestedWindow(world, only()))).toBe('malformed');
    const refusal = await refusedBy(requestedWindow(world, only(bare, 'shop.example', '*.demo.example')));
    expect(refusal).toMatchObject({
      code: 'foreign-hostname',
      details: { hostnames: ['shop.example', '*.demo.example'] },
    });
    expect(refusal.message).toContain('it has demo.example, www.demo.example');
  });

  it('are all that the edge enforces it on', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world, only(www));
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([
      expect.objectContaining({ windowId, hostnames: [www] }),
    ]);
  });
});

describe('windows at one time', () => {
  it('do not conflict on different hostnames', async () => {
    const world = await createWorld();
    await approvedWindow(world, only(www));
    expect((await approvedWindow(world, only(bare))).status).toBe('approved');
    expect(await refusalOf(requestedWindow(world))).toBe('overlap');
  });

  it('may overlap where the stricter one is on fewer hostnames', async () => {
    const world = await createWorld();
    await approvedWindow(world, { mode: 'read-only' });
    expect((await approvedWindow(world, only(www))).status).toBe('approved');
    expect(await refusalOf(requestedWindow(world, { ...only(bare), mode: 'read-only' }))).toBe('overlap');
  });
});

describe('an edit', () => {
  it('keeps the hostnames that were chosen, and takes new ones of the site where none were', async () => {
    const world = await createWorld();
    const [chosen, whole] = [await requestedWindow(world, only(www)), await requestedWindow(world, only(bare, www))];
    await widen(world);
    expect(named(await edit(world, chosen, { message: 'soon' }))).toEqual([[www], true]);
    expect(named(await edit(world, whole, { message: 'soon' }))).toEqual([[...all, 'new.demo.example'], undefined]);
  });

  it('of the reason alone makes no new plan, even when the site has only the chosen ones left', async () => {
    const world = await createWorld();
    const asked = await requestedWindow(world, only(www));
    const site = (await world.store.load([{ kind: 'site', siteId: 'demo' }])).site('demo');
    if (!site) throw new Error('There is no site');
    await world.store.commit({
      put: [{ kind: 'site', value: { ...site, hostnames: [www], version: site.version + 1 } }],
    });
    expect((await edit(world, asked, { reason: 'typo' })).planVersion).toBe(1);
  });

  it('chooses others, and all', async () => {
    const world = await createWorld();
    const asked = await requestedWindow(world);
    expect(named(await edit(world, asked, only(bare)))).toEqual([[bare], true]);
    expect(named(await edit(world, asked, { hostnames: null }))).toEqual([all, undefined]);
    expect((await edit(world, asked, only(www, bare))).planVersion).toBe(3);
    expect(await refusalOf(edit(world, asked, only('new.demo.example')))).toBe('foreign-hostname');
  });
});

describe('an amendment', () => {
  it('opens some hostnames early', async () => {
    const world = await createWorld();
    const window = await activeWindow(world);
    const { amendment } = await edit(world, window, only(bare));
    expect(amendment && named(amendment)).toEqual([[bare], true]);
    await approveWindow(world.deps, { windowId: window.windowId }, as('ana'));
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([
      expect.objectContaining({ hostnames: [bare] }),
    ]);
  });

  it('adds none: the site keeps only those in the calendar', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world, only(bare));
    for (const hostnames of [[www], [bare, www], null]) {
      expect(await refusedBy(edit(world, window, { hostnames }))).toMatchObject({
        code: 'illegal-move',
        details: { hostnames: [www] },
      });
    }
    expect(named(await edit(world, window, { ...only(www), replace: true }))).toEqual([[www], true]);
  });

  it('of something else keeps them, as do extensions', async () => {
    const world = await createWorld();
    const window = await activeWindow(world, only(www));
    await widen(world);
    const later = { windowId: window.windowId, endsAt: instantText(window.plan.endsAt + hour) };
    const { amendment } = await extendWindow(world.deps, later, as('rita'));
    expect(amendment && named(amendment)).toEqual([[www], true]);
    const whole = await createWorld();
    const all2 = await activeWindow(whole);
    await widen(whole);
    const amended = await edit(whole, all2, { message: 'soon' });
    expect(amended.amendment && named(amended.amendment)).toEqual([all, undefined]);
  });
});

describe('a template', () => {
  const templateFor = async (world: World, changes: object) => {
    const { proposalId } = await proposeTemplate(
      world.deps,
      {
        siteId: 'demo',
        name: 'deploy',
        mode: 'full',
        maximumDurationSeconds: hour,
        uses: 9,
        expiresAt: T0 + 24 * hour,
        reason: 'r',
        ...changes,
      },
      as('rita'),
    );
    return approveProposal(world.deps, { proposalId }, as('ana'));
  };
  const use = (world: World, templateId: string, changes: object = {}) =>
    requestFromTemplate(world.deps, { ...windowRequest(changes), templateId }, as('rita'));

  it('for some hostnames makes windows for these or fewer', async () => {
    const world = await createWorld();
    const { proposalId, content } = await templateFor(world, only(www));
    expect(content).toMatchObject({ template: { hostnames: [www], hostnamesChosen: true } });
    expect(named(await use(world, proposalId))).toEqual([[www], true]);
    const refusal = await refusedBy(use(world, proposalId, only(bare)));
    expect(refusal).toMatchObject({ code: 'template-mismatch', details: { rule: 'hostnames' } });
    expect(refusal.message).toContain('no more than www.demo.example');
    expect(await refusalOf(templateFor(world, only('shop.example')))).toBe('foreign-hostname');
  });

  it('for the whole site can be used for those it had when it has more', async () => {
    const world = await createWorld();
    const { proposalId } = await templateFor(world, {});
    await widen(world);
    expect((await refusedBy(use(world, proposalId))).message).toContain('name those in hostnames');
    expect(named(await use(world, proposalId, only(...all)))).toEqual([all, true]);
  });

  it('lets a window start as soon as it can', async () => {
    const world = await createWorld({ leadTimeSeconds: 60 });
    const { proposalId } = await templateFor(world, {});
    const request = {
      startsAt: 'on-approval',
      endsAt: undefined,
      notAfter: instantText(T0 + hour),
      durationMinutes: 30,
    };
    const { status, plan } = await use(world, proposalId, request);
    expect([status, plan.startsAt, plan.endsAt]).toEqual(['approved', T0 + 60, T0 + 60 + 1800]);
    const next = await use(world, proposalId, request);
    expect(next.plan.startsAt).toBe(plan.endsAt);
    const late = { ...request, notAfter: instantText(T0 + 59) };
    expect(await refusalOf(use(world, proposalId, late))).toBe('lead-time');
    const longer = { ...request, durationMinutes: 61, notAfter: instantText(T0 + 2 * hour) };
    expect(await refusalOf(use(world, proposalId, longer))).toBe('template-mismatch');
  });
});
