import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const path = { siteId: 'shop' };
const on = () =>
  service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body: { notices: { languages: ['en', 'fr'] } } });
const subscribe = (body: object, siteId = 'shop', headers = {}) =>
  service.api('POST /v1/sites/{siteId}/subscribers', { as: 'admin', path: { siteId }, body, headers });
const count = () => service.api('GET /v1/sites/{siteId}/subscribers', { as: 'rita', path });

describe('subscribing a mailbox to public notices', () => {
  it('asks it to confirm, and counts it beside the ARN of the topic', async () => {
    await on();
    expect(await subscribe({ email: 'carl@customer.example' })).toMatchObject({
      status: 200,
      json: { email: 'carl@customer.example', state: 'pending' },
    });
    expect((await count()).json).toEqual({
      topicArn: 'arn:aws:sns:eu-west-1:123456789012:quiesce-notices-shop',
      confirmed: 0,
      pending: 1,
    });
  });

  it('is asked once for an Idempotency-Key, which keeps its answer', async () => {
    await on();
    const once = { 'idempotency-key': 'carl-once' };
    const email = 'carl@customer.example';
    const first = await subscribe({ email }, 'shop', once);
    await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body: { notices: { languages: [] } } });
    const again = await subscribe({ email }, 'shop', once);
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(service.noticeTopics.asked).toEqual([email]);
    expect(await subscribe({ email: 'dora@customer.example' }, 'shop', once)).toMatchObject({
      status: 422,
      json: { code: 'idempotency-key-reused' },
    });
    expect(await subscribe({ email })).toMatchObject({ status: 409, json: { code: 'notices-off' } });
  });

  it('is refused while notices are off, and for a site that does not exist', async () => {
    expect(await subscribe({ email: 'carl@customer.example' })).toMatchObject({
      status: 409,
      json: { code: 'notices-off' },
    });
    expect(await subscribe({ email: 'carl@customer.example' }, 'nowhere')).toMatchObject({ status: 404 });
    expect(service.noticeTopics.subscribed.size).toBe(0);
  });

  it.each([
    ['no address', {}],
    ['something that is none', { email: 'carl' }],
    ['two', { email: 'carl@customer.example,dora@customer.example' }],
    ['anything else', { email: 'carl@customer.example', protocol: 'sms' }],
  ])('is refused with %s', async (_name, body) => {
    await on();
    expect(await subscribe(body)).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it('counts nobody where there was never a topic', async () => {
    expect((await count()).json).toMatchObject({ confirmed: 0, pending: 0 });
  });
});
