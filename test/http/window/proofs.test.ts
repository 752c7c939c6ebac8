import type { FlipProof } from '../../../lambdas/domain/window/flip-proof';
import { at, Service } from '../fixtures';

describe('GET /v1/windows/{windowId}', () => {
  it('shows how start and end were seen from outside, once they were', async () => {
    const service = await Service.start();
    const windowId = String((await service.request()).json.windowId);
    const show = async () => (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json;
    expect(await show()).not.toHaveProperty('proofs');

    const askedAtMs = service.now * 1000 + 250;
    const value: FlipProof = {
      windowId,
      siteId: 'shop',
      boundary: 'end',
      dueAt: service.now,
      outcome: 'seen',
      askedAtMs,
      seenAtMs: askedAtMs + 1500,
      latenessMs: 1750,
      hostnames: [
        { hostname: 'shop.example', outcome: 'seen', asks: 2, seenAtMs: askedAtMs + 1500, revision: 4 },
        { hostname: '*.shop.example', outcome: 'not-askable', reason: 'wildcard', asks: 0 },
      ],
      version: 1,
    };
    await service.store.commit({ put: [{ kind: 'flip-proof', value }] });

    const seenAt = at(service.now).replace('Z', '');
    expect(await show()).toMatchObject({
      proofs: [
        {
          boundary: 'end',
          dueAt: at(service.now),
          outcome: 'seen',
          askedAt: `${seenAt}.250Z`,
          latenessMs: 1750,
          hostnames: [
            { hostname: 'shop.example', outcome: 'seen', asks: 2, revision: 4 },
            { hostname: '*.shop.example', outcome: 'not-askable', reason: 'wildcard', asks: 0 },
          ],
        },
      ],
    });
    expect(await show()).not.toMatchObject({ version: 2 });
  });
});
