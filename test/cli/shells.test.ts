import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { buildCli } from '../../bin/build-cli/bundle';

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;
/** In CI a missing shell is a failure: .ci/run installs both. */
const isExpected = (shell: string) => isThere(shell) || process.env.CI === 'true';

/** Types a line into an interactive zsh, presses Tab, and prints what the screen shows until the word is there. */
const typedInZsh = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; autoload -U compinit; compinit -u -D; source ./zsh; compdef _quiesce quiesce; print REA''DY'
zpty -r shell out '*READY*'
zpty -w -n shell $'quiesce window ap\\t'
zpty -r shell out '*approve*'
print -r -- $out
zpty -d shell`;

describe('the completion', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-shells-'));
  const env = { HOME: folder, PATH: `${folder}${delimiter}${process.env.PATH}`, TERM: 'dumb' };
  const run = async (shell: string, ...argv: readonly string[]) =>
    (await promisify(execFile)(shell, argv, { cwd: folder, env, timeout: 60_000 })).stdout;

  beforeAll(async () => {
    await buildCli(join(folder, 'bundle'));
    const command = join(folder, 'quiesce');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'bundle', 'cli.mjs')}" "$@"\n`);
    chmodSync(command, 0o755);
    for (const shell of ['zsh', 'fish']) writeFileSync(join(folder, shell), await run(command, 'completion', shell));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const inFish = isExpected('fish') ? it : it.skip;
  inFish(
    'offers commands, options’ values and what they are in fish',
    async () => {
      const asked = (line: string) => run('fish', '-c', `source ./fish; complete -C "${line}"`);
      expect(await asked('quiesce window ap')).toMatch(/^approve\tapprove the plan/);
      expect((await asked('quiesce window request --mode ')).trim().split('\n')).toEqual([
        'full',
        'read-only',
        'testers-only',
      ]);
    },
    60_000,
  );

  const inZsh = isExpected('zsh') ? it : it.skip;
  inZsh(
    'completes a word in zsh',
    async () => {
      writeFileSync(join(folder, 'typed.zsh'), typedInZsh);
      expect(await run('zsh', '-f', 'typed.zsh')).toContain('quiesce window approve');
    },
    60_000,
  );
});
