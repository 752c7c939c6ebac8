import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
  const body = { personId: 'cleo', name: 'Cleo', email: 'cleo@example.com', principals: [], approver: true };
  await service.api('POST /v1/people', { as: 'admin', body });
});

const call = (route: 'POST /v1/people/{personId}/confirm' | 'PATCH /v1/people/{personId}', body: object) =>
  service.api(route, { as: 'admin', path: { personId: 'cleo' }, body });
const confirm = (body: object) => call('POST /v1/people/{personId}/confirm', body);
const isKept = async () => {
  const { people } = (await service.store.load([{ kind: 'directory' }])).directory();
  return people.find(({ personId }) => personId === 'cleo')?.keptByToken;
};

describe('a mailbox that no link can unsubscribe', () => {
  it('is one that was confirmed with its token, until it changes', async () => {
    expect((await confirm({ token: 'good-token' })).status).toBe(200);
    expect(await isKept()).toBe(true);
    await call('PATCH /v1/people/{personId}', { name: 'Cleopatra' });
    expect(await isKept()).toBe(true);

    await call('PATCH /v1/people/{personId}', { email: 'new@example.com' });
    expect(await isKept()).toBeUndefined();
  });

  it('is not one whose owner followed the link, whatever token came after that', async () => {
    service.topics.topics.set('cleo', { email: 'cleo@example.com', confirmed: true });
    expect((await confirm({ token: 'good-token' })).status).toBe(200);
    expect(await isKept()).toBeUndefined();
  });

  it('is not one that was found unsubscribed all the same', async () => {
    await confirm({ token: 'good-token' });
    service.topics.unsubscribe('cleo');
    expect((await confirm({})).status).toBe(409);
    expect(await isKept()).toBeUndefined();
  });
});
