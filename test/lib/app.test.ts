import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context } from '../../cdk.json';
import { environment } from '../../lambdas/functions/environment';

const root = join(__dirname, '..', '..');
const folder = () => mkdtempSync(join(tmpdir(), 'quiesce-app-'));

const exportsHandler = 'if (typeof require(process.argv[1]).handler !== "function") process.exit(1)';
const anyEnvironment = {
  AWS_REGION: 'eu-west-1',
  ...Object.fromEntries(Object.values(environment).flatMap((names) => names.map((name) => [name, '1']))),
};

/** The feature flags that the app was run under; those of a newer library are not among them until cdk.json has them. */
function flagsOf(manifest: string): Record<string, unknown> {
  const { artifacts } = JSON.parse(readFileSync(manifest, 'utf8'));
  const report: Record<string, { userValue?: unknown }> = artifacts['aws-cdk-lib/feature-flag-report'].properties.flags;
  const set = Object.entries(report).filter(([, { userValue }]) => userValue !== undefined);
  return Object.fromEntries(set.map(([name, { userValue }]) => [name, userValue]));
}

/** Without any credentials, region or configuration but those given. */
function execute(command: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const env = { PATH: process.env.PATH, HOME: folder(), ...environment };
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
}

/** As `npm start` and the CDK CLI run it. */
const run = (environment: Readonly<Record<string, string>>, more: object = { 'quiesce:onlySynthesize': true }) =>
  execute(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...more }),
    ...environment,
  });

describe('a command on a stack in AWS', () => {
  it.each(['deploy', 'diff', 'destroy'])(
    'npm run %s refuses without a configuration of one’s own',
    (script) => {
      const { status, stdout, stderr } = execute('npm', ['run', '--silent', script], {});
      expect(status).not.toBe(0);
      expect(stdout + stderr).toMatch(/^QUIESCE_CONFIG does not name a configuration: copy quiesce\.config\.json/m);
      expect(stdout + stderr).not.toMatch(/^ +at /m);
    },
    60_000,
  );

  it('refuses the example’s origin, too, before it has made a template', () => {
    const out = folder();
    const { status, stderr } = run({ QUIESCE_CONFIG: 'quiesce.config.json', CDK_OUTDIR: out }, {});
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /^quiesce\.config\.json: distribution\.originDomainName is origin\.example\.com, .+\n$/,
      ),
    });
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('the app', () => {
  it('refuses a wrong configuration with one sentence and no stack trace', () => {
    const config = join(folder(), 'mine.json');
    writeFileSync(config, JSON.stringify({ distribution: { originDomainName: 'origin.example.com' }, stackName: 7 }));
    const { status, stderr } = run({ QUIESCE_CONFIG: config, CDK_OUTDIR: folder() });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^mine\.json: stackName must .+\.\n$/),
    });
  });

  it('synthesizes code that loads, under the flags of cdk.json, in an output that names no path of this machine', () => {
    const out = folder();
    // Without the built-in checks, which take nine tenths of a synthesis; checks.test.ts runs them.
    expect(run({ CDK_OUTDIR: out, CDK_VALIDATION: 'false' })).toMatchObject({ status: 0 });
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    expect(paths.filter((path) => readFileSync(path, 'utf8').includes(root))).toEqual([]);
    expect(flagsOf(join(out, 'manifest.json'))).toEqual(context);
    const bundles = paths.filter((path) => path.endsWith('index.js'));
    expect(bundles).toHaveLength(13);
    for (const bundle of bundles)
      execFileSync(process.execPath, ['-e', exportsHandler, bundle], { env: anyEnvironment, stdio: 'pipe' });
  }, 60_000);
});
