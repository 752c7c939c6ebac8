import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const path = { siteId: 'shop' };
const on = () =>
  service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body: { notices: { languages: ['en', 'fr'] } } });
const subscribe = (body: object, siteId = 'shop') =>
  service.api('POST /v1/sites/{siteId}/subscribers', { as: 'admin', path: { siteId }, body });
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
