import { UnreachableError } from '../../../bin/admin-api/client';
import { clientOf, FakeAdminApi } from './fake-admin-api';

const fake = new FakeAdminApi();
let url: string;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.interfere = () => undefined;
});

describe('a call of the Admin API', () => {
  it('is signed for API Gateway in the region given', async () => {
    const { status, body } = await clientOf(`${url}//`).get('/v1/people');
    expect({ status, body }).toEqual({ status: 200, body: { items: [] } });
    expect(fake.authorization).toMatch(/Credential=AKIAEXAMPLE\/\d{8}\/eu-west-1\/execute-api\/aws4_request/);
  });

  it('waits where the gateway says that too many call at once', async () => {
    let refusals = 2;
    fake.interfere = () => (refusals-- > 0 ? [429, { message: 'Too Many Requests' }] : undefined);
    expect((await clientOf(url).get('/v1/people')).status).toBe(200);
  });

  it('reads what is not JSON, and not an object, as text', async () => {
    for (const text of ['<!doctype html>', '"words"', '7']) {
      fake.interfere = () => text;
      expect((await clientOf(url).get('/v1/people')).body).toEqual({ text });
    }
    fake.interfere = () => '';
    expect((await clientOf(url).get('/v1/people')).body).toEqual({});
  });

  it('says where nobody answers', async () => {
    await expect(clientOf('http://127.0.0.1:9').get('/')).rejects.toThrow(UnreachableError);
    const closed = new FakeAdminApi();
    const gone = await closed.listen();
    await closed.close();
    await expect(clientOf(gone).get('/')).rejects.toThrow(
      `${gone} cannot be reached: connect ECONNREFUSED ${gone.slice('http://'.length)}.`,
    );
  });
});
