import type { Answer, Call } from '../../../local/seed/admin-client';
import type { Demo } from '../../../local/seed/demo';
import { seed } from '../../../local/seed/seed';

const demo: Demo = {
  sites: [{ siteId: 'demo' }],
  people: [
    { personId: 'ana', email: 'ana@example.com' },
    { personId: 'ben', email: 'ben@example.com' },
  ],
};

/** An Admin API that remembers what was created. */
function fakeApi() {
  const made = new Map<string, boolean>();
  const posts: string[] = [];
  const call: Call = async (method, path, body = {}): Promise<Answer> => {
    if (method === 'GET') {
      const items = [...made].map(([approverId, confirmed]) => ({ approverId, confirmed }));
      return { status: 200, body: { items: items.filter(({ approverId }) => approverId !== 'demo') } };
    }
    const confirmed = /approvers\/(\w+)\/confirm/.exec(path)?.[1];
    const id = confirmed ?? String(Reflect.get(body, 'siteId') ?? Reflect.get(body, 'approverId'));
    if (!confirmed && made.has(id)) {
      return { status: 409, body: { code: path.includes('sites') ? 'site-exists' : 'approver-exists' } };
    }
    made.set(id, confirmed !== undefined);
    posts.push(path);
    return { status: confirmed ? 200 : 201, body: {} };
  };
  return { call, posts };
}

describe('seeding', () => {
  it('creates sites and people and confirms each mailbox, and changes nothing the second time', async () => {
    const { call, posts } = fakeApi();
    const asked: string[] = [];
    const deps = { call, awaitToken: async (address: string) => String(asked.push(address)) };
    await seed(demo, deps);
    await seed(demo, deps);

    expect([...posts].sort()).toEqual([
      '/v1/approvers',
      '/v1/approvers',
      '/v1/approvers/ana/confirm',
      '/v1/approvers/ben/confirm',
      '/v1/sites',
    ]);
    expect(asked).toEqual(['ana@example.com', 'ben@example.com']);
  });

  it('fails with the answer when the API refuses', async () => {
    const call: Call = async () => ({ status: 403, body: { message: 'Forbidden' } });
    await expect(seed(demo, { call, awaitToken: async () => '' })).rejects.toThrow('403 {"message":"Forbidden"}');
  });
});
