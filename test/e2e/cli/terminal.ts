import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { commandOfRun } from '../assembly';
import { Tmux } from './tmux';

/** In CI a missing tmux is a failure: .ci/run installs it. */
export const hasTerminal = spawnSync('tmux', ['-V']).status === 0 || process.env.CI === 'true';

/** What a command left on the screen. Lines that the terminal broke are one line here, so too long ones can be seen. */
export interface Screen {
  readonly exitCode: number;
  /** Without the line that was typed. */
  readonly lines: readonly string[];
  readonly text: string;
}

const prompt = /^\[(\d+)\]\$$/;
const patienceMs = 30_000;
const lookAgainMs = 500;

/**
 * A shell in a real terminal of a certain width, where `quiesce` is the command of this checkout. It is not said to run in CI: nothing
 * moves on the screen there.
 */
export class Terminal {
  private constructor(
    private readonly tmux: Tmux,
    readonly folder: string,
    readonly columns: number,
  ) {}

  /** @param data directory of the machine that `quiesce` talks to */
  static async open(data: string, columns: number): Promise<Terminal> {
    const folder = mkdtempSync(join(tmpdir(), 'quiesce-terminal-'));
    const command = join(folder, 'quiesce');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${commandOfRun()}" "$@"\n`);
    chmodSync(command, 0o755);
    const terminal = new Terminal(new Tmux(join(folder, 'tmux')), folder, columns);
    const path = `${folder}${delimiter}${process.env.PATH}`;
    const env = ['PS1=[$?]$ ', `PATH=${path}`, `QUIESCE_LOCAL=${data}`, 'QUIESCE_STACK=', 'QUIESCE_API='];
    const size = ['-x', String(columns), '-y', '300'];
    await terminal.tmux.run(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      ...size,
      '-c',
      folder,
      'env',
      '-u',
      'CI',
      ...env,
      'sh',
    );
    await terminal.tmux.attach();
    await terminal.untilPrompt();
    return terminal;
  }

  async close(): Promise<void> {
    await this.hangUp();
    rmSync(this.folder, { recursive: true });
  }

  /** Closes the terminal, and leaves what runs in it to itself. */
  async hangUp(): Promise<void> {
    await this.tmux.kill();
  }

  /** Runs a line to its end. @param keys pressed one after the other, each when a question is asked */
  async run(line: string, ...keys: readonly string[]): Promise<Screen> {
    await this.type(line);
    for (const [index, key] of keys.entries()) {
      await this.untilShown(
        (text) => text.split('◆').length + text.split('◇').length + text.split('■').length > index + 3,
      );
      await this.press(key);
      await this.untilShown((text) => !text.includes('◆') || text.split('◇').length > index + 1);
    }
    return this.untilPrompt();
  }

  /** Types a line on an empty screen, and presses Enter. */
  async type(line: string): Promise<void> {
    await this.tmux.ask('send-keys -R');
    await this.tmux.ask('clear-history');
    await this.tmux.run('send-keys', '-l', line);
    await this.press('Enter');
  }

  press(key: string): Promise<string> {
    return this.tmux.ask(`send-keys ${key}`);
  }

  /** Looks whenever something is written. @throws Error with the last screen */
  async untilShown(isThere: (text: string) => boolean): Promise<string> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const written = this.tmux.written(lookAgainMs);
      const text = await this.shown();
      if (isThere(text)) return text;
      if (Date.now() > deadline) throw new Error(`not shown within ${patienceMs} ms, but:\n${text}`);
      await written;
    }
  }

  async untilPrompt(): Promise<Screen> {
    const text = await this.untilShown((shown) => prompt.test(shown.trimEnd().split('\n').at(-1) ?? ''));
    const lines = text.trimEnd().split('\n');
    const exitCode = Number(prompt.exec(lines.pop() ?? '')?.[1]);
    return { exitCode, lines: lines.slice(1), text: lines.slice(1).join('\n') };
  }

  /** With the escape sequences of colours. */
  coloured(): Promise<string> {
    return this.tmux.ask('capture-pane -p -e -J');
  }

  private async shown(): Promise<string> {
    return (await this.tmux.ask('capture-pane -p -J')).replace(/[ \t]+$/gm, '').trimEnd();
  }
}
