import { seed } from '../../bin/seed/seed';
import { parseConfig } from '../../lib/config';

const config = parseConfig(
  {
    distribution: { originDomainName: 'origin.example.com' },
    sites: [{ siteId: 'shop', hostnames: ['shop.example.com'] }],
    people: [{ personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [] }],
  },
  'test.json',
);

describe('seeding', () => {
  it('creates people before sites, in the words of the Admin API', async () => {
    const posted: [string, unknown][] = [];
    const outcome = await seed(config, async (path, body) => {
      posted.push([path, body]);
      return { status: 201, body: {} };
    });
    expect(outcome).toEqual({ complete: true, lines: ['person ana: created', 'site shop: created'] });
    expect(posted.map(([path]) => path)).toEqual(['/v1/approvers', '/v1/sites']);
    expect(posted[0]?.[1]).toEqual({
      approverId: 'ana',
      name: 'Ana',
      email: 'ana@example.com',
      principals: [],
      approver: true,
    });
  });

  it('leaves alone what exists', async () => {
    const exists = async (path: string) => ({
      status: 409,
      body: { code: path === '/v1/sites' ? 'site-exists' : 'approver-exists' },
    });
    expect(await seed(config, exists)).toEqual({
      complete: true,
      lines: ['person ana: exists already', 'site shop: exists already'],
    });
  });

  it('says what was refused and why, and goes on', async () => {
    const refused = async () => ({ status: 403, body: { message: 'Forbidden' } });
    expect(await seed(config, refused)).toEqual({
      complete: false,
      lines: ['person ana: refused with 403: Forbidden', 'site shop: refused with 403: Forbidden'],
    });
  });
});
