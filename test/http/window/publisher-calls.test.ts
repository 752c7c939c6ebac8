import { MemoryStore } from '../../store/memory-store';
import { at, hour, Service } from '../fixtures';

let service: Service;
let windowId: string;
let published: string[];

beforeEach(async () => {
  service = await Service.start();
  published = [];
  service.publisher = {
    publish: (siteId) => {
      published.push(siteId);
      return service.ownPublisher.publish(siteId);
    },
  };
  await service.ownPublisher.publish('shop');
  windowId = String((await service.request({})).json.windowId);
});

const edit = (body: object) => service.api('PATCH /v1/windows/{windowId}', { path: { windowId }, body });
const onWindow = (move: 'approve' | 'cancel' | 'extend', body: object = {}, as = 'rita') =>
  service.act(`POST /v1/windows/{windowId}/${move}`, { path: { windowId }, body, as });
/** The stream's publisher. */
const publishApproved = async () => {
  await onWindow('approve', {}, 'ana');
  await service.ownPublisher.publish('shop');
};

/** Kind: a publisher is called, and waited for, for a change that leaves the edge as it is. */
describe('no publisher is called', () => {
  it.each([
    ['a reason', { reason: 'A better word' }],
    ['a plan that nobody has approved', { mode: 'read-only' }],
  ])('for another wording or plan of a request: %s', async (_, body) => {
    expect(await edit(body)).toMatchObject({ status: 200 });
    expect(published).toEqual([]);
  });

  it('for a request that is cancelled before it was decided', async () => {
    expect(await onWindow('cancel')).toMatchObject({ status: 200, json: { status: 'cancelled' } });
    expect(published).toEqual([]);
  });

  it('for an amendment, nor for an extension that has to be approved; the answer says what is published', async () => {
    await publishApproved();
    expect(await edit({ mode: 'read-only' })).toMatchObject({
      status: 200,
      json: { publishedRevision: 2, expectedEnforcedBy: at(service.now + 30) },
    });
    await onWindow('extend', { endsAt: at(service.now + 9 * hour) });
    expect(published).toEqual([]);
  });
});

describe('one publisher is called', () => {
  it('for an approved window that is cancelled', async () => {
    await publishApproved();
    await onWindow('cancel');
    expect(published).toEqual(['shop']);
  });

  it('for an approved plan that is withdrawn at once', async () => {
    await publishApproved();
    await edit({ mode: 'read-only', replace: true });
    expect(published).toEqual(['shop']);
  });

  it('and nothing is read between the commit of the command and that call', async () => {
    const store = new MemoryStore();
    service = await Service.startOn(store);
    windowId = String((await service.request({})).json.windowId);
    await publishApproved();
    const { loads } = store;
    const loadsAtCall: number[] = [];
    service.publisher = {
      publish: async (siteId) => {
        loadsAtCall.push(store.loads - loads);
        return service.ownPublisher.publish(siteId);
      },
    };

    await onWindow('cancel');

    expect(loadsAtCall).toEqual([1]);
  });

  it('again by a repeat, only while the first call left it due', async () => {
    await publishApproved();
    service.edgeAnswers = false;
    const cancel = () =>
      service.api('POST /v1/windows/{windowId}/cancel', {
        path: { windowId },
        headers: { 'idempotency-key': 'cancel-it-once' },
      });
    expect((await cancel()).json).not.toHaveProperty('publishedRevision');
    service.edgeAnswers = true;
    expect((await cancel()).json).toMatchObject({ publishedRevision: 3 });
    expect((await cancel()).json).toMatchObject({ publishedRevision: 3 });
    expect(published).toEqual(['shop', 'shop']);
  });
});
