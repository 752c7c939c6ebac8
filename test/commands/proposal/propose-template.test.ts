import { admin, as, createWorld, hour, refusalOf, T0 } from '../fixtures';
import { entriesOf, headOf, templateProposal } from './proposal-fixtures';

describe('proposeTemplate', () => {
  it('asks the approvers of the site, with a snapshot of its hostnames', async () => {
    const world = await createWorld({ timeoutSeconds: 600 });
    const hours = { from: '22:00', to: '04:00', days: [7, 1], timeZone: 'Europe/Berlin' };
    const proposal = await templateProposal(world, { paths: ['/shop/'], hours, ticket: 'OPS-1' });
    expect(proposal).toMatchObject({
      status: 'requested',
      content: {
        kind: 'template',
        template: {
          name: 'Nightly',
          hostnames: ['demo.example', 'www.demo.example'],
          paths: ['/shop'],
          hours: { ...hours, days: [1, 7] },
          uses: 10,
        },
      },
      used: 0,
      ticket: 'OPS-1',
      requestedBy: { personId: 'rita' },
      decideBy: T0 + 600,
    });
    const [, entry] = await entriesOf(world);
    expect(entry).toMatchObject({ action: 'propose-template', subject: proposal.proposalId, after: proposal });
    expect((await headOf(world)).proposals).toEqual([proposal.proposalId]);
  });

  it('is made once for an Idempotency-Key', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await templateProposal(world, { idempotency });
    expect(await templateProposal(world, { idempotency })).toEqual(first);
    expect((await headOf(world)).proposals).toHaveLength(1);
  });

  it.each([
    ['unknown-site', { siteId: 'none' }, as('rita')],
    ['unmapped-principal', {}, admin],
    ['malformed', { uses: 0 }, as('rita')],
    ['too-long', { maximumDurationSeconds: 25 * hour }, as('rita')],
  ] as const)('refuses with %s and changes nothing', async (code, changes, who) => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(templateProposal(world, changes, who))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses what too few could approve', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    expect(await refusalOf(templateProposal(world, {}, as('ana')))).toBe('too-few-approvers');
  });
});
