import type { Stage } from '../harness';
import { faultsOfCards } from './cards';
import { describeConsole } from './describe-console';
import { goTo } from './every-page';

jest.setTimeout(300_000);

const lists: Readonly<Record<string, readonly string[]>> = {
  Administrator: ['/people', '/machines', '/audit'],
  Ana: [
    '/',
    '/windows?when=all',
    '/windows?when=past',
    '/approvals',
    '/sites',
    '/proposals?siteId=demo',
    '/templates',
    '/audit?site=demo',
  ],
};

describeConsole('the cards of the lists on a phone', (at) => {
  beforeAll(() => populate(at.stage), 120_000);

  it.each(['en-GB', 'de-DE'])('have no text that is cut off, and no broken words: %s', async (locale) => {
    const faults: string[] = [];
    for (const [name, addresses] of Object.entries(lists)) {
      const { page, untilDrawn } = await at.open({ name, locale, width: 360 });
      for (const address of addresses) {
        await goTo(page, address);
        await untilDrawn();
        faults.push(
          ...(await faultsOfCards(page, address === '/approvals' ? 'main' : '.folded')).map(
            (fault) => `${address}: ${fault}`,
          ),
        );
      }
    }
    expect(faults).toEqual([]);
  });
});

/** Something in every list, and windows in the states that people meet. */
async function populate(stage: Stage): Promise<void> {
  const requester = await stage.api('requester');
  const breakglass = await stage.api('breakglass');
  const emergency = { mode: 'read-only', reason: 'Disk full', durationMinutes: 30 };
  const over = await breakglass.post('/v1/sites/demo/emergency', emergency);
  await breakglass.post(`/v1/windows/${over.body.windowId}/end`, {});
  await breakglass.post('/v1/sites/demo/emergency', { ...emergency, mode: 'testers-only' });
  const cancelled = await stage.requestWindow({ inSeconds: 90_000 });
  await requester.post(`/v1/windows/${cancelled.windowId}/cancel`, {});
  await stage.requestWindow({ inSeconds: 100_000 });
  const principals = ['arn:aws:sts::123456789012:assumed-role/deploy/pipeline'];
  await (await stage.api('admin')).post('/v1/machines', { machineId: 'pipeline', ownerId: 'rita', principals });
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const template = {
    name: 'Weekly reindex',
    mode: 'read-only',
    maximumDurationSeconds: 3600,
    uses: 5,
    expiresAt,
    reason: 'Each week',
  };
  const proposed = await requester.post('/v1/sites/demo/templates', template);
  const { proposalId, planVersion } = proposed.body;
  for (const name of ['approver-ana', 'approver-ben'] as const)
    await (await stage.api(name)).post(`/v1/proposals/${proposalId}/approve`, { planVersion });
}
