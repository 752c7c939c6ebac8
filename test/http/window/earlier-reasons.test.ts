import { at, hour, Service } from '../fixtures';

let service: Service;
let windowId: string;
const call = (route: Parameters<Service['act']>[0], body: object = {}, as = 'rita') =>
  service.act(route, { as, path: { windowId }, body });
const edit = (body: object) => call('PATCH /v1/windows/{windowId}', body);
const approve = (as = 'ana') => call('POST /v1/windows/{windowId}/approve', {}, as);
const shown = async () => (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json;

beforeEach(async () => {
  service = await Service.start();
  windowId = String((await service.request({ ticket: 'OPS-1' })).json.windowId);
  service.now += 60;
});

describe('the reason of a window', () => {
  it('that people approved is shown beside the one that took its place', async () => {
    expect(await shown()).not.toHaveProperty('earlierReasons');
    await approve();
    await edit({ reason: 'Something else' });
    await edit({ ticket: null });
    const base = { planVersion: 1, status: 'approved', at: at(service.now), ticket: 'OPS-1' };
    expect(await shown()).toMatchObject({ status: 'approved', reason: 'Something else' });
    expect((await shown()).earlierReasons).toEqual([
      { ...base, reason: 'Database upgrade' },
      { ...base, reason: 'Something else' },
    ]);
  });

  it('is no other one when the same is said again, or only the time zone changes', async () => {
    await edit({ reason: 'Database upgrade', ticket: 'OPS-1' });
    await edit({ timeZone: 'Asia/Kolkata' });
    expect(await shown()).not.toHaveProperty('earlierReasons');
  });

  it('of a plan that is edited stays with the version that it was given for', async () => {
    await edit({ endsAt: at(service.now + 3 * hour), reason: 'It takes longer' });
    expect(await shown()).toMatchObject({
      planVersion: 2,
      reason: 'It takes longer',
      earlierReasons: [{ planVersion: 1, reason: 'Database upgrade', ticket: 'OPS-1', status: 'requested' }],
    });
  });

  it('of an amendment stays when another takes its place, when it is worded anew, and when it becomes the plan', async () => {
    await approve();
    await edit({ endsAt: at(service.now + 3 * hour), reason: 'First' });
    await edit({ endsAt: at(service.now + 4 * hour), reason: 'Second' });
    await edit({ endsAt: at(service.now + 4 * hour), reason: 'Second, in other words' });
    expect((await shown()).amendment).toMatchObject({ planVersion: 3, reason: 'Second, in other words' });
    await approve();
    const window = await shown();
    expect(window).toMatchObject({ planVersion: 3, reason: 'Database upgrade' });
    expect(window.earlierReasons).toMatchObject([
      { planVersion: 2, reason: 'First', status: 'cancelled' },
      { planVersion: 3, reason: 'Second', status: 'cancelled' },
      { planVersion: 3, reason: 'Second, in other words', status: 'approved' },
    ]);
  });

  it('that people approved outlives many that nobody did', async () => {
    await approve();
    await edit({ reason: 'Approved with another' });
    await edit({
      startsAt: at(service.now + 2 * hour),
      endsAt: at(service.now + 3 * hour),
      replace: true,
      reason: '0',
    });
    for (let n = 1; n <= 30; n++) await edit({ reason: String(n) });
    const reasons = Object((await shown()).earlierReasons) as { reason: string }[];
    expect(reasons).toHaveLength(20);
    expect(reasons.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Database upgrade', 'Approved with another', '29']),
    );
  });
});
