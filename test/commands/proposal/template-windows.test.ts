import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import { requestFromTemplate } from '../../../lambdas/commands/window/request-from-template';
import { instantText } from '../../../lambdas/domain/local-time';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { getProposal } from '../../../lambdas/queries/proposal/proposals';
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
  T0,
  windowRequest,
} from '../fixtures';
import { approveProposal, approveWindow } from '../signed-votes';
import { approvedTemplate, entriesOf, headOf, policyProposal, windowFromTemplate } from './proposal-fixtures';

/** The n-th hour from now. */
const inHours = (n: number) => ({ startsAt: instantText(T0 + n * hour), endsAt: instantText(T0 + (n + 1) * hour) });

describe('a window from a template', () => {
  it('is approved at once, enters calendar and edge, and counts as a use', async () => {
    const world = await createWorld({ overrunSeconds: 600 });
    const template = await approvedTemplate(world);
    const window = await windowFromTemplate(world, template, { ticket: 'OPS-2' });
    expect(window).toMatchObject({
      status: 'approved',
      templateId: template.proposalId,
      votes: [],
      decidedAt: T0,
      requestedBy: { personId: 'rita', email: 'rita@example.com' },
      ticket: 'OPS-2',
      revision: 2,
      version: 1,
    });
    expect(window.plan).not.toHaveProperty('overrunSeconds');
    expect(window.digest).toBe(digestOf(window.windowId, 1, window.plan));
    const { site } = await edgeSite(world.deps, 'demo');
    expect(site).toMatchObject({ revision: 2, intervals: [{ windowId: window.windowId }] });
    expect(await getProposal(world.deps, template.proposalId)).toMatchObject({ used: 1, version: 3 });
    expect((await entriesOf(world)).at(-1)).toMatchObject({
      action: 'use-template',
      subject: window.windowId,
      before: null,
      after: window,
    });
    expect((await headOf(world)).requests).toEqual([]);
  });

  it('is made by whoever asks for a window and names the template', async () => {
    const world = await createWorld();
    const { proposalId: templateId } = await approvedTemplate(world);
    const idempotency = { key: 'k', fingerprint: 'f' };
    const made = await requestFromTemplate(world.deps, { ...windowRequest(), templateId, idempotency }, as('robot'));
    expect(made).toMatchObject({ status: 'approved', templateId, requestedBy: { machineId: 'robot' } });
    expect(await requestFromTemplate(world.deps, { ...windowRequest(), templateId, idempotency }, as('robot'))).toEqual(
      made,
    );
    expect(await getProposal(world.deps, templateId)).toMatchObject({ used: 1 });
  });

  it('takes the rest of its plan from the site, and its times in the zone asked for', async () => {
    const world = await createWorld();
    const hours = { from: '13:00', to: '14:00', timeZone: 'Europe/Berlin' };
    const template = await approvedTemplate(world, { mode: 'read-only', hours });
    await updateSite(world.deps, { ...demo(), allowedMethods: ['GET'] }, admin);
    const local = { startsAt: '2026-11-02T13:00', endsAt: '2026-11-02T14:00', timeZone: 'Europe/Berlin' };
    const window = await windowFromTemplate(world, template, { mode: 'read-only', ...local });
    expect(window.plan).toMatchObject({ startsAt: T0 + 2 * hour, allowedMethods: ['GET'] });
    const late = { mode: 'read-only', ...local, startsAt: '2026-11-02T13:30', endsAt: '2026-11-02T14:30' } as const;
    expect(await refusedBy(windowFromTemplate(world, template, late))).toMatchObject({
      code: 'template-mismatch',
      details: { rule: 'hours' },
    });
  });

  it.each([
    ['template-mismatch', { mode: 'read-only' }],
    ['template-mismatch', { endsAt: instantText(T0 + 3 * hour) }],
    ['starts-in-past', { startsAt: instantText(T0), endsAt: instantText(T0 + 60) }],
    ['ends-before-start', { endsAt: windowRequest().startsAt }],
    ['unknown-site', { siteId: 'none' }],
    ['malformed', { paths: ['shop'] }],
    ['edge-capacity', { message: 'x'.repeat(2000) }],
  ] as const)('is refused with %s, and nothing is changed', async (code, changes) => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    const before = world.store.all();
    expect(await refusalOf(windowFromTemplate(world, template, changes))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('tells visitors no more than the template allows', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { texts: { maximumLength: 4, languages: ['FR'] } });
    expect(template.content).toMatchObject({ template: { texts: { maximumLength: 4, languages: ['fr'] } } });
    for (const texts of [{ message: 'Later' }, { messages: { de: 'Bald' } }]) {
      expect(await refusedBy(windowFromTemplate(world, template, texts))).toMatchObject({
        code: 'template-mismatch',
        details: { rule: 'texts' },
      });
    }
    const texts = { message: 'Soon', messages: { fr: 'Déjà' } };
    expect((await windowFromTemplate(world, template, texts)).plan).toMatchObject(texts);
  });

  it('keeps to the lead time and to the longest window of the policy as it stands', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    const { proposalId } = await policyProposal(world, { maximumDurationSeconds: 60, leadTimeSeconds: 2 * hour });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    expect(await refusalOf(windowFromTemplate(world, template))).toBe('lead-time');
    expect(await refusalOf(windowFromTemplate(world, template, inHours(3)))).toBe('too-long');
  });

  it('does not overlap what is approved', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    const { windowId } = await approvedWindow(world);
    expect(await refusedBy(windowFromTemplate(world, template))).toMatchObject({
      code: 'overlap',
      details: { windowId },
    });
    expect((await windowFromTemplate(world, template, inHours(2))).status).toBe('approved');
  });

  it('covers no hostname that the site got later', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    await updateSite(world.deps, { ...demo(), hostnames: [...demo().hostnames, 'new.example'] }, admin);
    expect(await refusedBy(windowFromTemplate(world, template))).toMatchObject({
      code: 'template-mismatch',
      details: { rule: 'hostnames' },
    });
  });

  it('holds when it is looked at again before its start, also after the template is revoked', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    const { windowId } = await windowFromTemplate(world, template);
    await cancelProposal(world.deps, { proposalId: template.proposalId }, admin);
    expect(await recheckWindow(world.deps, { windowId })).toMatchObject({ outcome: 'holds' });
  });

  it('stands on the template while another plan of it is asked about, and not on that plan', async () => {
    const world = await createWorld();
    const { windowId } = await windowFromTemplate(world, await approvedTemplate(world));
    const edited = await editWindow(world.deps, { windowId, ...inHours(5) }, as('rita'));
    expect(edited).toMatchObject({ status: 'approved', planVersion: 1, templateId: expect.any(String) });
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(1);
    const approved = await approveWindow(world.deps, { windowId }, as('ana'));
    expect(approved).toMatchObject({ status: 'approved', planVersion: 2 });
    expect(approved).not.toHaveProperty('templateId');
  });

  it('asks people once it is replaced, and is the template’s no more', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    const { windowId } = await windowFromTemplate(world, template);
    const edited = await editWindow(world.deps, { windowId, ...inHours(5), replace: true }, as('rita'));
    expect(edited).toMatchObject({ status: 'requested', planVersion: 2, askedBy: [{ personId: 'rita' }] });
    expect(edited).not.toHaveProperty('templateId');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([]);
    expect(await approveWindow(world.deps, { windowId }, as('ana'))).toMatchObject({ status: 'approved' });
    expect(await getProposal(world.deps, template.proposalId)).toMatchObject({ used: 1 });
  });

  it('is called off like any other, and stays a use', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { uses: 1 });
    const { windowId } = await windowFromTemplate(world, template);
    expect((await cancelWindow(world.deps, { windowId }, as('rita'))).status).toBe('cancelled');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([]);
    expect(await refusalOf(windowFromTemplate(world, template))).toBe('template-spent');
  });
});
