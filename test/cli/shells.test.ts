import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { buildCli } from '../../bin/build-cli/bundle';

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;
/** In CI a missing shell is a failure: .ci/run installs them. */
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

/** What the completion offers for a line, as bash asks it. */
const askedInBash = (line: string) => `
source ./bash && source ./bash
COMP_LINE='${line}' COMP_POINT=${line.length}
__quiesce_complete
printf '%s\\n' "\${COMPREPLY[@]}"`;

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
    for (const shell of ['bash', 'zsh', 'fish'])
      writeFileSync(join(folder, shell), await run(command, 'completion', shell));
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

  const inBash = isExpected('bash') ? it : it.skip;
  const offered = async (line: string) =>
    (await run('bash', '--norc', '--noprofile', '-c', askedInBash(line))).trim().split('\n').sort();

  inBash(
    'needs nothing but bash, and offers commands, values and what is behind a =',
    async () => {
      expect(await offered('quiesce window ap')).toEqual(['approve']);
      expect(await offered('quiesce window request --mode ')).toEqual(['full', 'read-only', 'testers-only']);
      expect(await offered('quiesce window request --mode=r')).toEqual(['read-only']);
      expect(await offered('quiesce audit ')).toEqual(['export', 'help', 'list', 'verify']);
    },
    60_000,
  );

  inBash(
    'runs nothing that was typed so far',
    async () => {
      expect(await offered('quiesce window show $(touch typed) `touch typed` ap')).toEqual(['']);
      expect(existsSync(join(folder, 'typed'))).toBe(false);
    },
    60_000,
  );

  /** Keys in a terminal; what runs is the completed line. */
  const inTerminal = isExpected('bash') && isExpected('script') ? it : it.skip;
  inTerminal(
    'completes a word in bash',
    async () => {
      const typed = 'source ./bash\nquiesce window appr\t\nexit 0\n';
      const shown = await promisify(execFile)(
        'sh',
        ['-c', `printf '${typed}' | script -qec 'bash --norc --noprofile -i' /dev/null`],
        {
          cwd: folder,
          env,
          timeout: 60_000,
        },
      );
      expect(shown.stdout).toContain('Missing: <window>');
    },
    60_000,
  );
});
