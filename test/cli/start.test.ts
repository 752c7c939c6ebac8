import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildCli } from '../../bin/build-cli/bundle';
import { version } from '../../package.json';

/** A file of the bundle and every file that it loads before anything runs. */
function loadedAtStart(folder: string, file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = [...text.matchAll(/(?:^|[;}\n])(?:import|export)[^;"']*["']\.\/([^"']+)["']/g)];
  for (const [, next = ''] of imports) if (!found.has(next)) loadedAtStart(folder, next, found);
  return found;
}

describe('the bundle of the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-start-'));
  beforeAll(() => buildCli(folder));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...argv: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(folder, 'cli.mjs'), ...argv], { env: {}, cwd: folder });

  it('needs nothing but itself', async () => {
    expect((await run('--version')).stdout).toBe(`${version}\n`);
  });

  it('completes words for shells', async () => {
    expect((await run('complete', '--', 'window', 'ap')).stdout).toMatch(/^approve\tapprove the plan/);
    expect((await run('complete', '--', 'window', 'request', '--mode', '')).stdout).toMatch(/^full\n?.*testers-only/s);
    for (const shell of ['bash', 'zsh', 'fish']) {
      expect((await run('completion', shell)).stdout).toContain(`${shell} completion for quiesce`);
    }
  });

  /** Everybody waits for this at each start. Times, tables, prompts and AWS's credential chain are loaded where they are needed. */
  it('loads at most 150 KB', () => {
    const files = [...loadedAtStart(folder, 'cli.mjs')];
    expect(files.length).toBeGreaterThan(1);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(150_000);
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(['SSOTokenProvider', 'ZonedDateTime', 'casualReference'].filter((word) => texts.includes(word))).toEqual([]);
  });
});
