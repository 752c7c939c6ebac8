import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { FakeAdminApi } from '../bin/admin-api/fake-admin-api';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

const keys = useKeys();
const fake = new FakeAdminApi();
const folder = mkdtempSync(join(tmpdir(), 'unknown-site-'));
let url: string;
/** What the API has of the site: nothing, its chain after it was deleted, or a site where nothing happened. */
let kept: 'nothing' | 'chain' | 'site';
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(async () => {
  await fake.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  fake.interfere = (key) => {
    if (key === 'GET /v1/audit?siteId=shop&limit=1') return [200, { items: kept === 'chain' ? [{ seq: 1 }] : [] }];
    if (key.includes('/v1/audit/verify'))
      return [200, { valid: true, entries: kept === 'chain' ? 1 : 0, head: '0', complete: true }];
    if (key.includes('/v1/audit/export')) return '';
    if (key !== 'GET /v1/sites/shop') return [200, { items: [] }];
    return kept === 'site'
      ? [200, { siteId: 'shop' }]
      : [404, { code: 'unknown-site', detail: 'No site has this id.' }];
  };
});

async function run(...argv: readonly string[]) {
  const io = fakeIo({ env: { ...keys, QUIESCE_API: url } });
  return { exitCode: await main(argv, io), out: io.stdout.text, err: io.stderr.text };
}

const file = join(folder, 'shop.jsonl');
const asked = [
  ['audit', 'verify', '--site', 'shop'],
  ['audit', 'list', '--site', 'shop'],
  ['audit', 'list', '--site', 'shop', '--actor', 'ana', '--all', '--output', 'ndjson'],
  ['audit', 'export', '--site', 'shop'],
  ['audit', 'export', '--site', 'shop', '-o', file],
  ['window', 'list', '--site', 'shop'],
  ['window', 'list', '--site', 'shop', '--status', 'active', '--output', 'json'],
].map((argv) => [argv.join(' '), argv] as const);

describe('a site that never was', () => {
  it.each(asked)('is no empty answer: %s', async (_, argv) => {
    kept = 'nothing';
    expect(await run(...argv)).toEqual({
      exitCode: 3,
      out: '',
      err: expect.stringMatching(
        /^quiesce: No site has this id\. \[unknown-site\]\nSee the sites with: quiesce site list\n/,
      ),
    });
    expect(existsSync(file)).toBe(false);
  });
});

describe.each(['chain', 'site'] as const)('a site of which there is a %s', (what) => {
  it.each(asked)('may have nothing: %s', async (_, argv) => {
    kept = what;
    expect(await run(...argv)).toMatchObject({ exitCode: 0 });
    rmSync(file, { force: true });
  });
});
