import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { commandOfRun } from '../assembly';
import { eventually, Stage } from '../harness';

const root = resolve(__dirname, '../../..');

/** The blocks of docs/pipelines.md in one language. */
const blocks = (language: string): string[] =>
  [...readFileSync(join(root, 'docs/pipelines.md'), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text ?? '');

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await Stage.open();
  folder = mkdtempSync(join(tmpdir(), 'quiesce-pipeline-'));
  // `quiesce` as a pipeline would have installed it, for the Quiesce on this machine.
  program('quiesce', `exec "${process.execPath}" "${commandOfRun()}" "$@"`);
  program('deploy.sh', 'echo "deployed in $QUIESCE_WINDOW_ID"');
}, 120_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
}, 30_000);

function program(name: string, text: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** Runs a recipe where `quiesce` means the local runtime, and approves the window that it requests. */
async function runRecipe(script: string, env: NodeJS.ProcessEnv) {
  const local = { QUIESCE_LOCAL: stage.directory, QUIESCE_STACK: '', QUIESCE_API: '', SITE: 'demo' };
  const shell = spawn('sh', ['-e', '-c', script], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, ...env, ...local },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  shell.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  shell.stderr.on('data', (data: Buffer) => {
    err += data;
  });
  const ended = new Promise<number | null>((done) => {
    shell.on('close', done);
  });
  const windowId = await eventually(
    async () => /Requested (\S+)/.exec(err)?.[1] ?? '',
    (found) => found !== '',
    60_000,
  );
  await stage.vote('ana', windowId);
  return { code: await ended, out, windowId, window: await stage.window(windowId) };
}

const shellScript = (): string => blocks('sh').find((text) => text.startsWith('#!/bin/sh')) ?? '';
const github = () => parse(blocks('yaml').find((text) => text.startsWith('name:')) ?? '');
const codeBuild = () => parse(blocks('yaml').find((text) => text.startsWith('version:')) ?? '');

const recipes: readonly (readonly [string, () => string, NodeJS.ProcessEnv])[] = [
  ['the shell script', () => shellScript().replace(/export QUIESCE_STACK.*\n/, ''), { VERSION: '1.2.3' }],
  [
    'the GitHub Actions job',
    () => github().jobs.deploy.steps.find((step: { run?: string }) => step.run !== undefined).run,
    { GITHUB_SHA: 'abc123', GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '1' },
  ],
  [
    'the CodeBuild step',
    () => codeBuild().phases.build.commands.join('\n'),
    { CODEBUILD_RESOLVED_SOURCE_VERSION: 'abc123' },
  ],
];

describe('docs/pipelines.md', () => {
  it.each(recipes)(
    '%s deploys inside a window, and ends it',
    async (_, script, env) => {
      const { code, out, windowId, window } = await runRecipe(script(), env);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`deployed in ${windowId}`) });
      expect(window).toMatchObject({
        status: 'completed',
        mode: 'read-only',
        reason: expect.stringMatching(/^Deploy ./),
      });
    },
    120_000,
  );

  it('the GitHub Actions job may get a token by OIDC and has no stored secret', () => {
    const job = github();
    expect(job.permissions).toEqual({ 'id-token': 'write', contents: 'read' });
    expect(JSON.stringify(job)).not.toMatch(/secrets\.|AKIA/);
  });
});
