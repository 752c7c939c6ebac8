import { principal } from '../events';
import { hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const addPerson = (change: object) =>
  service.api('POST /v1/people', {
    as: 'admin',
    body: { personId: 'cara', name: 'Cara', email: 'cara@example.com', principals: [], approver: true, ...change },
  });
const addMachine = (change: object) =>
  service.api('POST /v1/machines', {
    as: 'admin',
    body: { machineId: 'pipeline', ownerId: 'ana', principals: [principal('pipeline')], ...change },
  });

describe('a refusal says what stands in the way', () => {
  it('the site that owns a hostname', async () => {
    const body = { siteId: 'blog', hostnames: ['blog.example', 'shop.example'] };
    expect((await service.api('POST /v1/sites', { as: 'admin', body })).json).toMatchObject({
      code: 'hostname-taken',
      hostnames: ['shop.example'],
      owners: { 'shop.example': 'shop' },
      detail: expect.stringContaining('shop.example belongs to the site shop'),
    });
  });

  it.each([
    ['id', { personId: 'ana' }, { personId: 'ana' }, 'The id ana belongs to a person already.'],
    ['email', { email: 'ANA@example.com' }, { personId: 'ana' }, 'ANA@example.com belongs to ana already.'],
    ['principals', { principals: [principal('ben')] }, { personId: 'ben' }, 'user/ben belongs to ben already.'],
  ])('the %s that a person has', async (field, change, who, detail) => {
    expect((await addPerson(change)).json).toMatchObject({
      code: 'approver-exists',
      field,
      ...who,
      detail: expect.stringContaining(detail),
    });
  });

  it('the id and the principal of a machine', async () => {
    await addMachine({});
    expect((await addPerson({ personId: 'pipeline' })).json).toMatchObject({ field: 'id', machineId: 'pipeline' });
    expect((await addMachine({ machineId: 'other' })).json).toMatchObject({
      field: 'principals',
      machineId: 'pipeline',
    });
  });

  it('the groups that nobody is in, and the people who are not in the directory', async () => {
    service = await Service.start({ approvers: { people: ['bob'], groups: ['dba', 'web'] } });
    expect((await service.request()).json).toMatchObject({
      code: 'too-few-approvers',
      groups: ['dba', 'web'],
      people: ['bob'],
      detail:
        'The site requires 1 approval, but no confirmed approver other than the requester may vote on this. Nobody is in the groups dba and web. The directory has nobody with the id bob. Add or confirm people first, or change the policy of the site.',
    });
    service = await Service.start();
    const policy = { approvers: { groups: ['dba'] } };
    const path = { siteId: 'shop' };
    expect((await service.api('PATCH /v1/sites/{siteId}', { path, body: { policy } })).json).toMatchObject({
      groups: ['dba'],
      detail: expect.stringContaining('Nobody is in the group dba.'),
    });
  });

  it('the windows that use a site', async () => {
    const { windowId } = (await service.request()).json;
    const path = { siteId: 'shop' };
    const body = { hostnames: ['other.example'] };
    for (const answer of [
      await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body }),
      await service.api('DELETE /v1/sites/{siteId}', { as: 'admin', path }),
    ]) {
      expect(answer.json).toMatchObject({
        code: 'site-in-use',
        windowIds: [windowId],
        detail: expect.stringContaining(String(windowId)),
      });
    }
  });
});

describe('a refusal says what to do', () => {
  it('end what cannot be cancelled', async () => {
    const { windowId } = (await service.request()).json;
    const path = { windowId: String(windowId) };
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path });
    service.now += 1.5 * hour;
    expect((await service.api('POST /v1/windows/{windowId}/cancel', { path })).json).toMatchObject({
      advice: 'end',
      detail: expect.stringContaining('end it instead'),
    });
  });

  it.each([
    ['leadTimeSeconds', 3601, 'at least 1 hour 1 second between'],
    ['maximumDurationSeconds', 60, 'at most 1 minute.'],
  ])('in words that agree with the %s', async (name, value, words) => {
    service = await Service.start({ [name]: value });
    expect((await service.request()).json).toMatchObject({ [name]: value, detail: expect.stringContaining(words) });
  });
});
