import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeAdminApi } from './admin-api/fake-admin-api';
import { runScript, trace } from './script';

const folder = mkdtempSync(join(tmpdir(), 'quiesce-seed-'));
const configuration = join(folder, 'mine.json');
const sites = [{ siteId: 'shop', hostnames: ['shop.acme.io'] }];
writeFileSync(configuration, JSON.stringify({ distribution: { originDomainName: 'origin.acme.io' }, sites }));
writeFileSync(join(folder, 'broken.json'), '{}');

const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const complete = { QUIESCE_CONFIG: configuration, AWS_REGION: 'us-east-1', ...keys };

/** `npm run seed`, with no environment but this one. */
const run = (args: readonly string[], environment: NodeJS.ProcessEnv = complete) =>
  runScript('bin/seed.ts', args, environment);

const fake = new FakeAdminApi();
let url: string;
beforeAll(async () => {
  url = await fake.listen();
});
afterAll(() => fake.close());
jest.setTimeout(60_000);

describe('npm run seed', () => {
  it('ends with 0 when everything exists, and says what it did', async () => {
    expect(await run(['--api', url])).toEqual({ code: 0, printed: 'site shop: created\n' });
    expect(await run([], { ...complete, QUIESCE_API: url })).toEqual({
      code: 0,
      printed: 'site shop: exists already\n',
    });
    expect(fake.authorization).toContain('/us-east-1/execute-api/');
  });

  it('ends with 1 when something was refused', async () => {
    fake.sites.clear();
    fake.interfere = (key) => (key === 'POST /v1/sites' ? [422, { detail: 'Too long.' }] : undefined);
    expect(await run(['--api', url])).toEqual({ code: 1, printed: 'site shop: refused: 422: Too long\n' });
  });

  it('says what differs, and that it was left as it is', async () => {
    fake.interfere = () => undefined;
    fake.sites.set('shop', { ...sites[0], hostnames: ['www.acme.io'], headerSecret: 'hidden' });
    const { code, printed } = await run(['--api', url]);
    expect(code).toBe(0);
    expect(printed).toContain('\n    hostnames: ["www.acme.io"] → ["shop.acme.io"]\n');
    expect(printed).toContain('\n\nWhat differs was left as it is.');
    expect(printed).not.toContain('hidden');
  });

  const { QUIESCE_CONFIG: _, ...unconfigured } = complete;
  const unsigned = { QUIESCE_CONFIG: configuration, AWS_REGION: 'us-east-1' };
  const { AWS_REGION: __, ...nowhere } = complete;

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['no API', [], complete, /^--api is missing\. .+\n\nnpm run seed -- --api URL/],
    ['no URL', ['--api', 'shop'], complete, /^shop is not a URL such as https:/],
    ['an unknown option', ['--url', 'x'], complete, /Unknown option '--url'/],
    ['no configuration', ['--api', 'http://127.0.0.1:9'], unconfigured, /^QUIESCE_CONFIG does not name/],
    [
      'a wrong configuration',
      ['--api', 'http://127.0.0.1:9'],
      { ...complete, QUIESCE_CONFIG: join(folder, 'broken.json') },
      /^broken\.json: distribution is missing\./,
    ],
    ['no credentials', ['--api', 'http://127.0.0.1:9'], unsigned, /^There are no AWS credentials to sign with/],
    ['no region', ['--api', 'http://127.0.0.1:9'], nowhere, /^127\.0\.0\.1 does not show the region/],
    ['nobody there', ['--api', 'http://127.0.0.1:65000'], complete, /^http:\/\/127\.0\.0\.1:65000 cannot be reached: /],
  ])('ends with 2 and a sentence, not with a stack trace: %s', async (_name, args, environment, sentence) => {
    const { code, printed } = await run(args, environment);
    expect({ code, printed }).toEqual({ code: 2, printed: expect.stringMatching(sentence) });
    expect(printed).not.toMatch(trace);
  });
});
