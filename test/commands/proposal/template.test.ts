import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { instantText } from '../../../lambdas/domain/local-time';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getProposal } from '../../../lambdas/queries/proposal/proposals';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { admin, as, createWorld, demo, hour, refusalOf, refusedBy, requestedWindow, T0 } from '../fixtures';
import { approveProposal } from '../signed-votes';
import { approvedTemplate, entriesOf, policyProposal, templateProposal, windowFromTemplate } from './proposal-fixtures';

/** The n-th hour from now. */
const inHours = (n: number) => ({ startsAt: instantText(T0 + n * hour), endsAt: instantText(T0 + (n + 1) * hour) });

describe('a template', () => {
  it('is good for no more windows than its uses, however many are asked for at once', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { uses: 3 });
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => windowFromTemplate(world, template, inHours(n + 1))),
    );
    const made = asked.filter(({ status }) => status === 'fulfilled').length;
    const reasons = asked.flatMap((one) => (one.status === 'rejected' ? one.reason.code : []));
    expect(reasons.filter((code) => code !== 'template-spent' && code !== 'contended')).toEqual([]);
    expect(made).toBeLessThanOrEqual(3);
    expect(await getProposal(world.deps, template.proposalId)).toMatchObject({ used: made });
    for (let n = made; n < 3; n++) await windowFromTemplate(world, template, inHours(n + 10));
    expect(await refusalOf(windowFromTemplate(world, template, inHours(20)))).toBe('template-spent');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(3);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true });
  });

  it('serves nothing before it is approved, and nothing after it is revoked', async () => {
    const world = await createWorld();
    const proposal = await templateProposal(world);
    expect(await refusedBy(windowFromTemplate(world, proposal))).toMatchObject({
      code: 'template-mismatch',
      details: { rule: 'status' },
    });
    const { proposalId } = proposal;
    await approveProposal(world.deps, { proposalId }, as('ana'));
    const window = await windowFromTemplate(world, proposal);
    const revoked = await cancelProposal(world.deps, { proposalId, reason: 'enough' }, admin);
    expect(revoked).toMatchObject({ status: 'cancelled', decidedAt: T0, revokedAt: T0, used: 1 });
    expect((await entriesOf(world)).at(-1)).toMatchObject({ action: 'revoke-template', reason: 'enough' });
    expect(await refusalOf(windowFromTemplate(world, proposal, inHours(3)))).toBe('template-mismatch');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toMatchObject([{ windowId: window.windowId }]);
  });

  it('serves nothing once it expired', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { expiresAt: T0 + 2 * hour });
    expect((await windowFromTemplate(world, template)).status).toBe('approved');
    expect(await refusedBy(windowFromTemplate(world, template, inHours(2)))).toMatchObject({
      details: { rule: 'expiresAt' },
    });
    world.now = T0 + 2 * hour;
    expect(await refusedBy(windowFromTemplate(world, template, inHours(3)))).toMatchObject({
      details: { rule: 'expiresAt' },
    });
  });

  it('serves no other site, and no later site of the same id', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    await createSite(
      world.deps,
      { siteId: 'shop', hostnames: ['shop.example'], policy: { leadTimeSeconds: 0 } },
      admin,
    );
    expect(await refusedBy(windowFromTemplate(world, template, { siteId: 'shop' }))).toMatchObject({
      code: 'template-mismatch',
      details: { rule: 'siteId' },
    });
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    world.now += 1;
    await createSite(world.deps, demo(), admin);
    expect(await refusedBy(windowFromTemplate(world, template))).toMatchObject({ details: { rule: 'siteId' } });
  });

  it('is none where there is a policy, a window or nothing', async () => {
    const world = await createWorld();
    const policy = await policyProposal(world, { veto: false });
    expect(await refusalOf(windowFromTemplate(world, policy))).toBe('unknown-proposal');
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(windowFromTemplate(world, { ...policy, proposalId: windowId }))).toBe('unknown-proposal');
    expect(await refusalOf(windowFromTemplate(world, { ...policy, proposalId: 'demo.none' }))).toBe('unknown-proposal');
  });
});
