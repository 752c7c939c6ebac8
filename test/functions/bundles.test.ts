import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { environment, type FunctionName } from '../../lambdas/functions/environment';
import { buildFunction } from '../../lib/constructs/shared/build-function';
import { load } from '../bench/load-function';
import { lambdaContext, signedEvent } from '../http/events';
import { lambdaEnvironment } from './lambda-environment';

/** Words that only the parts of the default credential chain contain that Lambda never uses. */
const chain = ['GetRoleCredentials', 'AssumeRoleWithWebIdentity', 'credential_process', '169.254.170.2'];
const names = Object.keys(environment) as FunctionName[];

/** What a function may load when it starts; docs/benchmarks.md. */
const mostBytes = 550_000;

describe('the bundles, as they are deployed,', () => {
  let folder: string;
  const fileOf = (name: string, ...rest: string[]) => join(folder, name, ...rest);
  const code = (name: string) => readFileSync(fileOf(name, 'index.js'), 'utf8');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quiesce-bundles-'));
    for (const name of names) buildFunction(name, join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(names)('of %s read credentials from the environment and from nowhere else', (name) => {
    expect(chain.filter((word) => code(name).includes(word))).toEqual([]);
    expect(code(name)).toContain('AWS_SECRET_ACCESS_KEY');
  });

  it.each(names)('of %s have at most 550 KB to load when they start', (name) => {
    expect(statSync(fileOf(name, 'index.js')).size).toBeLessThanOrEqual(mostBytes);
  });

  it.each(names)('of %s loads in a process of its own, as `npm run bench:functions` measures it', (name) => {
    expect(load(fileOf(name, 'index.js')).cpu).toBeGreaterThan(0);
  });

  it('would contain the whole chain otherwise', () => {
    const [file] = buildSync({
      entryPoints: ['@aws-sdk/credential-provider-node'],
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      write: false,
    }).outputFiles;
    expect(chain.filter((word) => !file?.text.includes(word))).toEqual([]);
  });

  it('sign with SigV4a only where the edge store is called', () => {
    const calling = names.filter((name) => code(name).includes('UpdateKeys'));
    expect(calling).toContain('publish-edge');
    expect(names.filter((name) => code(name).includes('"p256"'))).toEqual(calling);
  });

  it('have the library for local times beside them', () => {
    const withTimes = names.filter((name) => code(name).includes('require("temporal-polyfill")'));
    expect(withTimes).toContain('admin-api');
    for (const name of names) {
      expect(existsSync(fileOf(name, 'node_modules', 'temporal-polyfill.js'))).toBe(withTimes.includes(name));
    }
    const reads = `require('node:module').createRequire(process.argv[1])('temporal-polyfill').Temporal.PlainDateTime
      .from('2026-07-01T12:00').toZonedDateTime('Europe/Berlin').toInstant().toString()`;
    expect(inProcess(`process.stdout.write(${reads})`, fileOf('admin-api', 'index.js'))).toBe('2026-07-01T10:00:00Z');
  });

  it('serve the OpenAPI document without containing it', () => {
    const event = JSON.stringify(signedEvent('GET /v1/openapi.json'));
    const asks = `require(process.argv[1]).handler(${event}, ${JSON.stringify(lambdaContext)})
      .then(({ statusCode, body }) => console.log(JSON.stringify({ statusCode, document: JSON.parse(body) })))`;

    const answer = inProcess(asks, fileOf('admin-api', 'index.js')).trim().split('\n').at(-1) ?? '';

    expect(JSON.parse(answer)).toEqual({
      statusCode: 200,
      document: JSON.parse(readFileSync('docs/openapi.json', 'utf8')),
    });
    expect(code('admin-api')).not.toContain('openapi:"3.1.0"');
  });
});

/** Runs code in a process of its own, with an environment as Lambda gives it. */
function inProcess(source: string, file: string): string {
  return execFileSync(process.execPath, ['-e', source, file], {
    env: lambdaEnvironment,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
