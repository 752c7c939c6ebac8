import { principal } from '../events';
import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const cleo = { name: 'Cleo', email: 'cleo@example.com', principals: [], approver: true };
const add = (timeZone?: string) =>
  service.api('POST /v1/people', { as: 'admin', body: { personId: 'cleo', ...cleo, timeZone } });
const change = (personId: string, body: object) =>
  service.api('PATCH /v1/people/{personId}', { as: 'admin', path: { personId }, body });

describe('the time zone of a person', () => {
  it('is answered as it was given, changed by itself, and removed by null', async () => {
    expect((await add('Asia/Kolkata')).json).toMatchObject({ timeZone: 'Asia/Kolkata' });
    expect((await change('cleo', { timeZone: 'Europe/Paris' })).json).toMatchObject({ timeZone: 'Europe/Paris' });
    expect((await change('cleo', { name: 'Cleopatra' })).json).toMatchObject({ timeZone: 'Europe/Paris' });
    expect((await change('cleo', { timeZone: null })).json).not.toHaveProperty('timeZone');
  });

  it('belongs to the earlier path as well', async () => {
    const body = { approverId: 'cleo', ...cleo, timeZone: 'Asia/Kolkata' };
    expect((await service.api('POST /v1/approvers', { as: 'admin', body })).json).toMatchObject({
      timeZone: 'Asia/Kolkata',
    });
  });

  it.each([
    ['added', () => add('Europe/Atlantis')],
    ['changed', () => change('ana', { timeZone: 'Europe/Atlantis' })],
  ])('is refused if no clock keeps it, when it is %s', async (_when, asked) => {
    expect(await asked()).toMatchObject({ status: 422, json: { code: 'unknown-time-zone' } });
  });

  it('of somebody whom an open question needs can change, because it decides nothing', async () => {
    await service.api('PATCH /v1/people/{personId}', {
      as: 'admin',
      path: { personId: 'ben' },
      body: { disabled: true },
    });
    await service.request();
    expect((await change('ana', { timeZone: 'Asia/Kolkata' })).status).toBe(200);
    expect((await change('ana', { disabled: true })).json).toMatchObject({ code: 'approver-in-use' });
  });

  it('makes somebody who is added again another person', async () => {
    await add('Asia/Kolkata');
    expect((await add('Asia/Kolkata')).status).toBe(201);
    expect(await add('Asia/Tokyo')).toMatchObject({ status: 409, json: { code: 'approver-exists' } });
  });

  it('is in the audit chain with who set it', async () => {
    await change('ana', { timeZone: 'Asia/Kolkata', reason: 'She moved' });
    const { json } = await service.api('GET /v1/audit', { query: { limit: '100' } });
    expect(Object(json.items).at(-1)).toMatchObject({
      actor: { principal: principal('admin') },
      reason: 'She moved',
      after: { timeZone: 'Asia/Kolkata' },
    });
  });
});
