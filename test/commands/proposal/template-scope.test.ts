import { updateSite } from '../../../lambdas/commands/site/update-site';
import { templateFacts } from '../../../lambdas/describe/template-facts';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import { admin, createWorld, demo, refusedBy, type World } from '../fixtures';
import { approvedTemplate, windowFromTemplate } from './proposal-fixtures';

const pathMatch = (world: World, match: 'segments' | 'segments-and-suffixes') =>
  updateSite(world.deps, { ...demo(), pathMatch: match }, admin);

function suffixesSaid({ content }: Proposal) {
  return content.kind === 'template' ? templateFacts(content.template).filter(({ label }) => label === 'Suffixes') : [];
}

/** Kind: a setting of the site that an administrator changes alone widens what the approvers of a template agreed to. */
describe('a template that was approved while paths covered whole segments', () => {
  it('serves no window that also covers suffixes of its paths', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { paths: ['/shop'] });
    await pathMatch(world, 'segments-and-suffixes');
    const refusal = await refusedBy(windowFromTemplate(world, template, { paths: ['/shop'] }));
    expect(refusal).toMatchObject({ code: 'template-mismatch', details: { rule: 'paths' } });
    expect(refusal.message).toContain('without suffixes such as .json');
    expect(suffixesSaid(template)).toEqual([]);
  });

  it('serves windows that lie inside its paths all the same', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world, { paths: ['/shop'] });
    await pathMatch(world, 'segments-and-suffixes');
    expect((await windowFromTemplate(world, template, { paths: ['/shop/cart'] })).status).toBe('approved');
  });

  it('serves the whole site, where suffixes make no difference', async () => {
    const world = await createWorld();
    const template = await approvedTemplate(world);
    await pathMatch(world, 'segments-and-suffixes');
    expect((await windowFromTemplate(world, template, { paths: ['/shop'] })).status).toBe('approved');
  });
});

describe('a template that was approved with suffixes', () => {
  it('says so to its approvers, and serves windows with and without them', async () => {
    const world = await createWorld();
    await pathMatch(world, 'segments-and-suffixes');
    const template = await approvedTemplate(world, { paths: ['/shop'] });
    expect(suffixesSaid(template)).toHaveLength(1);
    const { plan, windowId } = await windowFromTemplate(world, template, { paths: ['/shop'] });
    expect([plan.pathMatch, windowId.slice(0, 5)]).toEqual(['segments-and-suffixes', 'demo.']);
    await pathMatch(world, 'segments');
    const later = { paths: ['/shop'], startsAt: '2026-11-03T10:00:00Z', endsAt: '2026-11-03T11:00:00Z' };
    expect((await windowFromTemplate(world, template, later)).plan).not.toHaveProperty('pathMatch');
  });
});
