import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../../lambdas/functions/environment';

const root = join(__dirname, '..', '..');
const folder = () => mkdtempSync(join(tmpdir(), 'quiesce-app-'));

const exportsHandler = 'if (typeof require(process.argv[1]).handler !== "function") process.exit(1)';
const anyEnvironment = {
  AWS_REGION: 'eu-west-1',
  ...Object.fromEntries(Object.values(environment).flatMap((names) => names.map((name) => [name, '1']))),
};

/** As `npm start` and the CDK CLI run it; without any credentials or region. */
function run(environment: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/quiesce.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
}

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

  it('synthesizes code that loads, in an output that names no path of this machine', () => {
    const out = folder();
    expect(run({ CDK_OUTDIR: out })).toMatchObject({ status: 0 });
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    expect(paths.filter((path) => readFileSync(path, 'utf8').includes(root))).toEqual([]);
    const bundles = paths.filter((path) => path.endsWith('index.js'));
    expect(bundles).toHaveLength(9);
    for (const bundle of bundles)
      execFileSync(process.execPath, ['-e', exportsHandler, bundle], { env: anyEnvironment, stdio: 'pipe' });
  }, 60_000);
});
